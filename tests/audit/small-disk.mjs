/**
 * A file system of its own below a browser's profile: a small one that fills up, or one that loses power. Needs root
 * and Linux; without them there is none, and who asked says so.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Why there is none here; null where there is. */
export function whyNoDisk() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "only root on Linux may mount one";
  const folder = mkdtempSync(path.join(tmpdir(), "stillpage-mount-"));
  try {
    const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).status === 0;
    if (isMounted) spawnSync("umount", [folder]);
    return isMounted ? null : "mounting is not allowed here";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A disk of so many megabytes; `os.tmpdir()` lies on it until it is taken away.
 * @param {number} megabytes
 */
export function mountSmallDisk(megabytes) {
  const folder = mkdtempSync(path.join(tmpdir(), "stillpage-disk-"));
  run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder);
  const back = useAsTmp(folder);
  return {
    folder,
    /** Bytes that are free. */
    free: () => freeOn(folder),
    remove() {
      back();
      unmount(folder);
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * An ext4 in a file. It writes nothing to that file by itself: only what somebody had flushed is there once the power
 * is cut.
 * @param {number} megabytes
 */
export function mountFallibleDisk(megabytes) {
  const root = mkdtempSync(path.join(tmpdir(), "stillpage-power-"));
  const image = path.join(root, "image");
  const folder = path.join(root, "disk");
  mkdirSync(folder);
  writeFileSync(image, "");
  truncateSync(image, megabytes * 2 ** 20);
  run("mkfs.ext4", "-q", image);
  mount();
  const back = useAsTmp(folder);

  function mount() {
    // A journal that is written every five minutes, where nobody asks for it before.
    run("mount", "-o", "loop,commit=300", image, folder);
  }

  return {
    folder,
    /** Everything so far is on the disk, as after a while of rest. */
    settle: () => run("sync", "-f", folder),
    /** From this moment nothing reaches the disk, and what was not flushed never does: EXT4_IOC_SHUTDOWN without its log. */
    cut() {
      const shutdown =
        'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) // die $!;';
      run("perl", "-e", shutdown, folder);
    },
    /** The power is back: what the journal holds is put in place. */
    restore() {
      unmount(folder);
      mount();
    },
    remove() {
      back();
      unmount(folder);
      rmSync(root, { recursive: true });
    },
  };
}

/** @param {string} folder */
export function freeOn(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** @param {string} folder */
function useAsTmp(folder) {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  return () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  };
}

/** A browser's helpers may hold it for a moment after the browser has gone. @param {string} folder */
function unmount(folder) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (spawnSync("umount", [folder]).status === 0) return;
    spawnSync("sleep", ["0.2"]);
  }
  run("umount", folder);
}

/** @param {string} program @param {readonly string[]} words */
function run(program, ...words) {
  execFileSync(program, words, { stdio: ["ignore", "ignore", "inherit"] });
}
