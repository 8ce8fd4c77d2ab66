/**
 * A network without a way out in which everything ends here: every name is looked up with a server of ours, every
 * address it gives is this machine, and whoever connects is written down. It takes a network namespace of one's own
 * (Linux, by `unshare`, with the right to make one).
 */
import { spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const insideMark = "STILLPAGE_AUDIT_SUNK";

/** What browsers look up for themselves; no item names one of these. */
const browsersOwn =
  /(?:^|\.)(?:mozilla\.(?:org|com|net)|firefox\.com|mozgcp\.net|google\.com|googleapis\.com|gvt1\.com|gstatic\.com|localhost)$/;

/** Whether this process is in such a network. */
export const isSunk = process.env[insideMark] === "1";

/**
 * Runs this very script again in such a network; gives its exit code, or null where none can be made.
 * @returns {number | null}
 */
export function againInside() {
  if (process.platform !== "linux") return null;
  const folder = mkdtempSync(path.join(tmpdir(), "stillpage-sink-"));
  try {
    const names = path.join(folder, "resolv.conf");
    writeFileSync(names, "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    const inside = `ip link set lo up && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"`;
    const unshare = (/** @type {readonly string[]} */ command, /** @type {"inherit" | "ignore"} */ stdio) =>
      spawnSync("unshare", ["--net", "--mount", "sh", "-c", inside, "sh", names, ...command], {
        stdio,
        env: { ...process.env, [insideMark]: "1" },
      }).status;
    if (unshare(["true"], "ignore") !== 0) return null;
    return unshare([process.execPath, ...process.argv.slice(1)], "inherit") ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts the name server, and listens where secure connections go; port 80 is the site's. */
export async function openSinks() {
  /** @type {string[]} */
  const lookups = [];
  let connections = 0;
  const names = createSocket("udp4");
  names.on("message", (query, { port, address }) => {
    const { name, type, end } = questionIn(query);
    const isErrand = browsersOwn.test(name);
    if (!isErrand) lookups.push(name);
    // The browser's own errands find nobody, so that they are not among those who connect.
    names.send(answerTo(query, isErrand ? 0 : type, end), port, address);
  });
  await new Promise((resolve) => names.bind(53, "127.0.0.1", () => resolve(undefined)));
  const secure = createServer((socket) => {
    connections += 1;
    socket.on("error", () => socket.destroy());
    socket.destroy();
  });
  await new Promise((resolve) => secure.listen(443, "127.0.0.1", () => resolve(undefined)));

  return {
    /** What was looked up, and how often somebody connected, since it was asked last. */
    take() {
      const taken = { lookups: lookups.splice(0), connections };
      connections = 0;
      return taken;
    },
    close() {
      names.close();
      secure.close();
    },
  };
}

/** @param {Buffer} query */
function questionIn(query) {
  const labels = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/**
 * This machine, for whoever asks for an address (RFC 1035, 4.1); nothing for the rest.
 * @param {Buffer} query
 * @param {number} type
 * @param {number} end of the question
 */
function answerTo(query, type, end) {
  const head = Buffer.from(query.subarray(0, end));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(type === 1 ? 1 : 0, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  const record = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 127, 0, 0, 1]);
  return type === 1 ? Buffer.concat([head, record]) : head;
}
