import type { BackupProblem } from "../model/backup.ts";

/** Thrown where it is known why a backup could not be written. */
export class BackupTrouble extends Error {
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = "BackupTrouble";
    this.problem = problem;
  }
}
