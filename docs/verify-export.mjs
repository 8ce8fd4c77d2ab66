#!/usr/bin/env node
/**
 * Checks a Stillpage export, JSON or JSON Lines: node verify-export.mjs FILE. Exit 0: unchanged since it was exported.
 * Of a zip: unzip -p FILE.zip library.jsonl | node verify-export.mjs /dev/stdin
 * Written from docs/export-format.md alone; shares no code with the extension and needs only Node 20.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const hashed = `url title byline authors editor siteName publishedTime modifiedTime lang dir excerpt category
  source reprintedFrom originalUrl edition pageTags leadImage content textContent scope`.split(/\s+/);
const sha256 = (text) => `sha256:${createHash("sha256").update(text, "utf8").digest("hex")}`;
/** Of lines, the header and the footer give the members of the file. */
const isLines = (text) => text.startsWith('{"record":');
const joined = (all) => ({ ...all[0], ...all.at(-1), entries: all.filter((one) => one.record === "entry") });

/** RFC 8785. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

/** What is wrong with an export, what its log says of snapshots that are not in it, and what it says of itself. */
export function checkExport(bytes) {
  const [wrong, told] = [[], []];
  const expect = (isRight, sentence) => void (isRight || wrong.push(sentence));
  let [text, file] = [];
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    file = isLines(text) ? joined(text.split(/\n(?=.)/).map((line) => JSON.parse(line))) : JSON.parse(text);
    if (file.format !== "article-snapshots" || !Array.isArray(file.entries)) throw new TypeError();
  } catch {
    return { wrong: ["this is no export of Stillpage, or it is damaged or was cut"], told };
  }
  const snapshots = new Map();
  for (const [index, entry] of file.entries.entries()) {
    const { hash, record: _kind, ...rest } = entry ?? {};
    expect(sha256(canonical(rest)) === hash, `entry ${index + 1} was altered`);
    for (const one of rest.snapshots ?? []) {
      snapshots.set(one.id, one.hash);
      const said = hashed.filter((field) => (one[field]?.length ?? 0) > 0).map((name) => [name, one[name]]);
      expect(sha256(canonical(Object.fromEntries(said))) === one.hash, `snapshot ${one.id} was altered`);
    }
  }
  try {
    checkProof(text, file, file.proof, expect);
    if (file.proof.log !== null) checkLog(file.proof.log, file.proof.statement, snapshots, told, expect);
  } catch {
    expect(false, file.proof?.statement ? "its proof cannot be read" : "it bears no signature");
  }
  return { wrong, told, ...file.proof?.statement, key: sha256(String(file.proof?.publicKey)).slice(7, 23) };
}

function checkProof(text, { entries, exportedAt, count }, { statement, signature, publicKey, log }, expect) {
  const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  const [way, signed] = [{ key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64")];
  expect(verify("sha256", Buffer.from(canonical(statement)), way, signed), "the signature does not fit");
  const end = text.lastIndexOf(',"proof":');
  expect(statement.textHash === sha256(text.slice(0, end)), "the text was altered");
  expect(log !== null || statement.holdsLog !== true, "its log was taken out");
  const isSame = statement.entries === entries.length && count === entries.length;
  expect(isSame && statement.exportedAt === exportedAt, "it does not have what it was signed for");
  const spki = key.export({ format: "der", type: "spki" }).toString("base64");
  const own = JSON.stringify({ statement, signature: signed.toString("base64"), publicKey: spki });
  const list = isLines(text) ? JSON.stringify(log) : `[${log?.map((one) => `\n${JSON.stringify(one)}`)}\n]`;
  const whole = `,"proof":${own.slice(0, -1)},"log":${log && list}}}\n`;
  expect(text.slice(end) === whole, "the proof was altered");
}

function checkLog(log, { logNumber, logHash, timeStamp, exportedAt }, snapshots, told, expect) {
  const kept = new Map();
  let last = `sha256:${"0".repeat(64)}`;
  for (const [index, { number, kind, snapshotId: id, hash, at, previous }] of log.entries()) {
    if (number !== index + 1 || previous !== last) return expect(false, `broken log: record ${index + 1}`);
    last = sha256(canonical(log[index]));
    expect(number !== timeStamp?.number || last === timeStamp.hash, "the time-stamp is for another log");
    if (kind === "deleted") kept.set(id, { ...kept.get(id), hash, gone: at });
    else if (kind !== "image") kept.set(id, { hash, at });
  }
  expect(logNumber === log.length && logHash === last, "the end of the log was altered");
  // What was kept or deleted while the file was written may be in it or not.
  for (const [id, { hash, at, gone }] of kept)
    if (gone) told.push(`deleted by the reader on ${gone}: snapshot ${id}, kept ${at}, ${hash}`);
    else if (!snapshots.has(id) && at < exportedAt)
      told.push(`not here, and no deletion is recorded: snapshot ${id}, kept ${at}, ${hash}`);
  const known = (id) => (kept.get(id)?.gone < exportedAt ? null : kept.get(id)?.hash);
  for (const [id, hash] of snapshots) expect(known(id) === hash, `its log does not know snapshot ${id} so`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { wrong, told, ...said } = checkExport(readFileSync(process.argv[2] ?? ""));
  const good = `${said.entries} entries, unchanged since they were exported on ${said.exportedAt}; key ${said.key}`;
  if (said.timeStamp) process.stderr.write(`time-stamped ${said.timeStamp.at}: docs/export-format.md\n`);
  process.stdout.write([...(wrong.length === 0 ? [good] : wrong), ...told, ""].join("\n"));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
