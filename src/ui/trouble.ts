/** The sentence of a failure; of a full disk with the room that is left on it. */
import type { ErrorCode } from "../model/errors.ts";
import { errorText, t } from "../platform/i18n.ts";
import { roomLeft } from "../room-left.ts";
import { bytesText } from "./format.ts";

/** As {@link errorText}, and how much room is left where that is why and the browser tells. */
export async function troubleText(code: ErrorCode): Promise<string> {
  const text = errorText(code);
  const left = code === "store/quota" ? await roomLeft() : null;
  return left === null ? text : `${text} ${t("room_left", bytesText(left))}`;
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
