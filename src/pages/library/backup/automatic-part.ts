/** Backups that are written by themselves, on the sheet: how often, where, how many, and the switch. */
import { type BackupSchedule, type BackupState, backupNumbers, noBackups } from "../../../model/backup.ts";
import { isLarger } from "../../../model/backup-rotation.ts";
import { allowBackups, giveUpBackups } from "../../../platform/backup-permissions.ts";
import { formatNumber, type MessageKey, plural, t } from "../../../platform/i18n.ts";
import { send } from "../../../platform/messages.ts";
import { keepBackupFolder, readBackupFolder } from "../../../store/backup-folder.ts";
import { type Child, fill, h } from "../../../ui/element.ts";
import type { BackupFacts } from "./backups.ts";
import type { BackupDesk } from "./desk.ts";
import { mend, mendingLabel } from "./mending.ts";
import { troubleText } from "./words.ts";

type Chosen = Pick<BackupState, "schedule" | "place" | "most">;

const schedules = {
  daily: "backup_daily",
  weekly: "backup_weekly",
  monthly: "backup_monthly",
} as const satisfies Record<Exclude<BackupSchedule, "off">, MessageKey>;

/** Chromium alone lets a page write into a folder; TypeScript does not know it yet. */
interface FolderPicker {
  readonly showDirectoryPicker?: (options: {
    readonly id: string;
    readonly mode: "readwrite";
  }) => Promise<FileSystemDirectoryHandle>;
}
const picker = window as FolderPicker;

export interface AutomaticPart {
  readonly element: HTMLElement;
  readonly show: (facts: BackupFacts) => void;
}

export function automaticPart(desk: BackupDesk, onError: (error: unknown) => void): AutomaticPart {
  /** What is chosen; kept once it is switched on. */
  let chosen: Chosen = { schedule: "weekly", place: noBackups.place, most: noBackups.most };
  let state: BackupState = noBackups;
  const attempt = (work: () => Promise<unknown>) => (): void => void work().catch(onError);

  const schedule = select(
    "backup-schedule",
    t("backup_how_often"),
    (value) => choose({ schedule: value as BackupSchedule }), // of the options below
  );
  for (const [value, label] of Object.entries(schedules)) schedule.append(h("option", { value }, t(label)));
  const place = select("backup-place", t("backup_where"), (value) =>
    choose({ place: value === "folder" ? "folder" : "downloads" }),
  );
  place.append(
    h("option", { value: "downloads" }, t("backup_to_downloads")),
    ...(picker.showDirectoryPicker === undefined
      ? []
      : [h("option", { value: "folder" }, t("backup_to_folder"))]),
  );
  const most = select("backup-most", t("backup_how_many"), (value) => choose({ most: Number(value) }));
  for (const number of backupNumbers) most.append(h("option", { value: number }, formatNumber(number)));
  const folderName = h("span", { class: "muted" });
  const folder = h(
    "div",
    { class: "backup-run", hidden: true },
    button("backup-folder", t("backup_choose_folder"), attempt(chooseFolder)),
    folderName,
  );
  const toggle = button("backup-switch", "", () => void press().catch(onError));
  const told = h("div", { class: "backup-itself", role: "status" });

  function choose(change: Partial<Chosen>): void {
    chosen = { ...chosen, ...change };
    if (state.schedule !== "off") {
      // Another place may need another permission: it is switched on anew.
      if (change.place !== undefined) void switchOff().catch(onError);
      else void keep(chosen).catch(onError);
    }
    draw();
  }

  async function press(): Promise<void> {
    if (state.schedule !== "off") return switchOff();
    const isAllowed = await allowBackups(chosen.place);
    if (!isAllowed) return fill(told, h("p", {}, t("backup_not_allowed")));
    if (chosen.place === "folder" && (await readBackupFolder()) === null) {
      return fill(told, h("p", {}, t("backup_folder_first")));
    }
    await keep({ ...chosen, trouble: null, notBefore: null });
    await desk.run();
  }

  async function switchOff(): Promise<void> {
    await keep({ schedule: "off", trouble: null });
    await giveUpBackups();
  }

  async function chooseFolder(): Promise<void> {
    const picked = await picker
      .showDirectoryPicker?.({ id: "backup", mode: "readwrite" })
      .catch((error: unknown) => {
        // Closed without a choice.
        if (error instanceof DOMException && error.name === "AbortError") return undefined;
        throw error;
      });
    if (picked === undefined) return;
    await keepBackupFolder(picked);
    await nameFolder();
    if (state.schedule !== "off") await desk.run();
  }

  async function nameFolder(): Promise<void> {
    folderName.textContent = (await readBackupFolder())?.name ?? t("backup_no_folder");
  }

  function draw(): void {
    const isOn = state.schedule !== "off";
    schedule.value = chosen.schedule;
    place.value = chosen.place;
    most.value = String(chosen.most);
    folder.hidden = chosen.place !== "folder";
    toggle.textContent = t(isOn ? "backup_switch_off" : "backup_switch_on");
    toggle.dataset["state"] = isOn ? "on" : "off";
  }

  if (picker.showDirectoryPicker !== undefined) void nameFolder().catch(onError);
  return {
    element: h(
      "section",
      { class: "sheet-part" },
      h("h3", {}, t("backup_itself_title")),
      h("p", { class: "muted" }, t("backup_itself_about")),
      h(
        "div",
        { class: "backup-choices" },
        labelled(t("backup_how_often"), schedule),
        labelled(t("backup_where"), place),
        labelled(t("backup_how_many"), most),
      ),
      folder,
      h("div", { class: "backup-run" }, toggle),
      told,
    ),
    show: (facts) => {
      ({ state } = facts);
      if (state.schedule !== "off")
        chosen = { schedule: state.schedule, place: state.place, most: state.most };
      fill(
        told,
        toldOf(facts, () => mend(facts.state, desk, () => folder.querySelector("button")?.focus()), onError),
      );
      draw();
    },
  };
}

/** What is wrong, with the way out, and what is kept though it is more than asked for. */
function toldOf(
  { state, library }: BackupFacts,
  run: () => Promise<void>,
  onError: (error: unknown) => void,
): Child {
  const { schedule, trouble, written } = state;
  if (schedule === "off") return null;
  const larger = written.filter(
    (note) => library !== null && note.libraryId === library.libraryId && isLarger(note, library),
  );
  return [
    trouble !== null && [
      h("p", { class: "trouble" }, t("backup_trouble"), " ", troubleText(trouble.problem)),
      h(
        "div",
        { class: "backup-run" },
        button("backup-mend", mendingLabel(trouble.problem), () => void run().catch(onError)),
      ),
    ],
    larger.length > 0 && h("p", {}, plural("backup_larger", larger.length)),
  ];
}

function keep(change: Partial<BackupState>): Promise<void> {
  return send("backup.keep", { change });
}

function select(action: string, label: string, onChoice: (value: string) => void): HTMLSelectElement {
  const element = h("select", {
    class: "field",
    "data-action": action,
    "aria-label": label,
    on: { change: () => onChoice(element.value) },
  });
  return element;
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return h("label", {}, h("span", {}, label), control);
}

function button(action: string, label: string, run: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: "button", "data-action": action, on: { click: run } }, label);
}
