import { beforeEach, describe, expect, test } from "vitest";
import { removeFromFolder, writeToFolder } from "../../../src/backup/folder.ts";

/** As much of a folder's handle as is used: what is written shows under its name when it is whole. */
class FakeFolder {
  readonly files = new Map<string, string>();
  readonly seen: string[][] = [];
  leave: PermissionState = "granted";
  failure: DOMException | null = null;

  async queryPermission() {
    return this.leave;
  }

  async getFileHandle(name: string, { create = false } = {}) {
    if (!this.files.has(name) && !create) throw new DOMException("no such file", "NotFoundError");
    if (create) this.files.set(name, this.files.get(name) ?? "");
    return {
      createWritable: async () => {
        let text = "";
        const decoder = new TextDecoder();
        return new WritableStream<Uint8Array>({
          write: (bytes) => {
            if (this.failure !== null) throw this.failure;
            text += decoder.decode(bytes, { stream: true });
            this.seen.push([...this.files.keys()]);
          },
          close: () => void this.files.set(name, text),
        });
      },
      move: async (to: string) => {
        this.files.set(to, this.files.get(name) ?? "");
        this.files.delete(name);
      },
    };
  }

  async removeEntry(name: string) {
    if (!this.files.delete(name)) throw new DOMException("no such file", "NotFoundError");
  }
}

let folder: FakeFolder;
beforeEach(() => {
  folder = new FakeFolder();
});

// The fake has what is used of the real one.
const handle = () => folder as unknown as FileSystemDirectoryHandle;
const signal = new AbortController().signal;
const backup = { file: new Blob(["all of it"]), name: "b.zip" };

describe("a backup in a folder", () => {
  test("has its name only once it is whole", async () => {
    expect(await writeToFolder(handle(), backup, signal)).toBe("b.zip");
    expect([...folder.files]).toEqual([["b.zip", "all of it"]]);
    expect(folder.seen).toEqual([["b.zip.unfinished"]]);
  });

  test("takes another name where there is one already, and leaves that as it is", async () => {
    folder.files.set("b.zip", "of this morning").set("b (2).zip", "of noon");
    expect(await writeToFolder(handle(), backup, signal)).toBe("b (3).zip");
    expect(folder.files.get("b.zip")).toBe("of this morning");
  });

  test("leaves nothing behind where it fails", async () => {
    folder.failure = new DOMException("full", "QuotaExceededError");
    await expect(writeToFolder(handle(), backup, signal)).rejects.toMatchObject({
      name: "QuotaExceededError",
    });
    expect([...folder.files]).toEqual([]);
  });

  test("that was cancelled leaves nothing behind", async () => {
    await expect(writeToFolder(handle(), backup, AbortSignal.abort())).rejects.toMatchObject({
      code: "export/cancelled",
    });
    expect([...folder.files]).toEqual([]);
  });

  test("is not begun where the browser asks again", async () => {
    folder.leave = "prompt";
    await expect(writeToFolder(handle(), backup, signal)).rejects.toMatchObject({ problem: "asks" });
    expect(folder.files.size).toBe(0);
  });

  test("that is gone already is no trouble to take away", async () => {
    folder.files.set("a.zip", "").set("b.zip", "");
    await removeFromFolder(handle(), "a.zip");
    await removeFromFolder(handle(), "a.zip");
    expect([...folder.files.keys()]).toEqual(["b.zip"]);
  });
});
