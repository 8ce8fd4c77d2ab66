import { type ErrorCode, failureOf } from "../../model/errors.ts";
import { errorText, type MessageKey, t } from "../../platform/i18n.ts";
import { fill, h } from "../../ui/element.ts";

interface Step {
  readonly label: MessageKey;
  readonly run: () => void;
}

export interface FailureActions {
  readonly onClose: () => void;
  /** Null where there is no other snapshot to open. */
  readonly onLatest: (() => void) | null;
}

/** A sentence for what could not be shown, and what to do next. */
export function drawFailure(main: HTMLElement, error: unknown, actions: FailureActions): void {
  const { code } = failureOf(error);
  const steps = nextSteps(code, actions);
  fill(
    main,
    h(
      "div",
      { class: "failure" },
      h(
        "h1",
        { class: "failure-title" },
        code === "entry/missing" || code === "snapshot/missing" ? t("reader_missing") : t("reader_failed"),
      ),
      h("p", {}, errorText(code)),
      h(
        "div",
        { class: "steps" },
        steps.map((step, index) =>
          h(
            "button",
            { type: "button", class: index === 0 ? "button primary" : "button", on: { click: step.run } },
            t(step.label),
          ),
        ),
      ),
    ),
  );
  main.querySelector("button")?.focus();
}

function nextSteps(code: ErrorCode, actions: FailureActions): readonly Step[] {
  const close: Step = { label: "reader_close", run: actions.onClose };
  if (code === "snapshot/missing" && actions.onLatest !== null) {
    return [{ label: "reader_open_latest", run: actions.onLatest }, close];
  }
  if (code === "entry/missing") return [close];
  return [{ label: "common_retry", run: () => location.reload() }, close];
}
