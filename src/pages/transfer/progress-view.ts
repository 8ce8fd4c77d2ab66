import { plural, t } from "../../platform/i18n.ts";
import { h } from "../../ui/element.ts";
import { dotted } from "../../ui/format.ts";
import { fractionDone, roundedTime, secondsLeft } from "./estimate.ts";
import type { Progress } from "./state.ts";

export interface ProgressView {
  readonly element: HTMLElement;
  readonly update: (progress: Progress) => void;
}

/** A bar, what is done of how much, and about how long the rest will take. */
export function createProgressView(label: string, amount: (progress: Progress) => string): ProgressView {
  const bar = h("progress", { class: "progress", max: 1, value: 0, "aria-label": label });
  const text = h("p", { class: "amount muted numbers" });
  return {
    element: h("div", { class: "progress-view" }, bar, text),
    update: (progress) => {
      bar.value = fractionDone(progress);
      text.textContent = dotted([amount(progress), timeLeft(progress)]);
    },
  };
}

function timeLeft(progress: Progress): string | null {
  const seconds = secondsLeft(progress, performance.now());
  if (seconds === null) return null;
  const { unit, value } = roundedTime(seconds);
  return unit === "seconds"
    ? t("transfer_left_seconds", String(value))
    : plural("transfer_left_minutes", value);
}
