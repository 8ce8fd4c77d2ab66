/** What every writer is given, and what it gives back. */
import type { Proof } from "../integrity/statement.ts";
import type { EntryId, SnapshotId } from "../model/id.ts";
import type { Hash } from "../model/snapshot.ts";
import type { TagColours } from "../model/tag-colour.ts";
import type { MessageKey } from "../platform/i18n.ts";
import type { Sanitizer } from "../sanitize.ts";
import type { WholeEntry } from "../store/read.ts";
import type { KeptPicture } from "../store/read-images.ts";

export type { KeptPicture };

/** Where what is written comes from. */
export interface ExportSource {
  /** Null when it is no longer there. */
  readonly load: (id: EntryId) => Promise<WholeEntry | null>;
  /** Of all tags; a file names those it uses. */
  readonly tagColours: TagColours;
  /** Stillpage's own version, for the file's header. */
  readonly version: string;
  readonly exportedAt: string;
  /** The library's signature for a file of so many entries with this text; null where it has no key yet. */
  readonly prove?: (entries: number, textHash: Hash) => Promise<Proof | null>;
}

/** A source with all that the other formats ask for beside the records. */
export interface ExportJob extends ExportSource {
  /** The kept pictures of a snapshot, each once, in its order. */
  readonly pictures: (id: SnapshotId) => Promise<readonly KeptPicture[]>;
  /** The gate markup passes on its way out; also what makes nodes of it. */
  readonly sanitizer: Sanitizer;
  /** Writes nodes as XML. */
  readonly toXml: (node: Node) => string;
  /** The picture as PNG, for readers that know no newer kind; null where this browser cannot draw it. */
  readonly toPng: (picture: Blob) => Promise<Blob | null>;
  /** The texts of the interface, for headings in a file. */
  readonly t: (key: MessageKey, ...substitutions: readonly string[]) => string;
  /** BCP 47, the language of those texts. */
  readonly language: string;
  /** What signs a web archive; null where the library has no key yet. */
  readonly archiveKeys: () => Promise<CryptoKeyPair | null>;
}

export interface ExportRequest {
  /** Newest first: the order of the file. */
  readonly ids: readonly EntryId[];
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** What was written, before it has its name. */
export interface WrittenFile {
  readonly file: Blob;
  /** Entries written; those deleted meanwhile are not among them. */
  readonly count: number;
  /** The headline, where the file is one article's: what it is named by. */
  readonly title?: string;
  /** Where it is not the format's usual one: one article may need no zip. */
  readonly extension?: string;
}

export interface ExportedFile {
  readonly file: Blob;
  readonly name: string;
  readonly count: number;
  /** It bears the library's signature, which docs/verify.html can check. */
  readonly isSigned: boolean;
}

/**
 * A module of `formats/`. Rejects with `export/cancelled` when the signal is aborted, with
 * `export/failed` or a `store/` code otherwise.
 */
export interface FormatModule {
  readonly write: (job: ExportJob, request: ExportRequest) => Promise<WrittenFile>;
}
