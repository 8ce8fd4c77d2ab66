/** A file out of many pieces, bytes and Blobs in turns, without a Blob for each and without one list of all. */

/** Pieces after which they become one Blob: to hand over ten thousand at once holds up the page for seconds. */
const piecesAGroup = 256;

export interface BlobParts {
  readonly add: (piece: Blob | Uint8Array<ArrayBuffer>) => void;
  readonly take: (mediaType: string) => Blob;
}

export function createBlobParts(): BlobParts {
  const groups: Blob[] = [];
  let pieces: (Blob | Uint8Array<ArrayBuffer>)[] = [];
  return {
    add: (piece) => {
      pieces.push(piece);
      if (pieces.length < piecesAGroup) return;
      groups.push(new Blob(pieces));
      pieces = [];
    },
    take: (mediaType) => new Blob([...groups, ...pieces], { type: mediaType }),
  };
}
