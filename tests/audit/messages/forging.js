/**
 * Runs in pages, frames and another extension: sends everything it can think of and counts what is answered. The page
 * says on its root element what to send (`data-forged`), and to whom (`data-target`); the counts are left there too.
 */

const patienceMs = 1_500;

/** Whether anything but nothing comes back. */
async function isAnswered(send) {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  try {
    const answer = await Promise.race([send(), late]);
    return answer !== undefined && answer !== null;
  } catch {
    return false;
  }
}

function isPortAnswered(connect, message) {
  return new Promise((resolve) => {
    try {
      const port = connect();
      port.onMessage.addListener(() => resolve(true));
      port.onDisconnect.addListener(() => resolve(false));
      port.postMessage(message);
    } catch {
      resolve(false);
    }
    setTimeout(() => resolve(false), patienceMs);
  });
}

/** How many of the messages are answered, sent in every way there is. */
async function answeredOf(messages, target) {
  const runtime = globalThis.chrome?.runtime ?? globalThis.browser?.runtime;
  if (runtime?.sendMessage === undefined) return { attempts: messages.length, answered: 0 };
  const asked = messages.map((message) => isAnswered(() => runtime.sendMessage(target, message)));
  const [first] = messages;
  asked.push(isPortAnswered(() => runtime.connect(target, { name: "forged" }), first));
  const answers = await Promise.all(asked);
  return { attempts: answers.length, answered: answers.filter(Boolean).length };
}

function orders() {
  const { forged, target } = document.documentElement.dataset;
  return forged === undefined ? null : { messages: JSON.parse(forged), target };
}

function leave(name, counts) {
  document.documentElement.dataset[name] = JSON.stringify(counts);
}

/** In the extension's own name, from a page or a frame of it; its storage too. */
async function forgeInside() {
  const given = orders();
  if (given === null) return;
  const counts = await answeredOf(given.messages, chrome.runtime.id);
  const storage = [];
  for (const area of ["local", "session", "sync"]) {
    const isRead = await isAnswered(() => chrome.storage[area].get(null));
    const isWritten = await isAnswered(() =>
      chrome.storage[area]
        .set({ forged: true })
        .then(() => chrome.storage[area].remove("forged").then(() => true)),
    );
    if (isRead || isWritten) storage.push(area);
  }
  leave("inside", { ...counts, storage });
}

/** From another extension's script in a page, and through that from its background. */
async function forgeOutside() {
  const given = orders();
  if (given === null) return;
  const here = await answeredOf(given.messages, given.target);
  const there = (await chrome.runtime.sendMessage(given)) ?? { attempts: 0, answered: 0 };
  leave("outside", { attempts: here.attempts + there.attempts, answered: here.answered + there.answered });
}

/** In another extension's background. */
function forgeForOthers() {
  chrome.runtime.onMessage.addListener((given, _sender, reply) => {
    answeredOf(given.messages, given.target).then(reply);
    return true;
  });
}

Object.assign(globalThis, { forgeInside, forgeOutside, forgeForOthers });
