/** What leaves, and as what: the same menu wherever something can be exported. */
import { type MessageKey, t } from "../platform/i18n.ts";
import type { MenuItem } from "./menu.ts";

/** A line of it: what leaves. */
export interface ExportScope {
  readonly action: string;
  readonly label: string;
  readonly run: () => void;
  /** How many. */
  readonly detail?: string;
  readonly isDisabled?: boolean;
}

/** The formats there are, which one was chosen last, and how to choose another. */
export interface FormatChoices<Id extends string> {
  readonly ids: readonly Id[];
  readonly formats: Readonly<Record<Id, { readonly label: MessageKey; readonly detail: MessageKey }>>;
  readonly chosen: () => Id;
  readonly choose: (id: Id) => void;
}

/** What can leave, each at a press, as what was chosen last; below it the way to choose otherwise. */
export function exportMenu<Id extends string>(
  scopes: readonly ExportScope[],
  choices: FormatChoices<Id>,
): readonly MenuItem[] {
  return [
    ...scopes.map((scope): MenuItem => ({ kind: "action", ...scope })),
    { kind: "line" },
    {
      kind: "more",
      action: "export-format",
      label: t("export_as"),
      detail: t(choices.formats[choices.chosen()].label),
      items: () => formatItems(choices, true),
    },
  ];
}

/** The formats, of which one is chosen; with `leadsBack` for a menu that goes on to what leaves. */
export function formatItems<Id extends string>(
  { ids, formats, chosen, choose }: FormatChoices<Id>,
  leadsBack: boolean,
): readonly MenuItem[] {
  const lines = ids.map(
    (id): MenuItem => ({
      kind: "choice",
      action: `format-${id}`,
      label: t(formats[id].label),
      detail: t(formats[id].detail),
      isChecked: id === chosen(),
      leadsBack,
      run: () => choose(id),
    }),
  );
  return [{ kind: "heading", label: t("export_as") }, ...lines];
}
