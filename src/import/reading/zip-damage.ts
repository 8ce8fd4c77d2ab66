import type { SourceItem } from "../source-item.ts";
import type { Part } from "./part.ts";
import { ZipDamage } from "./zip.ts";

/** A file in a zip that could not be read, as a damaged record with its name; throws what is anything else. */
export function damageOf(error: unknown, part: Part): SourceItem {
  if (!(error instanceof ZipDamage)) throw error;
  const reason = error.kind === "headers" ? "unpack" : error.kind;
  return { kind: "damaged", reason, title: part.name };
}
