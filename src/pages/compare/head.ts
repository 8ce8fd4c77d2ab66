import type { SnapshotId } from "../../model/id.ts";
import { t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { exactTime } from "../../ui/format.ts";
import { icon, logo } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import type { Pair, Side } from "./pair.ts";
import type { Layout } from "./rows.ts";
import type { SideName } from "./sides.ts";

export interface HeadActions {
  readonly setLayout: (layout: Layout) => void;
  readonly setFolded: (isFolded: boolean) => void;
  readonly move: (step: 1 | -1) => void;
  readonly pick: (side: SideName, id: SnapshotId) => void;
  readonly swap: () => void;
  readonly save: () => void;
  readonly showKeys: () => void;
}

export interface Head {
  readonly update: (view: { readonly layout: Layout; readonly isFolded: boolean }) => void;
  readonly showPlace: (place: { readonly at: number; readonly count: number }) => void;
}

/** The bar: whose comparison it is, how it is shown, where one is in it, and taking it away. */
export function createHead(element: HTMLElement, { before, after }: Pair, actions: HeadActions): Head {
  const layouts = {
    side: toggle(t("compare_side"), "layout-side", () => actions.setLayout("side")),
    inline: toggle(t("compare_inline"), "layout-inline", () => actions.setLayout("inline")),
  } satisfies Record<Layout, HTMLButtonElement>;
  const only = toggle(t("compare_only"), "only", () =>
    actions.setFolded(only.getAttribute("aria-pressed") !== "true"),
  );
  const place = h("span", { class: "place muted numbers", role: "status" });
  const previous = stepButton("compare_previous", "P", () => actions.move(-1));
  const next = stepButton("compare_next", "N", () => actions.move(1));
  const exporting = h(
    "button",
    { type: "button", class: "button", "data-action": "export" },
    t("common_export"),
    icon("chevron-down"),
  );
  fill(
    element,
    h(
      "div",
      { class: "head-line" },
      h("h1", { class: "name" }, logo(), t("compare_title")),
      h(
        "div",
        { class: "head-buttons" },
        h(
          "div",
          { class: "chips", role: "group", "aria-label": t("compare_layout") },
          layouts.side,
          layouts.inline,
        ),
        only,
        exporting,
      ),
    ),
    h(
      "div",
      { class: "head-line below" },
      h("div", { class: "pickers" }, picker("before", before, actions), picker("after", after, actions)),
      h("div", { class: "steps" }, place, previous, next),
    ),
  );
  attachMenu(exporting, {
    label: t("common_export"),
    side: "below",
    items: () => [
      {
        kind: "action",
        label: t("compare_save_html"),
        run: actions.save,
        action: "save-html",
        detail: "D",
      },
      { kind: "action", label: t("compare_print"), run: () => window.print(), action: "print" },
      { kind: "line" },
      { kind: "action", label: t("compare_swap"), run: actions.swap, action: "swap" },
      { kind: "action", label: t("key_title"), run: actions.showKeys, detail: "?" },
    ],
  });
  return {
    update: ({ layout, isFolded }) => {
      for (const [name, button] of Object.entries(layouts)) press(button, name === layout);
      press(only, isFolded);
    },
    showPlace: ({ at, count }) => {
      place.textContent = count === 0 ? "" : t("compare_place", at === 0 ? "–" : String(at), String(count));
      previous.disabled = count === 0;
      next.disabled = count === 0;
    },
  };
}

function toggle(label: string, action: string, run: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "chip", "data-action": action, "aria-pressed": "false", on: { click: run } },
    label,
  );
}

function press(button: HTMLButtonElement, isPressed: boolean): void {
  button.setAttribute("aria-pressed", String(isPressed));
}

function stepButton(
  key: "compare_previous" | "compare_next",
  shortcut: string,
  run: () => void,
): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: "step-button",
      "aria-label": t(key),
      title: `${t(key)} (${shortcut})`,
      on: { click: run },
    },
    h("kbd", { class: "key" }, shortcut.toLowerCase()),
  );
}

/** Which capture of the entry stands on a side; its time alone where there is no other. */
function picker(name: SideName, { snapshot, snapshots, entry }: Side, actions: HeadActions): HTMLElement {
  const select = h(
    "select",
    {
      class: "picker",
      "aria-label": t(name === "before" ? "compare_before" : "compare_after"),
      title: entry.title,
      on: { change: () => actions.pick(name, select.value) },
    },
    snapshots.map((facts) =>
      h("option", { value: facts.id, selected: facts.id === snapshot.id }, exactTime(facts.capturedAt)),
    ),
  );
  return select;
}
