/** The page for import and long exports. */

import { checkerName, checkerPage } from "../../export/checker-page.ts";
import { formatChoices } from "../../export/format-choice.ts";
import { type ImportOutcome, undoImport } from "../../import/import-file.ts";
import { failureOf } from "../../model/errors.ts";
import { checkCanary } from "../../platform/canary.ts";
import { saveFile } from "../../platform/download.ts";
import { takeFile } from "../../platform/file-handover.ts";
import { t } from "../../platform/i18n.ts";
import { guardLibrary } from "../../store/guard.ts";
import { readLastImport } from "../../store/last-import.ts";
import { observe } from "../../store/live.ts";
import { countEntries } from "../../store/read.ts";
import { acceptDrops } from "../../ui/drop.ts";
import { byId, fill, h } from "../../ui/element.ts";
import { logo } from "../../ui/icon.ts";
import { preparePage } from "../../ui/page.ts";
import { troubleText } from "../../ui/trouble.ts";
import { announcementOf } from "./announce.ts";
import type { Progress, TransferState } from "./state.ts";
import type { Known, TransferActions, View } from "./view.ts";
import { viewOf } from "./views.ts";
import { type ExportOrder, parseOrder, readFile, takeIn, writeFile } from "./work.ts";

preparePage("transfer_title");
guardLibrary(checkCanary);

const work = byId("work", HTMLElement);
const said = byId("said", HTMLElement);
let state: TransferState = { kind: "idle" };
let known: Known = { holdings: null, lastImport: null };
let view: View | null = null;
/** False until the page stands: the first state takes nobody's focus. */
let isStarted = false;
let running = new AbortController();

const actions: TransferActions = {
  onFile: (file) => void read(file),
  onImport: () => {
    if (state.kind === "preview") void importFile(state.file);
  },
  onCancel: () => running.abort(),
  onUndo: (importId) => void undo(importId),
  onExportAll: () => void exportFile({ scope: "all", format: formatChoices.chosen() }),
  onGoOn: () => {
    if (state.kind === "imported") void importFile(state.file, state.outcome);
  },
  onSaveAgain: () => {
    if (state.kind === "exported") saveFile(state.file, state.name);
  },
  onSaveChecker: () => void checkerPage().then((file) => saveFile(file, checkerName), fail),
  onStart: () => show({ kind: "idle" }),
};

function learn(more: Partial<Known>): void {
  known = { ...known, ...more };
  view?.know?.(known);
}

function show(next: TransferState): void {
  const isSameWork = "progress" in next && next.kind === state.kind && view?.update !== undefined;
  state = next;
  const words = announcementOf(next);
  if (words !== null && said.textContent !== words) said.textContent = words;
  if (isSameWork) {
    view?.update?.(next.progress);
    return;
  }
  document.body.dataset["state"] = next.kind;
  const hadFocus = work.contains(document.activeElement) || document.activeElement === document.body;
  view = viewOf(next, known, actions);
  fill(work, view.element);
  // The button that was pressed is gone: the focus goes to what stands in its place.
  if (hadFocus && isStarted) work.querySelector<HTMLElement>("h2")?.focus();
}

/** Begins one piece of work; what it shows is dropped once another has begun. */
function begin(): {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, records?: number) => Progress;
} {
  running = new AbortController();
  const startedAt = performance.now();
  return {
    signal: running.signal,
    progress: (done, total, records = 0) => ({ done, total, records, startedAt }),
  };
}

/** `dropped` is how many files were dropped together, of which this is the first. */
async function read(file: File, dropped = 1): Promise<void> {
  const { signal, progress } = begin();
  const tell = (done: number, total: number, records = 0): void => {
    if (!signal.aborted)
      show({ kind: "reading", fileName: file.name, progress: progress(done, total, records) });
  };
  tell(0, file.size);
  await ending(signal, async () =>
    show({ kind: "preview", file, preview: await readFile(file, signal, tell), dropped }),
  );
}

/** `stopped` is an import of the same file that goes on. */
async function importFile(file: File, stopped: ImportOutcome | null = null): Promise<void> {
  const { signal, progress } = begin();
  const tell = (done: number, total: number, records = 0): void =>
    show({ kind: "importing", fileName: file.name, progress: progress(done, total, records) });
  tell(0, file.size);
  try {
    const outcome = await takeIn(file, stopped, signal, tell);
    show({
      kind: "imported",
      file,
      outcome,
      isPartial: signal.aborted || outcome.failure !== null,
    });
  } catch (error) {
    await fail(error);
  }
}

async function undo(importId: string): Promise<void> {
  show({ kind: "undoing" });
  try {
    show({ kind: "undone", stayed: await undoImport(importId) });
  } catch (error) {
    await fail(error);
  }
}

async function exportFile(order: ExportOrder): Promise<void> {
  const { signal, progress } = begin();
  const tell = (done: number, total: number): void => {
    if (!signal.aborted) show({ kind: "exporting", progress: progress(done, total) });
  };
  show({ kind: "exporting", progress: progress(0, 0) });
  await ending(signal, async () => {
    const exported = await writeFile(order, signal, tell);
    if (exported.count === 0) return show({ kind: "failed", sentence: t("transfer_nothing_to_export") });
    saveFile(exported.file, exported.name);
    await exported.noteHanded();
    show({ kind: "exported", ...exported });
  });
}

/** Reads what was dropped on another page of ours. */
async function readHanded(name: string): Promise<void> {
  // Asked for once: the page that has it lets go of it, and this one may be loaded again.
  history.replaceState(null, "", location.pathname);
  const handed = await takeFile(name);
  if (handed === null) show({ kind: "failed", sentence: t("transfer_not_arrived") });
  else await read(handed.file, handed.dropped);
}

/** Runs work that leaves nothing behind when it is cancelled: then the page is back at its beginning. */
async function ending(signal: AbortSignal, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (signal.aborted) show({ kind: "idle" });
    else await fail(error);
  }
}

async function fail(error: unknown): Promise<void> {
  show({ kind: "failed", sentence: await troubleText(failureOf(error).code) });
}

fill(byId("head", HTMLElement), logo(), h("h1", {}, t("transfer_title")));
acceptDrops({
  isOpen: () => state.kind === "idle" || state.kind === "failed",
  onOver: (isOver) => document.body.toggleAttribute("data-drop", isOver),
  onFiles: (files) => void read(files[0], files.length),
});
window.addEventListener("beforeunload", (event) => {
  if (["importing", "exporting", "undoing"].includes(state.kind)) event.preventDefault();
});
observe(
  countEntries,
  (counts) => {
    learn({ holdings: { entries: counts.entries + counts.archived, bytes: counts.bytes } });
  },
  fail,
);
// That the library cannot be read is told already.
observe(
  readLastImport,
  (lastImport) => learn({ lastImport }),
  () => undefined,
);
const order = parseOrder(location.search);
const handed = new URLSearchParams(location.search).get("take");
if (order !== null) void exportFile(order);
else {
  show(state);
  if (handed !== null) void readHanded(handed);
}
isStarted = true;
