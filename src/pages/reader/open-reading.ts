import { allowImageHosts } from "../../platform/hosts.ts";
import { t } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { closeTab } from "../../platform/tabs.ts";
import { observe } from "../../store/live.ts";
import { countEntries } from "../../store/read.ts";
import { listHighlights } from "../../store/read-highlights.ts";
import { imageStates, listSnapshotImages } from "../../store/read-images.ts";
import { getPlace } from "../../store/read-place.ts";
import { readColours } from "../../store/tag-colours.ts";
import { byId } from "../../ui/element.ts";
import { paintTags } from "../../ui/paint-tags.ts";
import { listenForShortcuts, openShortcutSheet } from "../../ui/shortcuts.ts";
import { createUndoBar } from "../../ui/undo-bar.ts";
import { createAct } from "./act.ts";
import { type ReaderAddress, readerHref } from "./address.ts";
import { createAgain } from "./again.ts";
import { showArticle } from "./article.ts";
import { fitFrame, listenToFrame } from "./article-frame.ts";
import { bannerOf, drawBanner } from "./banner.ts";
import { createBar } from "./bar.ts";
import { createCiting } from "./citing.ts";
import { createCommands, openLink } from "./commands.ts";
import { createCorrecting } from "./correcting.ts";
import { createEdits } from "./edits.ts";
import { createHeadline } from "./headline.ts";
import { createHighlighting, type Highlighting } from "./highlights/highlighting.ts";
import { followKeptPlace } from "./kept-place.ts";
import { type ReaderCommand, readerShortcuts } from "./keys.ts";
import { keepLayout } from "./layout.ts";
import { createLeads } from "./leads.ts";
import { linkLabel } from "./link-label.ts";
import { createListStepper } from "./list/stepper.ts";
import { listenForSwipes } from "./list/swipe.ts";
import { openTrail, type Trail } from "./list/trail.ts";
import { createLookControl } from "./look-control.ts";
import { createNotePop, type NotePop } from "./note-pop.ts";
import { createTeller } from "./notices.ts";
import { drawOutline, headingsOf } from "./outline.ts";
import { closeOutline, createOutlineControl } from "./outline-control.ts";
import { followPlace, goTo } from "./place.ts";
import { createQuiet } from "./quiet.ts";
import { createReadMark } from "./read-mark.ts";
import { loadShelf, type Reading, type Shelf, seenArticle } from "./reading.ts";
import { createSide } from "./side.ts";
import { createListening, type Listening } from "./speech/listening.ts";
import { tellTimeline } from "./timeline.ts";
import { verifyInWords } from "./verify.ts";

const typeMenuId = "type-menu";

/**
 * Puts a reading on the page and keeps it in step with the library. This is the page's wiring:
 * each part is made, told what happens, and nothing is decided here.
 */
export async function openReading(first: Reading, address: ReaderAddress): Promise<void> {
  const article = seenArticle(first);
  const banner = byId("banner", HTMLElement);
  const headlineElement = byId("headline", HTMLElement);
  const tell = createTeller(byId("said", HTMLElement));
  let shelf: Shelf = first;
  let failure: string | null = null;
  let wasTrashedHere = false;

  const act = createAct((sentence) => {
    failure = sentence;
    update();
  });
  const edits = createEdits(first.entry.id, act);
  const look = await createLookControl(typeMenuId, act);
  const open = (link: string): void => openLink(link, { act, tell });
  const correcting = createCorrecting(
    edits,
    () => shelf.entry?.corrections ?? {},
    () => update(),
  );
  const suggestCategories = async () => [...(await countEntries()).categories.keys()];
  const { onCorrect } = correcting;
  const headline = createHeadline(headlineElement, { onCorrect, suggestCategories });
  const undoBar = createUndoBar();
  const reading = (): Reading | null =>
    shelf.entry === null ? null : { ...first, ...shelf, entry: shelf.entry };
  const outlineNav = byId("outline", HTMLElement);
  const outlineControl = createOutlineControl(outlineNav, tell);
  const citing = createCiting({ reading, act, tell });
  const side = createSide({
    edits,
    citing,
    countEntries,
    onCorrect,
    suggestCategories,
    onOpen: open,
    images: {
      retry: (snapshotId) => void act(() => send("images.retry", { snapshotId, tabId: null })),
      allow: (snapshotId, hosts) => void act(() => allowImageHosts(snapshotId, hosts)),
    },
    onPart: (copy) => void leads.part(copy),
    ...createAgain({ article, list: first.list, act, open, undoBar }),
    onVerify: () => verifyInWords(first.snapshot.id, act),
    onCopyHash: (hash) =>
      void act(() => navigator.clipboard.writeText(hash)).then(
        (isDone) => isDone && tell(t("reader_told_copied")),
      ),
  });
  const readMark = createReadMark(() => {
    if (shelf.entry?.readAt === null) void edits.update({ isRead: true });
  });
  const leads = createLeads({ entry: first.entry, side: () => side, act, undoBar });
  byId("foot", HTMLElement).append(undoBar.element);
  let highlighting: Highlighting | null = null;
  let listening: Listening | null = null;
  let notePop: NotePop | null = null;
  let trail: Trail | null = null;
  const step = (direction: 1 | -1): boolean => {
    if (trail === null) return false;
    const { step: find } = trail;
    void act(async () => {
      const stop = await find(direction);
      if (stop === null) tell(t(direction === 1 ? "reader_list_end" : "reader_list_start"));
      else location.assign(readerHref(stop.entryId, null, stop.place));
    });
    return true;
  };
  const commands = createCommands({
    url: article.url,
    shelf: () => shelf,
    act,
    tell,
    edits,
    onReadByHand: readMark.settle,
    onTrash: () => {
      wasTrashedHere = true;
    },
    resize: look.resize,
    toggleType: look.toggleMenu,
    undoCorrection: correcting.undo,
    focusTags: side.focusTags,
    focusNote: side.focusNote,
    showKeys: () => openShortcutSheet(shortcuts),
    highlighting: () => highlighting,
    listening: () => listening,
    hideNote: () => notePop?.hide() === true,
    step,
    undoBar,
    cite: citing.copy,
    toggleOutline: outlineControl.toggle,
  });
  const run = (command: ReaderCommand): boolean => commands[command]();
  const shortcuts = readerShortcuts(run);
  const stepper = createListStepper((direction) => run(direction === 1 ? "next" : "previous"));
  const bar = createBar(byId("bar", HTMLElement), {
    typeMenuId,
    stepper: stepper.element,
    outline: outlineControl.button,
    citing,
    run,
  });

  function update(): void {
    const now = reading();
    if (now !== null) {
      if (now.entry.trashedAt === null) wasTrashedHere = false;
      bar.update(now);
      side.update(now);
      headline.update(now);
      document.title = t("reader_title", seenArticle(now).title);
    }
    drawBanner(
      banner,
      failure === null
        ? bannerOf(shelf, wasTrashedHere, correcting.last())
        : { kind: "failed", sentence: failure },
      {
        onUndo: () => run("undo"),
        onClose: () => void act(closeTab),
        onDismiss: () => {
          failure = null;
          correcting.forget();
          update();
        },
      },
    );
  }

  update();
  const { frame, inner, pictures } = await showArticle(first);
  highlighting = createHighlighting({
    frame,
    inner,
    reading,
    act,
    tell,
    undoBar,
    spoken: () => listening?.passage() ?? null,
  });
  listening = createListening({ frame, inner, lang: article.lang, act, tell });
  byId("bar", HTMLElement).after(listening.player);
  notePop = createNotePop(frame, { onOpen: open });
  document.body.append(highlighting.bar, notePop.element);
  highlighting.update(await listHighlights(first.entry.id));
  keepLayout({
    headline: headlineElement,
    end: byId("end", HTMLElement),
    side: byId("side", HTMLElement),
    highlights: highlighting.card,
    ...side,
  });
  look.add(inner.documentElement);
  const outline = drawOutline(outlineNav, article.title, headingsOf(inner.body), (heading) => {
    closeOutline(outlineNav);
    if (heading === null) window.scrollTo({ top: 0 });
    else goTo(frame, heading.element);
  });
  outlineControl.ready();
  const quiet = createQuiet(document.body);
  const measure = followPlace({ frame, bar, outline, readMark, quiet, length: article });
  const status = byId("link-status", HTMLElement);
  listenToFrame(frame, inner, {
    onOpen: open,
    onPlace: notePop.follow,
    onPoint: (link) => {
      status.textContent = link === null ? "" : linkLabel(link);
    },
    onPress: () => {
      look.closeMenu();
      closeOutline(outlineNav);
      notePop.hide();
    },
    onMove: quiet.wake,
    onResize: measure,
  });
  fitFrame(frame, inner);
  const { id: entryId } = first.entry;
  await followKeptPlace({
    frame,
    inner,
    snapshot: first.snapshot,
    stored: () => getPlace(entryId),
    keep: (place) => void act(() => send("place.keep", { entryId, place })),
    onRestored: () => tell(t("reader_told_place")),
  });
  for (const target of [document, inner]) listenForShortcuts(target, shortcuts);
  // A page is turned by pulling the next one in, from where lines end.
  const isRtl = document.documentElement.dir === "rtl";
  listenForSwipes([document, inner], (direction) => void step(direction === (isRtl ? 1 : -1) ? 1 : -1));
  for (const type of ["pointermove", "pointerdown", "keydown", "focusin"] as const) {
    document.addEventListener(type, quiet.wake, { passive: true });
  }
  window.addEventListener("pagehide", side.flush);
  window.addEventListener("pagehide", ({ persisted }) => {
    // A page the browser may bring back as it was keeps its pictures.
    if (!persisted) pictures.release();
  });

  observe(
    () => loadShelf(address),
    (next) => {
      shelf = next;
      update();
    },
    (error) => void act(() => Promise.reject(error)),
  );
  observe(
    () => listHighlights(first.entry.id),
    (stored) => highlighting?.update(stored),
    (error) => void act(() => Promise.reject(error)),
  );
  const { list } = first;
  if (list !== null) {
    void act(async () => {
      trail = await openTrail(first.entry.id, list);
      stepper.show(trail);
    });
  }
  const isOver = new AbortController();
  window.addEventListener("pagehide", () => isOver.abort());
  tellTimeline(first.snapshots, side, act, isOver.signal);
  // Last of all: it looks through the library, and the text must not wait for that.
  void leads.show();
  const { id } = first.snapshot;
  const complain = (error: unknown): void => void act(() => Promise.reject(error));
  observe(() => listSnapshotImages(id), pictures.update, complain);
  observe(readColours, paintTags, complain);
  let isResumed = false;
  observe(
    () => imageStates(id),
    (states) => {
      side.updateImages(states);
      if (states === null || states.waiting === 0 || isResumed) return;
      isResumed = true;
      // Where the background's end cut the fetching short, the reader's look at the article goes on with it.
      void act(() => send("images.resume", {}));
    },
    complain,
  );
}
