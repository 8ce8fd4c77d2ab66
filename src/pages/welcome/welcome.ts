/** What a reader sees once, after installing: what this is, where the text lies, what to do first. */
import { isFirefox } from "../../platform/about.ts";
import { t } from "../../platform/i18n.ts";
import { saveShortcut } from "../../platform/shortcut.ts";
import { libraryAddress, openTransfer } from "../../platform/tabs.ts";
import { byId, type Child, fill, h } from "../../ui/element.ts";
import { icon, logo } from "../../ui/icon.ts";
import { preparePage } from "../../ui/page.ts";

preparePage("welcome_title");
fill(byId("head", HTMLElement), logo(), h("h1", {}, t("app_name")));
void show();

async function show(): Promise<void> {
  // A browser that does not tell its keys leaves the page without that half of a sentence, not without itself.
  const shortcut = await saveShortcut().catch(() => "");
  fill(
    byId("work", HTMLElement),
    h(
      "section",
      { class: "card" },
      h("h2", {}, t("welcome_title")),
      h("p", {}, t("welcome_what")),
      h("ul", { class: "promises" }, promise(t("welcome_where")), promise(t("welcome_no_sites"))),
      h(
        "ol",
        { class: "steps" },
        step(t("welcome_pin_title"), t(isFirefox() ? "welcome_pin_firefox" : "welcome_pin_chromium")),
        step(
          t("welcome_save_title"),
          shortcut === "" ? t("welcome_save_no_keys") : t("welcome_save", shortcut),
        ),
        step(
          t("welcome_import_title"),
          t("welcome_import"),
          h(
            "button",
            {
              type: "button",
              class: "button",
              "data-action": "import",
              on: { click: () => void openTransfer() },
            },
            t("common_import"),
          ),
        ),
      ),
      h(
        "a",
        { class: "button primary", "data-action": "library", href: libraryAddress() },
        t("popup_library"),
      ),
    ),
  );
}

function promise(words: string): HTMLElement {
  return h("li", {}, icon("check"), h("span", {}, words));
}

function step(title: string, words: string, ...more: readonly Child[]): HTMLElement {
  return h("li", {}, h("h3", {}, title), h("p", {}, words), ...more);
}
