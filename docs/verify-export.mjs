#!/usr/bin/env node
/**
 * Checks a Stillpage export by itself, JSON or JSON Lines: node verify-export.mjs FILE
 * Written from docs/export-format.md alone; shares no code with the extension and needs only Node 20.
 * Exit 0: unchanged since it was exported. Exit 1: something was changed, and it says what.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const hashed = `url title byline authors editor siteName publishedTime modifiedTime lang dir excerpt category
  source reprintedFrom originalUrl edition pageTags leadImage content textContent scope`.split(/\s+/);
const sha256 = (text) => `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;

/** RFC 8785. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** Of lines, the header and the footer give the members of the file. */
const isLines = (text) => text.startsWith('{"record":');
const joined = (all) => ({ ...all[0], ...all.at(-1), entries: all.filter((one) => one.record === "entry") });

/** What is wrong with an export, as sentences, and what it says of itself. */
export function checkExport(text) {
  const wrong = [];
  let file;
  try {
    file = isLines(text) ? joined(text.split(/\n(?=.)/).map((line) => JSON.parse(line))) : JSON.parse(text);
  } catch {
    return { wrong: ["the file is not JSON: it is damaged or was cut"] };
  }
  if (file?.format !== "article-snapshots" || !Array.isArray(file.entries))
    return { wrong: ["this is no export of Stillpage"] };
  const { entries, proof } = file;
  const snapshots = new Map();
  for (const [index, entry] of entries.entries()) {
    const { hash, record: _kind, ...rest } = entry ?? {};
    if (sha256(canonical(rest)) !== hash) wrong.push(`entry ${index + 1} was altered`);
    for (const snapshot of rest.snapshots ?? []) {
      snapshots.set(snapshot.id, snapshot.hash);
      const said = hashed.filter((field) => (snapshot[field]?.length ?? 0) > 0);
      if (sha256(canonical(Object.fromEntries(said.map((name) => [name, snapshot[name]])))) !== snapshot.hash)
        wrong.push(`entry ${index + 1}: the snapshot of ${snapshot.capturedAt} does not give its hash`);
    }
  }
  try {
    checkProof(text, file, snapshots, wrong);
  } catch {
    wrong.push(proof?.statement ? "the key or the signature cannot be read" : "it bears no signature");
  }
  return { wrong, ...proof?.statement, key: sha256(String(proof?.publicKey)).slice(7, 23) };
}

function checkProof(text, { entries, exportedAt, count, proof }, snapshots, wrong) {
  const { statement, signature, log } = proof;
  const key = createPublicKey({ key: Buffer.from(proof.publicKey, "base64"), format: "der", type: "spki" });
  const signed = Buffer.from(signature, "base64");
  if (!verify("sha256", Buffer.from(canonical(statement)), { key, dsaEncoding: "ieee-p1363" }, signed))
    wrong.push("the signature does not fit");
  const end = text.lastIndexOf(',"proof":');
  if (statement.textHash !== sha256(text.slice(0, end))) wrong.push("the text was altered");
  if (statement.entries !== entries.length || count !== entries.length || statement.exportedAt !== exportedAt)
    wrong.push("it does not have what it was signed for");
  const publicKey = key.export({ format: "der", type: "spki" }).toString("base64");
  const again = JSON.stringify({ statement, signature: signed.toString("base64"), publicKey }).slice(0, -1);
  const records = log?.map((record) => `\n${JSON.stringify(record)}`).join(",");
  const list = isLines(text) || log === null ? JSON.stringify(log) : `[${records}\n]`;
  if (text.slice(end) !== `,"proof":${again},"log":${list}}}\n`) wrong.push("the proof was altered");
  if (log !== null) checkLog(log, statement, snapshots, wrong);
}

function checkLog(log, { logNumber, logHash, timeStamp }, snapshots, wrong) {
  let previous = `sha256:${"0".repeat(64)}`;
  const kept = new Map();
  for (const [index, record] of log.entries()) {
    if (record.number !== index + 1 || record.previous !== previous)
      return wrong.push(`the log is broken at record ${index + 1}`);
    previous = sha256(canonical(record));
    if (record.number === timeStamp?.number && previous !== timeStamp.hash)
      wrong.push("the time-stamp is for another log");
    if (record.kind === "deleted") kept.delete(record.snapshotId);
    else if (record.kind !== "image") kept.set(record.snapshotId, record.hash);
  }
  if (logNumber !== log.length || logHash !== previous) wrong.push("the end of the log was altered");
  for (const [id, hash] of snapshots)
    if (kept.get(id) !== hash) wrong.push(`the log does not know the snapshot ${id} as it is`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { wrong, ...said } = checkExport(readFileSync(process.argv[2] ?? "", "utf8"));
  const good = `${said.entries} entries, unchanged since they were exported on ${said.exportedAt}; key ${said.key}`;
  if (said.timeStamp) process.stderr.write(`time-stamped ${said.timeStamp.at}: docs/export-format.md\n`);
  process.stdout.write(`${wrong.length === 0 ? good : wrong.join("\n")}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
