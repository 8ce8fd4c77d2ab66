import { formatChoices } from "../../export/format-choice.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { exportMenu } from "../../ui/export-menu.ts";
import { dotted } from "../../ui/format.ts";
import { drawn, type IconName, icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import type { Citing } from "./citing.ts";
import { keyOf, type ReaderCommand } from "./keys.ts";
import { type Reading, seenArticle } from "./reading.ts";

export interface Bar {
  readonly update: (reading: Reading) => void;
  /** The hairline: 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly left: (text: string) => void;
}

/** An icon, or its shapes where no other page has it. */
type Shape = IconName | readonly string[];

interface Control {
  readonly command: ReaderCommand;
  readonly icon: Shape;
  readonly label: MessageKey;
}

const speaker = [
  "M3.2 7.2h2.6L9.2 4v10L5.8 10.8H3.2z",
  "M11.6 6.8a3.2 3.2 0 0 1 0 4.4",
  "M13.6 4.8a6 6 0 0 1 0 8.4",
];

/** With a full lid: what is put away. */
const archived = ["!M2.1 2.7h13.8v4.6H2.1z", "M4.2 7v7.6h9.6V7", "M7.3 9.8h3.4"];

const controls: readonly Control[] = [
  { command: "library", icon: "library", label: "popup_library" },
  { command: "favourite", icon: "star", label: "reader_favourite" },
  { command: "read", icon: "unread", label: "reader_mark_read" },
  { command: "archive", icon: "archive", label: "list_archive" },
  { command: "speak", icon: speaker, label: "speech_play" },
  { command: "original", icon: "external", label: "reader_open_original" },
  { command: "print", icon: "print", label: "reader_print" },
  { command: "trash", icon: "trash", label: "reader_delete" },
  { command: "help", icon: "keyboard", label: "reader_key_help" },
];

/** The bar on top: where one is, what can be done, how far the reading is. */
export function createBar(
  bar: HTMLElement,
  {
    typeMenuId,
    stepper,
    outline,
    citing,
    run,
  }: {
    readonly typeMenuId: string;
    readonly stepper: HTMLElement;
    readonly outline: HTMLElement;
    readonly citing: Citing;
    readonly run: (command: ReaderCommand) => void;
  },
): Bar {
  const place = h("span", { class: "place", dir: "auto" });
  const left = h("span", { class: "left muted numbers" });
  const line = h("div", { class: "hairline", "aria-hidden": "true" });
  const buttons = new Map(controls.map((control) => [control.command, controlButton(control, run)]));
  const type = h(
    "button",
    {
      type: "button",
      class: "icon-button type-button",
      popovertarget: typeMenuId,
      title: withKey("reader_type", "type"),
      "aria-label": t("reader_type"),
    },
    "Aa",
  );
  const exporting = h(
    "button",
    {
      type: "button",
      class: "button export",
      title: withKey("reader_key_export", "export"),
      "aria-label": t("common_export"),
    },
    icon("download"),
    h("span", {}, t("common_export")),
  );
  fill(
    bar,
    h(
      "button",
      {
        type: "button",
        class: "icon-button close",
        title: withKey("reader_close", "close"),
        "aria-label": t("reader_close"),
        on: { click: () => run("close") },
      },
      icon("chevron-left"),
    ),
    outline,
    place,
    stepper,
    left,
    h("div", { class: "controls", role: "group", "aria-label": t("reader_controls") }, type, [
      ...buttons.values(),
    ]),
    exporting,
    line,
  );
  attachMenu(exporting, {
    label: t("common_export"),
    side: "below",
    items: () => [
      ...exportMenu(
        [
          {
            action: "export-this",
            label: t("export_this_article"),
            detail: keyOf("export") ?? "",
            run: () => run("export"),
          },
        ],
        formatChoices,
      ),
      { kind: "line" },
      {
        kind: "more",
        action: "cite",
        label: t("citation_copy"),
        detail: keyOf("cite") ?? "",
        items: citing.items,
      },
    ],
  });
  return {
    update: (reading) => {
      const { entry } = reading;
      const { category, siteName } = seenArticle(reading);
      const shelf = entry.archivedAt === null ? null : t("list_is_archived");
      place.textContent = dotted([category, siteName ?? entry.siteName, shelf]);
      place.title = place.textContent;
      press(buttons.get("favourite"), entry.isFavourite, ["star", "star-filled"], "favourite", [
        "reader_favourite",
        "reader_not_favourite",
      ]);
      press(buttons.get("read"), entry.readAt !== null, ["unread", "read"], "read", [
        "reader_mark_read",
        "reader_mark_unread",
      ]);
      press(buttons.get("archive"), entry.archivedAt !== null, ["archive", archived], "archive", [
        "list_archive",
        "list_take_out",
      ]);
    },
    progress: (fraction) => line.style.setProperty("--fraction", String(fraction)),
    left: (text) => {
      left.textContent = text;
    },
  };
}

function drawnShape(shape: Shape): Node {
  return typeof shape === "string" ? icon(shape) : drawn(shape);
}

function controlButton(control: Control, run: (command: ReaderCommand) => void): HTMLButtonElement {
  return h(
    "button",
    {
      type: "button",
      class: `icon-button ${control.command}`,
      title: withKey(control.label, control.command),
      "aria-label": t(control.label),
      on: { click: () => run(control.command) },
    },
    drawnShape(control.icon),
  );
}

/** A button that is pressed or not keeps its name; the tooltip says what the next press does. */
function press(
  button: HTMLButtonElement | undefined,
  isPressed: boolean,
  icons: readonly [Shape, Shape],
  command: ReaderCommand,
  hints: readonly [MessageKey, MessageKey],
): void {
  if (button === undefined) return;
  button.setAttribute("aria-pressed", String(isPressed));
  button.title = withKey(hints[isPressed ? 1 : 0], command);
  fill(button, drawnShape(icons[isPressed ? 1 : 0]));
}

function withKey(label: MessageKey, command: ReaderCommand): string {
  const key = keyOf(command);
  return key === null ? t(label) : t("reader_with_key", t(label), key);
}
