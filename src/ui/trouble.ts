/** The sentence of a failure; of a full disk with the room that is left on it. */
import type { ErrorCode } from "../model/errors.ts";
import { errorText, t } from "../platform/i18n.ts";
import { bytesText } from "./format.ts";

/**
 * A disk that is full has little left. A browser that tells more counts something else (Firefox 153 tells what it would
 * allow us, whatever there is), and is not repeated.
 */
const mostLeft = 200_000_000;

/** As {@link errorText}, and how much room is left where that is why. */
export async function troubleText(code: ErrorCode): Promise<string> {
  const text = errorText(code);
  if (code !== "store/quota") return text;
  // On a full disk the browser itself may fail to tell.
  const { usage = 0, quota = Number.NaN } = await navigator.storage
    .estimate()
    .catch((): StorageEstimate => ({}));
  const left = Math.max(0, quota - usage);
  return left <= mostLeft ? `${text} ${t("room_left", bytesText(left))}` : text;
}

/** The same as a text that says at once what is known. */
export function troubleNode(code: ErrorCode): Text {
  const node = new Text(errorText(code));
  if (code === "store/quota")
    void troubleText(code).then((text) => {
      node.data = text;
    });
  return node;
}
