/** Going from change to change. */
export interface ChangeWalk {
  /** Follows what the paper shows now. */
  readonly renew: () => void;
  readonly move: (step: 1 | -1) => boolean;
}

/**
 * Walks the changed rows of the paper; tells where it is whenever that changes: `at` from 1, 0 before the
 * first step.
 */
export function createChangeWalk(
  paper: HTMLElement,
  onPlace: (place: { readonly at: number; readonly count: number }) => void,
): ChangeWalk {
  let rows: readonly HTMLElement[] = [];
  let at = 0;

  function renew(): void {
    rows = [...paper.querySelectorAll<HTMLElement>(".row.changed")];
    at = 0;
    onPlace({ at, count: rows.length });
  }

  function move(step: 1 | -1): boolean {
    const next = at === 0 && step === -1 ? rows.length : at + step;
    const row = rows[next - 1];
    if (row === undefined) return false;
    rows[at - 1]?.classList.remove("current");
    at = next;
    row.closest("details")?.setAttribute("open", "");
    row.classList.add("current");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
    onPlace({ at, count: rows.length });
    return true;
  }

  return { renew, move };
}
