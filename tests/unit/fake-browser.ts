/** As much of `browser` as texts need, over the real messages.json: what unit tests put in the polyfill's place. */
import en from "../../src/_locales/en/messages.json";
import ja from "../../src/_locales/ja/messages.json";
import zhCn from "../../src/_locales/zh_CN/messages.json";
import zhTw from "../../src/_locales/zh_TW/messages.json";

export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** The messages of every language there is, by the browser's tag for it. */
export const catalogues = { en, "zh-CN": zhCn, "zh-TW": zhTw, ja } as const satisfies Record<
  string,
  Messages
>;
export type Language = keyof typeof catalogues;

/** A browser whose interface speaks this language; its time zone is the test's. */
export function fakeBrowser(language: Language) {
  const messages: Messages = catalogues[language];
  return {
    i18n: {
      getUILanguage: () => language,
      getMessage: (key: string, substitutions: readonly string[] = []) =>
        messages[key]?.message.replace(
          /\$(\d)/g,
          (_match, number: string) => substitutions[Number(number) - 1] ?? "",
        ) ?? "",
    },
  };
}
