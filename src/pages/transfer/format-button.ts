import { formatChoices } from "../../export/format-choice.ts";
import { type FormatId, formats } from "../../export/formats.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { formatItems } from "../../ui/export-menu.ts";
import { icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";

/** Which format, as the menus elsewhere have it; what is chosen here is what they show. */
export function formatButton(): DocumentFragment {
  const label = h("span", {});
  const button = h(
    "button",
    { type: "button", class: "button plain", "data-action": "export-format" },
    label,
    icon("chevron-down"),
  );
  const show = (): void => fill(label, `${t("export_as")}: ${t(formats[formatChoices.chosen()].label)}`);
  const choose = (id: FormatId): void => {
    formatChoices.choose(id);
    show();
  };
  show();
  const both = document.createDocumentFragment();
  both.append(button);
  attachMenu(button, {
    label: t("export_as"),
    side: "below",
    items: () => formatItems({ ...formatChoices, choose }, false),
  });
  return both;
}
