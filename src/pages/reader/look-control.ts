import { changeSettings, readSettings, type Settings, watchSettings } from "../../platform/settings.ts";
import type { Act } from "./act.ts";
import { applyLook } from "./look.ts";
import { createTypeMenu, stepped } from "./type-menu.ts";

export interface LookControl {
  /** Takes another root in: the frame's, once it is there. */
  readonly add: (root: HTMLElement) => void;
  readonly resize: (direction: 1 | -1) => void;
  readonly toggleMenu: () => void;
  readonly closeMenu: () => void;
}

/** Puts the Aa menu on the page and keeps its choices on all roots, whichever page they are made on. */
export async function createLookControl(menuId: string, act: Act): Promise<LookControl> {
  const roots: HTMLElement[] = [document.documentElement];
  let settings = await readSettings();
  const show = (next: Settings): void => {
    settings = next;
    applyLook(settings, roots);
    menu.update(settings);
  };
  const change = (part: Partial<Settings>): void => {
    // At once on screen; the stored value follows, and a failure says so.
    show({ ...settings, ...part });
    void act(() => changeSettings(part));
  };
  const menu = createTypeMenu(menuId, change);
  document.body.append(menu.element);
  watchSettings(show);
  show(settings);
  return {
    add: (root) => {
      roots.push(root);
      applyLook(settings, roots);
    },
    resize: (direction) => change(stepped(settings, "readerSize", direction)),
    toggleMenu: () => menu.element.togglePopover(),
    closeMenu: () => menu.element.hidePopover(),
  };
}
