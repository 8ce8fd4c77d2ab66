/** As much of `browser` as texts need, over the real messages.json: what unit tests put in the polyfill's place. */
import en from "../../src/_locales/en/messages.json";
import zh from "../../src/_locales/zh_CN/messages.json";

type Messages = Readonly<Record<string, { readonly message: string }>>;
const catalogues: Readonly<Record<string, Messages>> = { en, "zh-CN": zh };

/** A browser whose interface speaks this language; its time zone is the test's. */
export function fakeBrowser(language: "en" | "zh-CN") {
  return {
    i18n: {
      getUILanguage: () => language,
      getMessage: (key: string, substitutions: readonly string[] = []) =>
        catalogues[language]?.[key]?.message.replace(
          /\$(\d)/g,
          (_match, number: string) => substitutions[Number(number) - 1] ?? "",
        ) ?? "",
    },
  };
}
