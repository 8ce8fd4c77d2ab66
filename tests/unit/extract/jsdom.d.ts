/** What the tests use of jsdom, which brings no types of its own. */
declare module "jsdom" {
  export class JSDOM {
    constructor(
      markup: string,
      options?: {
        readonly url?: string;
        readonly runScripts?: "dangerously";
        readonly beforeParse?: (window: Window & typeof globalThis) => void;
      },
    );
    readonly window: Window & typeof globalThis;
  }
}
