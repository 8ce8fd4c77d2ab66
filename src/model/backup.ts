/**
 * What is known of backups of the library: the last one, those that are looked after, and what the reader chose.
 * It lies outside the library, as the {@link Canary} does, and is read as foreign all the same.
 */
import { type Canary, readCanary } from "./canary.ts";

/** Where a backup was written: handed to the reader as a file, to Downloads by itself, or into a folder. */
const backupPlaces = ["file", "downloads", "folder"] as const;
export type BackupPlace = (typeof backupPlaces)[number];

/** The days between two backups that are written by themselves; `off` is never. */
export const backupSchedules = { off: Infinity, daily: 1, weekly: 7, monthly: 30 } as const;
export type BackupSchedule = keyof typeof backupSchedules;

/**
 * Why a backup was not written. `denied`: the permission is gone; `asks`: the folder has to be allowed again;
 * `gone`: the folder is no longer there; `space`: no room; `stopped`: the browser or somebody broke it off;
 * `failed`: anything else.
 */
const backupProblems = ["denied", "asks", "gone", "space", "stopped", "failed"] as const;
export type BackupProblem = (typeof backupProblems)[number];

/** One backup, and what the library was when it was begun. */
export interface BackupNote extends Canary {
  /** Of the file, without its folders. */
  readonly name: string;
  readonly place: BackupPlace;
  /** By which the browser knows it, where it was written to Downloads. */
  readonly downloadId: number | null;
}

export interface BackupState {
  readonly last: BackupNote | null;
  /** False once the reader wants to hear no more offers. */
  readonly isOffered: boolean;
  /** Until then nothing is offered: RFC 3339 in UTC. */
  readonly notBefore: string | null;
  readonly schedule: BackupSchedule;
  /** Of those that are written by themselves. */
  readonly place: Exclude<BackupPlace, "file">;
  /** How many of them are kept. */
  readonly most: number;
  /** Those that are looked after, the newest first: all that were written by themselves and are not taken away yet. */
  readonly written: readonly BackupNote[];
  /** What became of the last try, where it was not written. */
  readonly trouble: { readonly at: string; readonly problem: BackupProblem } | null;
}

/** Numbers of backups to choose from. */
export const backupNumbers = [3, 5, 10, 20] as const;
const usualNumber = 5;

export const noBackups: BackupState = {
  last: null,
  isOffered: true,
  notBefore: null,
  schedule: "off",
  place: "downloads",
  most: usualNumber,
  written: [],
  trouble: null,
};

/** Reads what was stored, each value checked, the rest as in {@link noBackups}. */
export function readBackupState(value: unknown): BackupState {
  const { last, isOffered, notBefore, schedule, place, most, written, trouble } = membersOf(value);
  const { at, problem } = membersOf(trouble);
  const told = backupProblems.find((name) => name === problem);
  return {
    last: readNote(last),
    isOffered: isOffered !== false,
    notBefore: typeof notBefore === "string" ? notBefore : null,
    schedule: isSchedule(schedule) ? schedule : "off",
    place: place === "folder" ? "folder" : "downloads",
    most: backupNumbers.find((number) => number === most) ?? usualNumber,
    written: Array.isArray(written) ? written.flatMap((note) => readNote(note) ?? []) : [],
    trouble: typeof at === "string" && told !== undefined ? { at, problem: told } : null,
  };
}

function readNote(value: unknown): BackupNote | null {
  const canary = readCanary(value);
  const { name, place, downloadId } = membersOf(value);
  const known = backupPlaces.find((one) => one === place);
  if (canary === null || typeof name !== "string" || known === undefined) return null;
  return { ...canary, name, place: known, downloadId: typeof downloadId === "number" ? downloadId : null };
}

function isSchedule(value: unknown): value is BackupSchedule {
  return typeof value === "string" && Object.hasOwn(backupSchedules, value);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
