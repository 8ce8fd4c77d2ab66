/** All tags of the library: shown, coloured, renamed, merged into one another, taken away. */
import { type LibraryCounts, limits } from "../../model/entry.ts";
import type { TagColours } from "../../model/tag-colour.ts";
import { plural, t } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { clauseText } from "../../search/query.ts";
import { fill, h } from "../../ui/element.ts";
import { countText } from "../../ui/format.ts";
import { icon } from "../../ui/icon.ts";
import { openSheet } from "../../ui/shortcuts.ts";
import { tagsIn } from "../../ui/tags.ts";
import type { UndoBar } from "../../ui/undo-bar.ts";
import { renameTagChange } from "./changes.ts";
import type { Commands } from "./commands.ts";
import { createPalette } from "./palette.ts";
import { idsOfQuery } from "./picking.ts";
import { closed } from "./query-edit.ts";
import { askForLine } from "./sheets.ts";

export interface TagManagerOptions {
  readonly counts: () => LibraryCounts | null;
  readonly colours: TagColours;
  readonly commands: Commands;
  readonly undoBar: UndoBar;
  readonly search: (query: string) => void;
}

/** Shows the tags on a sheet, most used first. */
export function showTagManager({ counts, colours, commands, undoBar, search }: TagManagerOptions): void {
  const palette = createPalette({ colours, attempt: commands.attempt, undoBar });
  const sheet = openSheet(t("list_tags"));
  const known = [...(counts()?.tags ?? [])].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  const lines = h("ul", { class: "tag-lines" });
  const filter = h("input", {
    class: "field",
    type: "search",
    placeholder: t("library_filter_tags"),
    "aria-label": t("library_filter_tags"),
    on: { input: () => show() },
  });

  function show(): void {
    const wanted = filter.value.trim().toLocaleLowerCase();
    const shown = known.filter(([tag]) => tag.toLocaleLowerCase().includes(wanted));
    fill(
      lines,
      // A sheet is no place for thousands; the field narrows them down.
      shown.slice(0, 300).map(([tag, count]) => line(tag, count)),
    );
    if (shown.length === 0) fill(lines, h("li", { class: "muted" }, t("library_no_tags")));
  }

  function line(tag: string, count: number): HTMLElement {
    return h(
      "li",
      { class: "tag-line" },
      palette.opener(tag),
      h(
        "button",
        {
          type: "button",
          class: "side-line",
          on: {
            click: () => {
              sheet.element.close();
              search(closed(clauseText("tag", tag)));
            },
          },
        },
        h("span", { class: "side-name", dir: "auto" }, tag),
        h("span", { class: "side-count numbers" }, countText(count)),
      ),
      action("rename-tag", t("library_rename_tag", tag), "pencil", () => rename(tag)),
      action("delete-tag", t("library_delete_tag", tag), "trash", () => change(tag, null)),
    );
  }

  function action(name: string, label: string, symbol: "pencil" | "trash", run: () => void): HTMLElement {
    return h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "data-action": name,
        "aria-label": label,
        title: label,
        on: { click: run },
      },
      icon(symbol),
    );
  }

  function rename(tag: string): void {
    askForLine(
      {
        title: t("library_rename_tag", tag),
        label: t("library_tag_name"),
        value: tag,
        known: known.map(([name]) => name),
        most: limits.tagCharacters,
      },
      (answer) => {
        const [name] = tagsIn(answer);
        if (name !== undefined && name !== tag) change(tag, name);
      },
    );
  }

  function change(from: string, to: string | null): void {
    sheet.element.close();
    void commands.attempt(async () => {
      const query = clauseText("tag", from);
      const shelves = ["", "is:archived ", "is:trashed "];
      const found = await Promise.all(shelves.map((shelf) => idsOfQuery(`${query} ${shelf}`)));
      await commands.change(found.flat(), renameTagChange(from, to), "library_retagged");
      // A tag takes its colour along, unless the other has one.
      const colour = palette.colourOf(from);
      if (to !== null && colour !== null && palette.colourOf(to) === null)
        await send("tag.paint", { tag: to, colour });
    });
  }

  show();
  sheet.body.append(
    h("p", { class: "muted" }, plural("library_tag_count", known.length)),
    filter,
    h("p", { class: "muted" }, t("library_merge_hint")),
    lines,
  );
  filter.focus();
}
