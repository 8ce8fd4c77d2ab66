/** The colour of a tag: a dot that opens the palette under its line. */
import { type TagColour, type TagColours, tagColours } from "../../model/tag-colour.ts";
import { t } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { h } from "../../ui/element.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";

export interface Palette {
  /** The dot of a tag, to stand in the tag's line. */
  readonly opener: (tag: string) => HTMLElement;
  /** As it is now. */
  readonly colourOf: (tag: string) => TagColour | null;
}

/** One palette for all lines: it stands under the line whose dot was pressed last. */
export function createPalette(options: {
  readonly colours: TagColours;
  readonly attempt: (work: () => Promise<unknown>) => Promise<void>;
  readonly undoBar: UndoBar;
}): Palette {
  const colours = new Map(options.colours);
  const colourOf = (tag: string): TagColour | null => colours.get(tag) ?? null;
  let open: { readonly element: HTMLElement; readonly dot: HTMLElement } | null = null;

  function close(): void {
    open?.element.remove();
    open?.dot.setAttribute("aria-expanded", "false");
    open = null;
  }

  function toggle(tag: string, dot: HTMLElement): void {
    const wasOpen = open?.dot === dot;
    close();
    if (wasOpen) return;
    const element = h(
      "div",
      { class: "tag-palette", role: "group", "aria-label": t("tag_colour", tag) },
      [null, ...tagColours].map((colour) => swatch(tag, colour, dot)),
    );
    dot.closest("li")?.append(element);
    dot.setAttribute("aria-expanded", "true");
    open = { element, dot };
    element.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  function swatch(tag: string, colour: TagColour | null, dot: HTMLElement): HTMLElement {
    const label = t(colour === null ? "tag_colour_none" : `tag_colour_${colour}`);
    const element = h("button", {
      type: "button",
      class: "tag-dot",
      "data-colour": colour ?? "none",
      "aria-pressed": String(colourOf(tag) === colour),
      "aria-label": label,
      title: label,
      on: {
        click: () => {
          paint(tag, colour);
          close();
          dot.focus();
        },
      },
    });
    if (colour !== null) element.style.setProperty("--tag", `var(--tag-${colour})`);
    return element;
  }

  function paint(tag: string, colour: TagColour | null): void {
    const before = colourOf(tag);
    if (before === colour) return;
    remember(tag, colour);
    void options.attempt(async () => {
      await send("tag.paint", { tag, colour });
      options.undoBar.show(t("library_tag_painted", tag), () => {
        remember(tag, before);
        void options.attempt(() => send("tag.paint", { tag, colour: before }));
      });
    });
  }

  function remember(tag: string, colour: TagColour | null): void {
    if (colour === null) colours.delete(tag);
    else colours.set(tag, colour);
  }

  return {
    colourOf,
    opener: (tag) => {
      const label = t("tag_colour", tag);
      const dot = h("button", {
        type: "button",
        class: "tag-dot",
        "data-tag": tag,
        "data-action": "tag-colour",
        "aria-expanded": "false",
        "aria-label": label,
        title: label,
        on: { click: () => toggle(tag, dot) },
      });
      return dot;
    },
  };
}
