import browser, { type Runtime } from "webextension-polyfill";
import { failureOf, LibraryError } from "../model/errors.ts";
import {
  type ChooserReply,
  type ChooserStep,
  type Command,
  chooserSteps,
  type Handlers,
  type Message,
  type Reply,
  type Request,
  type Value,
} from "../protocol.ts";

/**
 * Asks the background for one thing. Rejects with the {@link LibraryError} the background answered,
 * or with `message/unreachable` when no answer came (a worker killed in between; asking again is safe).
 */
export async function send<C extends Command>(command: C, request: Request<C>): Promise<Value<C>> {
  const message: Message<C> = { command, request };
  let reply: Reply<C> | undefined;
  try {
    // The only listener on this channel is serve() below, which answers with a Reply; browsers bring no message
    // to the very place that sends it.
    const sent = served === null ? browser.runtime.sendMessage(message) : answer(served, message);
    reply = (await sent) as Reply<C> | undefined;
  } catch (cause) {
    throw new LibraryError("message/unreachable", { cause });
  }
  if (reply === undefined) throw new LibraryError("message/unreachable");
  if (reply.ok) return reply.value;
  throw new LibraryError(
    reply.failure.code,
    reply.failure.detail === null ? {} : { detail: reply.failure.detail },
  );
}

/** What answers in this very place, which is the background. */
let served: Handlers | null = null;

/** Answers the chooser in a tab, which is in a page's process. */
export type AnswerChooser = (tabId: number, step: ChooserStep) => Promise<ChooserReply | null>;

/**
 * Answers the commands of our own pages; of content scripts only the chooser's word for its own tab.
 * Anybody else gets no answer at all. Call once, on the first turn of the background.
 */
export function serve(handlers: Handlers, answerChooser: AnswerChooser): void {
  const ownOrigin = browser.runtime.getURL("");
  served = handlers;
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (!sender.url?.startsWith(ownOrigin)) {
      const tabId = sender.frameId === 0 ? sender.tab?.id : undefined;
      const step = chooserStepOf(message);
      if (tabId === undefined || step === null) return undefined;
      return (async () => answerChooser(tabId, step))();
    }
    // A native promise: a thenable of a library would reach the sender as undefined.
    return (async () => answer(handlers, message))();
  });
}

function chooserStepOf(message: unknown): ChooserStep | null {
  if (typeof message !== "object" || message === null || !("chooser" in message)) return null;
  return chooserSteps.find((step) => step === message.chooser) ?? null;
}

async function answer(handlers: Handlers, message: unknown): Promise<Reply> {
  try {
    if (!isMessage(message, handlers)) throw new LibraryError("internal", { detail: "unknown command" });
    // The command picked the handler, so its request is that handler's; guards inside check the values.
    const handler = handlers[message.command] as (request: unknown) => Promise<Value<Command>>;
    return { ok: true, value: await handler(message.request) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}

function isMessage(message: unknown, handlers: Handlers): message is Message {
  return (
    typeof message === "object" &&
    message !== null &&
    "command" in message &&
    "request" in message &&
    typeof message.command === "string" &&
    Object.hasOwn(handlers, message.command)
  );
}
