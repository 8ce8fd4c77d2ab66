/** Time-stamps of the log on the sheet of the verification: those there are, and asking for another. */

import type { StampProblem } from "../../model/stamp-problem.ts";
import { allowHost } from "../../platform/hosts.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { send } from "../../platform/messages.ts";
import { changeSettings, rememberedSettings } from "../../platform/settings.ts";
import { type StampVerdict, verifyStamps } from "../../store/verify.ts";
import { fill, h } from "../../ui/element.ts";
import { countText, exactTime } from "../../ui/format.ts";

/** Of a clock that is off by less nobody needs to hear. */
const minutesOff = 5;

/** The part of the sheet; `onError` is told what went wrong on our side. */
export function stampingPart(
  verdicts: readonly StampVerdict[],
  onError: (error: unknown) => void,
): HTMLElement {
  const list = h("div", { class: "stamp-list" }, verdicts.map(stampLine));
  const told = h("p", { class: "stamp-told", role: "status" });
  const field = h("input", {
    type: "url",
    id: "stamp-authority",
    class: "field",
    placeholder: "https://",
    value: rememberedSettings().stampAuthority,
    spellcheck: "false",
    autocomplete: "off",
  });
  const button = h(
    "button",
    { type: "submit", class: "button", "data-action": "stamp" },
    t("verify_stamp_get"),
  );
  const form = h(
    "form",
    {
      class: "stamp-form",
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          void ask().catch(onError);
        },
      },
    },
    h("label", { for: "stamp-authority" }, t("verify_stamp_address")),
    h("div", { class: "stamp-row" }, field, button),
  );

  async function ask(): Promise<void> {
    const authority = field.value.trim();
    if (!/^https?:\/\//i.test(authority) || !URL.canParse(authority)) return tell("address");
    // First of all: the browser puts its question only straight from the click.
    if (!(await allowHost(authority))) return tell("not-allowed");
    button.disabled = true;
    fill(told, t("verify_stamp_asking"));
    try {
      await changeSettings({ stampAuthority: authority });
      const outcome = await send("log.stamp", { authority });
      if (!outcome.ok) return tell(outcome.problem);
      const off = Math.abs(outcome.minutesAhead);
      fill(told, off < minutesOff ? null : t("verify_stamp_clock", countText(off)));
      fill(list, (await verifyStamps()).map(stampLine));
    } finally {
      button.disabled = false;
      if (told.textContent === t("verify_stamp_asking")) fill(told);
    }
  }

  function tell(problem: StampProblem): void {
    fill(told, t(`stamp_problem_${problem.replace("-", "_")}` as MessageKey));
  }

  return h(
    "section",
    { class: "sheet-part stamping", "aria-labelledby": "stamp-title" },
    h("h3", { id: "stamp-title" }, t("verify_stamp_title")),
    list,
    h("p", { class: "muted" }, t("verify_stamp_about")),
    form,
    told,
    h("p", { class: "muted" }, t("verify_stamp_unchecked")),
  );
}

function stampLine({ stamp: { number, at, authority }, isSound }: StampVerdict): HTMLElement {
  const host = new URL(authority).host;
  return isSound
    ? h("p", { class: "stamp-line" }, t("verify_stamp_sound", countText(number), exactTime(at), host))
    : h("p", { class: "stamp-line trouble" }, t("verify_stamp_broken", host, exactTime(at)));
}
