/** A time-stamp authority of the tests' own, by `openssl ts`: keys made anew, and nobody else's time. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureOpenssl } from "./install.mjs";

const settings = `
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical, CA:TRUE
[stamping]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = ours
[ours]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_alg = sha256
`;

/** Makes the authority's keys; `remove` deletes them. */
export function makeAuthority() {
  ensureOpenssl();
  const folder = mkdtempSync(path.join(tmpdir(), "stillpage-authority-"));
  /** @param {readonly string[]} words */
  const openssl = (...words) =>
    execFileSync("openssl", words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  writeFileSync(path.join(folder, "openssl.cnf"), settings);
  writeFileSync(path.join(folder, "serial"), "01\n");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "openssl.cnf"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-extensions",
    "authority",
    "-subj",
    "/CN=Test CA",
    "-days",
    "2",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  );
  openssl("req", ...key, "-subj", "/CN=Test time", "-keyout", "tsa.key", "-out", "tsa.csr");
  openssl(
    "x509",
    "-req",
    "-in",
    "tsa.csr",
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    "openssl.cnf",
    "-extensions",
    "stamping",
    "-out",
    "tsa.pem",
  );

  return {
    /**
     * The answer to a TimeStampReq.
     * @param {Uint8Array} query
     */
    stamp(query) {
      writeFileSync(path.join(folder, "query.tsq"), query);
      openssl(
        "ts",
        "-reply",
        "-config",
        "openssl.cnf",
        "-section",
        "ours",
        "-queryfile",
        "query.tsq",
        "-signer",
        "tsa.pem",
        "-inkey",
        "tsa.key",
        "-chain",
        "ca.pem",
        "-out",
        "reply.tsr",
      );
      return readFileSync(path.join(folder, "reply.tsr"));
    },
    /**
     * What `openssl ts -query` says of a request.
     * @param {Uint8Array} query
     */
    describe(query) {
      writeFileSync(path.join(folder, "query.tsq"), query);
      return String(openssl("ts", "-query", "-in", "query.tsq", "-text"));
    },
    /**
     * Whether openssl finds an answer to be this authority's, for these bytes.
     * @param {Uint8Array} reply
     * @param {string} data
     */
    isFor(reply, data) {
      writeFileSync(path.join(folder, "reply.tsr"), reply);
      writeFileSync(path.join(folder, "data"), data);
      try {
        openssl("ts", "-verify", "-data", "data", "-in", "reply.tsr", "-CAfile", "ca.pem");
        return true;
      } catch {
        return false;
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** @typedef {ReturnType<typeof makeAuthority>} Authority */

/**
 * The body of a request, whole.
 * @param {import("node:http").IncomingMessage} request
 */
export async function bodyOf(request) {
  /** @type {Buffer[]} */
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * The authority as a server on loopback.
 * @param {Authority} authority
 */
export async function serveAuthority(authority) {
  const server = createServer(async (request, response) => {
    const isQuery = request.headers["content-type"] === "application/timestamp-query";
    response.writeHead(isQuery ? 200 : 400, {
      "content-type": "application/timestamp-reply",
      connection: "close",
    });
    response.end(isQuery ? authority.stamp(await bodyOf(request)) : "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { address: `http://127.0.0.1:${port}/tsr`, close: () => void server.close() };
}
