/** The page that compares two captures. */

import type { Comparison } from "../../compare/comparison.ts";
import { compareInWorker } from "../../compare/in-worker.ts";
import { failureOf, LibraryError } from "../../model/errors.ts";
import { safeFileName } from "../../model/text.ts";
import { checkCanary } from "../../platform/canary.ts";
import { saveFile } from "../../platform/download.ts";
import { errorText, t } from "../../platform/i18n.ts";
import { snapshotAddress } from "../../platform/tabs.ts";
import { guardLibrary } from "../../store/guard.ts";
import { byId, fill, h } from "../../ui/element.ts";
import { preparePage } from "../../ui/page.ts";
import { listenForShortcuts, openShortcutSheet, type Shortcut } from "../../ui/shortcuts.ts";
import { compareHref, parseCompareAddress } from "./address.ts";
import { comparisonFile } from "./file.ts";
import { createHead } from "./head.ts";
import { loadPair, type Pair, type Side, versionOfSide } from "./pair.ts";
import { drawPaper } from "./paper.ts";
import type { Layout } from "./rows.ts";
import { createChangeWalk } from "./walk.ts";

preparePage("compare_title");
guardLibrary(checkCanary);
void start();

async function start(): Promise<void> {
  try {
    const address = parseCompareAddress(location.search);
    if (address === null) throw new LibraryError("snapshot/missing");
    const pair = await loadPair(address);
    const task = { before: versionOfSide(pair.before), after: versionOfSide(pair.after) };
    open(pair, await compareInWorker(task));
    document.body.dataset["state"] = "ready";
  } catch (error) {
    fail(error);
  }
}

/** Below this width two columns are too narrow to read. */
const narrowPx = 720;

function open(pair: Pair, comparison: Comparison): void {
  const { before, after } = pair;
  const paper = byId("paper", HTMLElement);
  let layout: Layout = window.innerWidth < narrowPx ? "inline" : "side";
  let isFolded = true;
  document.title = t("compare_page_title", after.entry.title);

  const head = createHead(byId("head", HTMLElement), pair, {
    setLayout: (next) => {
      layout = next;
      draw();
    },
    setFolded: (next) => {
      isFolded = next;
      draw();
    },
    move: (step) => void walk.move(step),
    pick: (side, id) => {
      const shown = { before: before.snapshot.id, after: after.snapshot.id };
      location.assign(compareHref({ ...shown, [side]: id }));
    },
    swap,
    save,
    showKeys: () => openShortcutSheet(shortcuts),
  });
  const walk = createChangeWalk(paper, head.showPlace);

  function draw(): void {
    head.update({ layout, isFolded });
    drawPaper(paper, { pair, comparison, layout, isFolded });
    walk.renew();
  }

  function swap(): void {
    location.assign(compareHref({ before: after.snapshot.id, after: before.snapshot.id }));
  }

  function save(): void {
    const name = safeFileName(t("compare_page_title", after.entry.title), "html");
    saveFile(comparisonFile(paper, document.title), name);
    byId("said", HTMLElement).textContent = t("compare_saved");
  }

  const shortcuts: readonly Shortcut[] = [
    { keys: ["n", "j"], shown: ["N", "J"], label: "compare_next", run: () => walk.move(1) },
    { keys: ["p", "k"], shown: ["P", "K"], label: "compare_previous", run: () => walk.move(-1) },
    {
      keys: ["i"],
      label: "compare_toggle_layout",
      run: () => {
        layout = layout === "side" ? "inline" : "side";
        draw();
        return true;
      },
    },
    {
      keys: ["o"],
      label: "compare_toggle_only",
      run: () => {
        isFolded = !isFolded;
        draw();
        return true;
      },
    },
    { keys: ["1"], label: "compare_open_before", run: () => leaveFor(before) },
    { keys: ["2"], label: "compare_open_after", run: () => leaveFor(after) },
    {
      keys: ["d"],
      label: "compare_save_html",
      run: () => {
        save();
        return true;
      },
    },
    {
      keys: ["?"],
      label: "key_help",
      run: () => {
        openShortcutSheet(shortcuts);
        return true;
      },
    },
  ];
  draw();
  listenForShortcuts(document, shortcuts);
}

function leaveFor({ entry, snapshot }: Side): boolean {
  location.assign(snapshotAddress(entry.id, snapshot.id));
  return true;
}

function fail(error: unknown): void {
  const { code } = failureOf(error);
  document.body.dataset["state"] = "failed";
  fill(
    byId("paper", HTMLElement),
    h(
      "div",
      { class: "failure", role: "alert" },
      h("h1", {}, t("compare_failed")),
      h("p", {}, errorText(code)),
      h(
        "button",
        { type: "button", class: "button primary", on: { click: () => location.reload() } },
        t("common_retry"),
      ),
    ),
  );
  document.querySelector("button")?.focus();
}
