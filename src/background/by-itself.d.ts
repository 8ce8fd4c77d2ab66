/** src/backup/by-itself.ts as the build puts it beside the background, which loads it where it is a page. */
declare module "stillpage/by-itself" {
  type Send = typeof import("../platform/messages.ts").send;
  export function backUpByItself(send: Send): Promise<void>;
}
