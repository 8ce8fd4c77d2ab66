import { type MessageKey, t } from "../../platform/i18n.ts";
import {
  defaultSettings,
  type ReaderEdges,
  type ReaderFace,
  type ReaderTheme,
  readerEdges,
  readerFaces,
  readerThemes,
  type Settings,
  settingRanges,
} from "../../platform/settings.ts";
import { h } from "../../ui/element.ts";
import { icon } from "../../ui/icon.ts";

type Measure = keyof typeof settingRanges;

interface Stepper {
  readonly setting: Measure;
  readonly step: number;
  readonly label: MessageKey;
  readonly less: MessageKey;
  readonly more: MessageKey;
}

const steppers: readonly Stepper[] = [
  { setting: "readerSize", step: 1, label: "reader_size", less: "reader_smaller", more: "reader_larger" },
  { setting: "readerWidth", step: 4, label: "reader_width", less: "reader_narrower", more: "reader_wider" },
  {
    setting: "readerLeading",
    step: 0.1,
    label: "reader_leading",
    less: "reader_tighter",
    more: "reader_looser",
  },
];

const themeLabels = {
  auto: "reader_theme_auto",
  light: "reader_theme_light",
  sepia: "reader_theme_sepia",
  dark: "reader_theme_dark",
  black: "reader_theme_black",
} as const satisfies Record<ReaderTheme, MessageKey>;

const faceLabels = {
  serif: "reader_face_serif",
  sans: "reader_face_sans",
} as const satisfies Record<ReaderFace, MessageKey>;

const edgeLabels = {
  auto: "reader_edges_auto",
  even: "reader_edges_even",
  ragged: "reader_edges_ragged",
} as const satisfies Record<ReaderEdges, MessageKey>;

export interface TypeMenu {
  readonly element: HTMLElement;
  readonly update: (settings: Settings) => void;
}

/** One step of a setting up or down, kept within its range and free of rounding dust. */
export function stepped(settings: Settings, setting: Measure, direction: 1 | -1): Partial<Settings> {
  const step = steppers.find((stepper) => stepper.setting === setting)?.step ?? 1;
  const [lowest, highest] = settingRanges[setting];
  const value = Math.round((settings[setting] + direction * step) * 100) / 100;
  return { [setting]: Math.min(highest, Math.max(lowest, value)) };
}

/** The Aa menu: how the text is set. Every choice shows at once and is kept. */
export function createTypeMenu(id: string, onChange: (change: Partial<Settings>) => void): TypeMenu {
  let current = defaultSettings;
  const themes = readerThemes.map((theme) => ({
    value: theme,
    input: radio("reader-theme", theme, () => onChange({ readerTheme: theme })),
  }));
  const faces = readerFaces.map((face) => ({
    value: face,
    input: radio("reader-face", face, () => onChange({ readerFace: face })),
  }));
  const edges = readerEdges.map((edge) => ({
    value: edge,
    input: radio("reader-edges", edge, () => onChange({ readerEdges: edge })),
  }));
  const rows = steppers.map((stepper) => ({
    stepper,
    ...stepperRow(stepper, (direction) => onChange(stepped(current, stepper.setting, direction))),
  }));
  const element = h(
    "div",
    { id, class: "type-menu", popover: "auto", role: "dialog", "aria-label": t("reader_type") },
    h(
      "fieldset",
      { class: "themes" },
      h("legend", {}, t("reader_theme")),
      themes.map(({ value, input }) =>
        h(
          "label",
          { class: "theme-choice" },
          input,
          h("span", { class: "swatch", "data-swatch": value, "aria-hidden": "true" }, "Aa"),
          t(themeLabels[value]),
        ),
      ),
    ),
    h(
      "fieldset",
      { class: "faces" },
      h("legend", {}, t("reader_face")),
      faces.map(({ value, input }) =>
        h("label", { class: "face-choice", "data-face": value }, input, h("span", {}, t(faceLabels[value]))),
      ),
    ),
    rows.map((row) => row.element),
    h(
      "fieldset",
      { class: "faces edges" },
      h("legend", {}, t("reader_edges")),
      edges.map(({ value, input }) =>
        h("label", { class: "face-choice" }, input, h("span", {}, t(edgeLabels[value]))),
      ),
    ),
    h(
      "button",
      { type: "button", class: "text-button reset", on: { click: () => onChange(readingDefaults) } },
      t("reader_reset"),
    ),
  );
  return {
    element,
    update: (settings) => {
      current = settings;
      for (const { value, input } of themes) input.checked = value === settings.readerTheme;
      for (const { value, input } of faces) input.checked = value === settings.readerFace;
      for (const { value, input } of edges) input.checked = value === settings.readerEdges;
      for (const { stepper, update } of rows) update(settings[stepper.setting]);
    },
  };
}

/** What this menu sets, and nothing else, goes back with its button. */
const {
  readerTheme,
  readerFace,
  readerSize,
  readerWidth,
  readerLeading,
  readerEdges: edges,
} = defaultSettings;
const readingDefaults = {
  readerTheme,
  readerFace,
  readerSize,
  readerWidth,
  readerLeading,
  readerEdges: edges,
};

function radio(name: string, value: string, onPick: () => void): HTMLInputElement {
  return h("input", { type: "radio", name, value, class: "visually-hidden", on: { change: onPick } });
}

function stepperRow(
  stepper: Stepper,
  onStep: (direction: 1 | -1) => void,
): { readonly element: HTMLElement; readonly update: (value: number) => void } {
  const [lowest, highest] = settingRanges[stepper.setting];
  const value = h("output", { class: "numbers" });
  const less = stepButton(stepper.less, "minus", () => onStep(-1));
  const more = stepButton(stepper.more, "plus", () => onStep(1));
  return {
    element: h(
      "div",
      { class: "stepper", role: "group", "aria-label": t(stepper.label) },
      h("span", { class: "stepper-label" }, t(stepper.label)),
      less,
      value,
      more,
    ),
    update: (next) => {
      value.textContent = new Intl.NumberFormat(document.documentElement.lang).format(next);
      // Not `disabled`: that would throw the focus away at the end of the range.
      less.setAttribute("aria-disabled", String(next <= lowest));
      more.setAttribute("aria-disabled", String(next >= highest));
    },
  };
}

function stepButton(label: MessageKey, name: "minus" | "plus", onClick: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "icon-button", title: t(label), "aria-label": t(label), on: { click: onClick } },
    icon(name),
  );
}
