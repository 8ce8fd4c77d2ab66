/** Copying a citation of the article: the styles to choose from, and the one chosen last. */
import { type CitationStyle, citationOf, citationStyles, usualStyle } from "../../export/citation.ts";
import { type MessageKey, t } from "../../platform/i18n.ts";
import { changeSettings, rememberedSettings } from "../../platform/settings.ts";
import { h } from "../../ui/element.ts";
import type { MenuItem } from "../../ui/menu.ts";
import type { Act } from "./act.ts";
import { copyRich } from "./copy-rich.ts";
import { keyOf } from "./keys.ts";
import { type Reading, seenArticle } from "./reading.ts";

export interface Citing {
  /** In the style chosen last, or else the usual one of the text's language. */
  readonly copy: () => boolean;
  /** The styles; each is copied as it is chosen. */
  readonly items: () => readonly MenuItem[];
}

export interface CitingOptions {
  readonly reading: () => Reading | null;
  readonly act: Act;
  readonly tell: (sentence: string) => void;
}

const labels = {
  apa: "citation_apa",
  mla: "citation_mla",
  chicago: "citation_chicago",
  gbt: "citation_gbt",
} as const satisfies Record<CitationStyle, MessageKey>;

export function createCiting({ reading, act, tell }: CitingOptions): Citing {
  let unsaved: CitationStyle | null = null;

  function chosen(): CitationStyle {
    const name = rememberedSettings().citationStyle;
    const stored = citationStyles.find((style) => style === name);
    const now = reading();
    return unsaved ?? stored ?? usualStyle(now === null ? null : seenArticle(now).lang);
  }

  function copy(style: CitationStyle): boolean {
    const now = reading();
    if (now === null) return false;
    void act(() => copyRich(citationIn(style, now))).then(
      (isDone) => isDone && tell(t("citation_copied", t(labels[style]))),
    );
    return true;
  }

  function choose(style: CitationStyle): void {
    unsaved = style;
    // It holds on this page all the same; that it could not be kept is no reason not to copy.
    void changeSettings({ citationStyle: style }).catch(() => undefined);
    copy(style);
  }

  return {
    copy: () => copy(chosen()),
    items: () => [
      { kind: "heading", label: t("citation_copy") },
      ...citationStyles.map(
        (style): MenuItem => ({
          kind: "choice",
          action: `cite-${style}`,
          label: t(labels[style]),
          isChecked: style === chosen(),
          run: () => choose(style),
          ...(style === chosen() ? { detail: keyOf("cite") ?? "" } : {}),
        }),
      ),
    ],
  };
}

/** What is copied; the HTML is written from nodes, which hold page text as text. */
function citationIn(
  style: CitationStyle,
  reading: Reading,
): { readonly plain: string; readonly html: string } {
  const { entry, snapshot } = reading;
  const article = seenArticle(reading);
  const pieces = citationOf(
    { article, siteName: entry.siteName, url: entry.url, capturedAt: snapshot.capturedAt },
    style,
  );
  const nodes = pieces.map(({ text, isItalic, href }) => {
    if (href !== undefined) return /^https?:/i.test(href) ? h("a", { href }, text) : text;
    return isItalic === true ? h("i", {}, text) : text;
  });
  return {
    plain: pieces.map(({ text }) => text).join(""),
    html: h("p", { lang: article.lang }, nodes).outerHTML,
  };
}
