/** What Readability kept, while what is no story is taken out of it. */
import { type Block, blocksOf } from "../blocks.ts";

export interface Story {
  readonly root: Element;
  readonly title: string;
  readonly isHan: boolean;
  /** The lines of `root` as it stands now; read anew only where something was taken out since. */
  readonly lines: () => readonly Block[];
}

/** The story in `root`, from which things are only taken out: so its size tells whether it is as it was. */
export function storyOf(root: Element, title: string, isHan: boolean): Story {
  let known: readonly Block[] = [];
  let size = "";
  return {
    root,
    title,
    isHan,
    lines() {
      const now = `${root.getElementsByTagName("*").length} ${root.textContent?.length}`;
      if (now !== size) {
        known = blocksOf(root);
        size = now;
      }
      return known;
    },
  };
}
