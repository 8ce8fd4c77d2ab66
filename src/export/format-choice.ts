/** Which format was chosen last, in any page of ours. */
import { changeSettings, rememberedSettings } from "../platform/settings.ts";
import { type FormatId, formatIds, formats, usualFormat } from "./formats.ts";

let unsaved: FormatId | null = null;

/** For the menus of formats. A choice holds at once; that it could not be kept is no reason to stop an export. */
export const formatChoices = {
  ids: formatIds,
  formats,
  chosen: (): FormatId => unsaved ?? formatOf(rememberedSettings().exportFormat),
  choose: (id: FormatId): void => {
    unsaved = id;
    void changeSettings({ exportFormat: id }).then(
      () => {
        unsaved = null;
      },
      () => undefined,
    );
  },
};

/** A name out of settings or an address as a format; the usual one where it is none. */
export function formatOf(name: string | null): FormatId {
  return formatIds.find((id) => id === name) ?? usualFormat;
}
