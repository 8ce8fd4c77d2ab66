/** What has become of the pictures of a snapshot, in words: popup and reader say the same. */
import { type ImageReason, type ImageStates, passingReasons } from "../model/image-state.ts";
import { formatNumber, plural, t } from "../platform/i18n.ts";
import type { MenuItem } from "./menu.ts";

/** One line: how far it is, or what it came to. */
export function imagesText({ total, waiting, kept }: ImageStates): string {
  const [done, all] = [formatNumber(kept), formatNumber(total)];
  if (waiting > 0) return t("images_keeping", done, all);
  return kept === total ? plural("images_kept", kept) : t("images_kept_some", done, all);
}

/** Why some are not kept, a line a reason, most frequent first. */
export function reasonTexts({ failed }: ImageStates): readonly string[] {
  return [...failed]
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, count]) => t("images_reason", reasonText(reason), formatNumber(count)));
}

/** Why a picture is not kept, in a few words. */
export function reasonText(reason: ImageReason): string {
  return t(`image_${reason.replaceAll("-", "_")}` as `image_${Underscored<ImageReason>}`);
}
type Underscored<T extends string> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : T;

/** What the reader can do about pictures that are not kept. */
export type ImagesRemedy = "allow" | "retry";

/** The one thing that helps now; null where nothing does, or where the work is still going on. */
export function remedyFor({ waiting, failed, hosts }: ImageStates): ImagesRemedy | null {
  if (waiting > 0) return null;
  if (hosts.length > 0) return "allow";
  return [...failed.keys()].some((reason) => passingReasons.has(reason)) ? "retry" : null;
}

/** The choice of what to allow: the hosts that are in want of it, or all. */
export function allowItems(
  { hosts }: ImageStates,
  allow: (hosts: readonly string[] | "all") => void,
): readonly MenuItem[] {
  const [first = ""] = hosts;
  return [
    { kind: "heading", label: t("images_allow_heading") },
    {
      kind: "action",
      action: "allow-hosts",
      label: hosts.length === 1 ? t("images_allow_host", first) : plural("images_allow_hosts", hosts.length),
      run: () => allow(hosts),
    },
    { kind: "action", action: "allow-all", label: t("images_allow_all"), run: () => allow("all") },
  ];
}
