import type { EntrySummary } from "../src/model/entry.ts";
import type { EntryId } from "../src/model/id.ts";
import { t } from "../src/platform/i18n.ts";
import { type RowView, type RunCommand, rowElement } from "./row.ts";
import type { PopupState } from "./state.ts";

/** The rows on screen. */
export interface List {
  readonly show: (state: PopupState) => void;
  /** The entry whose row has the focus. */
  readonly current: () => EntrySummary | null;
  /** Gives the focus to the row that had it last. */
  readonly focus: () => void;
  /** Moves the focus by rows; from outside the list to its first row. False at the ends. */
  readonly move: (step: 1 | -1) => boolean;
}

interface Row {
  readonly element: HTMLLIElement;
  readonly entry: EntrySummary;
  /** What the row was made from; another one is made only when this differs. */
  readonly mark: string;
}

/** Keeps rows, focus and scroll where they are while entries come, change and go. */
export function createList(element: HTMLUListElement, run: RunCommand): List {
  let rows = new Map<EntryId, Row>();
  /** The row that Tab leads to. */
  let reachable: EntryId | null = null;
  element.setAttribute("aria-label", t("list_label"));
  element.addEventListener("focusin", (event) => {
    if (event.target instanceof Element) makeReachable(event.target.closest("li"));
  });

  function show({ entries, filter, selection, pictures }: PopupState): void {
    if (entries === null) return;
    const focus = focusIn(element);
    const before = [...rows.keys()];
    rows = new Map(
      entries.map((entry) => [
        entry.id,
        rowFor(
          {
            entry,
            shelf: filter.shelf,
            isSelected: selection.has(entry.id),
            picture: pictures.get(entry.latestSnapshotId) ?? null,
          },
          rows.get(entry.id),
          run,
        ),
      ]),
    );
    arrange(
      element,
      [...rows.values()].map((row) => row.element),
    );
    element.classList.toggle("selecting", selection.size > 0);
    if (focus !== null) restoreFocus(focus, before);
    else makeReachable(rows.get(reachable ?? "")?.element ?? element.querySelector("li"));
  }

  /** The same control of the same row; when that is gone, the row that took its place. */
  function restoreFocus(focus: FocusPlace, before: readonly EntryId[]): void {
    const same = rows.get(focus.id)?.element;
    const position = Math.min(before.indexOf(focus.id), rows.size - 1);
    const row = same ?? [...rows.values()][position]?.element ?? null;
    if (row === null) {
      document.querySelector<HTMLElement>("#search")?.focus();
      return;
    }
    makeReachable(row);
    const action = same === undefined ? "open" : focus.action;
    row.querySelector<HTMLElement>(`[data-action="${action}"]`)?.focus({ preventScroll: true });
    if (same === undefined) row.scrollIntoView({ block: "nearest" });
  }

  function makeReachable(row: HTMLElement | null): void {
    reachable = row?.dataset["entry"] ?? null;
    for (const old of element.querySelectorAll(".reachable")) {
      if (old !== row) setReachable(old, false);
    }
    if (row !== null && !row.classList.contains("reachable")) setReachable(row, true);
  }

  function current(): EntrySummary | null {
    const id = focusIn(element)?.id;
    return id === undefined ? null : (rows.get(id)?.entry ?? null);
  }

  function move(step: 1 | -1): boolean {
    const ids = [...rows.keys()];
    const entry = current();
    const next = entry === null ? (step === 1 ? 0 : -1) : ids.indexOf(entry.id) + step;
    const id = ids[next];
    if (id === undefined) return false;
    const row = rows.get(id)?.element;
    row?.querySelector<HTMLElement>("[data-action='open']")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
    return true;
  }

  function focus(): void {
    const row = rows.get(reachable ?? "")?.element;
    row?.querySelector<HTMLElement>("[data-action='open']")?.focus({ preventScroll: true });
  }

  return { show, current, focus, move };
}

interface FocusPlace {
  readonly id: EntryId;
  readonly action: string;
}

function focusIn(list: HTMLElement): FocusPlace | null {
  const focused = document.activeElement;
  if (focused === null || !list.contains(focused)) return null;
  const id = focused.closest<HTMLElement>("li")?.dataset["entry"];
  if (id === undefined) return null;
  return { id, action: (focused instanceof HTMLElement && focused.dataset["action"]) || "open" };
}

function rowFor(view: RowView, old: Row | undefined, run: RunCommand): Row {
  const mark = JSON.stringify(view);
  if (old?.mark === mark) return old;
  return { element: rowElement(view, run), entry: view.entry, mark };
}

/** Puts the rows in order by as few moves as their common run allows, so that scrolling does not tear. */
function arrange(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const staying = new Set<Element>(wanted);
  for (const old of [...list.children]) {
    if (!staying.has(old)) old.remove();
  }
  let at = list.firstElementChild;
  for (const row of wanted) {
    if (row === at) at = at.nextElementSibling;
    else list.insertBefore(row, at);
  }
}

function setReachable(row: Element, isReachable: boolean): void {
  row.classList.toggle("reachable", isReachable);
  for (const control of row.querySelectorAll<HTMLElement>("[data-action]")) {
    control.tabIndex = isReachable ? 0 : -1;
  }
}
