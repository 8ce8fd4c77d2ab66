import { formatChoices } from "../../export/format-choice.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";
import { exportMenu } from "../../ui/export-menu.ts";
import { dotted } from "../../ui/format.ts";
import { drawn, type IconName, icon } from "../../ui/icon.ts";
import { attachMenu } from "../../ui/menu.ts";
import { keyOf, type ReaderCommand } from "./keys.ts";
import { type Reading, seenArticle } from "./reading.ts";

export interface Bar {
  readonly update: (reading: Reading) => void;
  /** The hairline: 0 to 1. */
  readonly progress: (fraction: number) => void;
  readonly left: (text: string) => void;
}

interface Control {
  readonly command: ReaderCommand;
  /** Shapes where no other page has it. */
  readonly icon: IconName | readonly string[];
  readonly label: MessageKey;
}

const speaker = [
  "M3.2 7.2h2.6L9.2 4v10L5.8 10.8H3.2z",
  "M11.6 6.8a3.2 3.2 0 0 1 0 4.4",
  "M13.6 4.8a6 6 0 0 1 0 8.4",
];

const controls: readonly Control[] = [
  { command: "library", icon: "library", label: "popup_library" },
  { command: "favourite", icon: "star", label: "reader_favourite" },
  { command: "read", icon: "unread", label: "reader_mark_read" },
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
    run,
  }: {
    readonly typeMenuId: string;
    readonly stepper: HTMLElement;
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
    items: () =>
      exportMenu(
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
  });
  return {
    update: (reading) => {
      const { entry } = reading;
      const { category, siteName } = seenArticle(reading);
      place.textContent = dotted([category, siteName ?? entry.siteName]);
      place.title = place.textContent;
      press(buttons.get("favourite"), entry.isFavourite, ["star", "star-filled"], "favourite", [
        "reader_favourite",
        "reader_not_favourite",
      ]);
      press(buttons.get("read"), entry.readAt !== null, ["unread", "read"], "read", [
        "reader_mark_read",
        "reader_mark_unread",
      ]);
    },
    progress: (fraction) => line.style.setProperty("--fraction", String(fraction)),
    left: (text) => {
      left.textContent = text;
    },
  };
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
    typeof control.icon === "string" ? icon(control.icon) : drawn(control.icon),
  );
}

/** A button that is pressed or not keeps its name; the tooltip says what the next press does. */
function press(
  button: HTMLButtonElement | undefined,
  isPressed: boolean,
  icons: readonly [IconName, IconName],
  command: ReaderCommand,
  hints: readonly [MessageKey, MessageKey],
): void {
  if (button === undefined) return;
  button.setAttribute("aria-pressed", String(isPressed));
  button.title = withKey(hints[isPressed ? 1 : 0], command);
  fill(button, icon(icons[isPressed ? 1 : 0]));
}

function withKey(label: MessageKey, command: ReaderCommand): string {
  const key = keyOf(command);
  return key === null ? t(label) : t("reader_with_key", t(label), key);
}
