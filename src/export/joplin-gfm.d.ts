declare module "@joplin/turndown-plugin-gfm" {
  import type Turndown from "turndown";
  /** Tables, struck text, task lists and code with its language. */
  export const gfm: Turndown.Plugin;
}
