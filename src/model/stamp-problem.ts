/** Why the answer of a time-stamp authority is none: not one by its form, refused, or for something else than was asked. */
export type StampFault = "malformed" | "refused" | "other-hash" | "other-nonce" | "no-time";

/** Why there is no time-stamp. */
export type StampProblem =
  | StampFault
  /** No address of the web. */
  | "address"
  /** The reader has not allowed its host. */
  | "not-allowed"
  /** Nothing was kept yet. */
  | "empty"
  | "offline";
