import { expect, test } from "vitest";
import { type AloudState, createReadingAloud } from "../../../../../src/pages/reader/speech/reading-aloud.ts";
import type { Said } from "../../../../../src/pages/reader/speech/speaker.ts";

/** A voice whose sentences end when the test says so. */
function listen(count: number) {
  const said: string[] = [];
  const states: AloudState[] = [];
  let failures = 0;
  let end = (_how: Said): void => {};
  const aloud = createReadingAloud({
    sentences: Array.from({ length: count }, (_, index) => ({
      text: `s${index}`,
      passage: { from: index, to: index + 1 },
    })),
    // No voice is asked for.
    manner: () => ({ voice: {} as SpeechSynthesisVoice, rate: 1 }),
    say: (text) => {
      said.push(text);
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    silence: () => end("stopped"),
    onState: (state) => states.push(state),
    onFailure: () => {
      failures += 1;
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    aloud,
    said,
    states,
    failures: () => failures,
    end: async (how: Said) => {
      end(how);
      await settle();
    },
    settle,
  };
}

test("it goes on sentence by sentence, and is silent after the last", async () => {
  const { aloud, said, end } = listen(3);
  aloud.from(1);
  await end("done");
  expect([said, aloud.state()]).toEqual([["s1", "s2"], { kind: "speaking", index: 2 }]);
  await end("done");

  expect([said, aloud.state()]).toEqual([["s1", "s2"], { kind: "silent" }]);
});

test("a pause keeps the sentence, which is said again from its beginning", async () => {
  const { aloud, said, settle } = listen(3);
  aloud.from(0);
  aloud.pause();
  await settle();
  expect(aloud.state()).toEqual({ kind: "paused", index: 0 });
  aloud.resume();
  await settle();

  expect([said, aloud.state()]).toEqual([["s0", "s0"], { kind: "speaking", index: 0 }]);
});

test("back and forward, speaking or paused, and not beyond the ends", async () => {
  const { aloud, said, settle, end } = listen(3);
  expect(aloud.step(1)).toBe(false);
  aloud.from(0);
  expect(aloud.step(-1)).toBe(false);
  expect(aloud.step(1)).toBe(true);
  await settle();
  aloud.pause();
  aloud.step(1);
  expect(aloud.state()).toEqual({ kind: "paused", index: 2 });
  expect(aloud.step(1)).toBe(false);
  aloud.resume();
  await end("done");

  expect([said, aloud.state()]).toEqual([["s0", "s1", "s2"], { kind: "silent" }]);
});

test("a voice that breaks off leaves it paused there, and says so", async () => {
  const { aloud, end, failures } = listen(3);
  aloud.from(1);
  await end("failed");

  expect([aloud.state(), failures()]).toEqual([{ kind: "paused", index: 1 }, 1]);
});

test("another pace takes effect at once; stopped is stopped, whatever comes after", async () => {
  const { aloud, said, states, end, settle } = listen(2);
  aloud.from(0);
  aloud.again();
  await settle();
  expect(said).toEqual(["s0", "s0"]);
  aloud.stop();
  await end("done");

  expect([said, states.at(-1)]).toEqual([["s0", "s0"], { kind: "silent" }]);
});
