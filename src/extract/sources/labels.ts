/**
 * Labels with a colon, and what follows: 类别：财经 发布时间：2023-11-02 05:07:00 来源：人民资讯. Lines are
 * short, so a sentence of the story is not taken for a label. A new label is a new word in the table.
 */
import { type Candidate, candidate, type TextField } from "../candidate.ts";
import { hasHan, letter } from "../scripts.ts";

/** A field of null ends the value before it and says nothing we keep. */
const labels: readonly { readonly field: TextField | null; readonly words: string }[] = [
  {
    field: "category",
    words:
      "类别|類別|栏目|所属栏目|频道|頻道|分类|分類|カテゴリー|カテゴリ|ジャンル|Category|Section|Rubrik|Ressort|القسم|التصنيف",
  },
  {
    field: "publishedTime",
    words:
      "发布时间|發布時間|发表时间|發表時間|发布日期|發布日期|发表日期|发稿时间|发表于|發表於|发布于|發布於|刊登时间|发布|成文日期|时间|時間|日期|公開日時|公開日|掲載日時|掲載日|投稿日時|投稿日|配信日|配信|登録|入力|입력|등록|게시|기사입력|승인|Published|Published on|Published at|Posted|Posted on|First published|Publication date|Release date|Date|Veröffentlicht|Veröffentlicht am|Erstellt|Erstellt am|Publié le|Publicado|Publicado el|Publicado em|Pubblicato|Pubblicato il|Опубликовано|Дата публикации|Data publikacji|Opublikowano|تاريخ النشر|نُشر في|نشر في",
  },
  {
    field: "modifiedTime",
    words:
      "更新时间|更新時間|最后更新|最後更新|修改时间|更新于|更新日時|更新日|最終更新日|最終更新|수정|최종수정|Updated|Updated on|Updated at|Last updated|Last updated on|Last modified|Modified|Aktualisiert|Aktualisiert am|Mis à jour le|Actualizado|Atualizado|Atualizado em|Aggiornato|Aggiornato il|Обновлено|آخر تحديث",
  },
  {
    field: "source",
    words:
      "来源|來源|稿源|消息来源|文章来源|文章來源|信息来源|新闻来源|内容来源|来源媒体|稿件来源|本文来源|来源于|本文来源于|文章出处|文章出處|出处|出處|新聞來源|資料來源|轉載來源|转载来源|出典|出所|配信元|提供|提供元|情報元|출처|Source|Sources|Quelle|Fuente|Fonte|Источник|Źródło|المصدر",
  },
  {
    field: "reprintedFrom",
    words:
      "本文转自|本文轉自|本文转载自|本文轉載自|转自|轉自|转载自|轉載自|转载于|轉載於|摘自|原载|原載|原载于|本文原载|本文原载于|原文刊载于|本文首发于|本文首发|首发于|本文来自|文章转自|文章轉自|文章转载自|原刊于|原刊於|転載元|引用元|初出|Reprinted from|Republished from|Originally published in|Originally published on|Originally published by|Originally published at|Originally posted on|Originally appeared in|Originally appeared on|First published in|First published by|First published at|Via|Crossposted from|Cross-posted from|نقلا عن|نقلاً عن",
  },
  {
    field: "byline",
    words:
      "文|作者|作 者|作　者|文章作者|原作者|发文机关|记者|記者|本报记者|本報記者|撰文|撰稿|撰稿人|采写|採訪|采访|文字|执笔|執筆|执笔人|发布者|發布者|發佈者|实习记者|见习记者|特约记者|特约撰稿|本刊记者|本网记者|通讯员|通訊員|著者|筆者|執筆者|投稿者|ライター|文責|取材・執筆|取材・文|文・写真|文・取材|글|글쓴이|기자|Author|Authors|Written by|Words by|Text by|Story by|Words|By|Autor|Autorin|Redaktion|Verfasst von|Text|Auteur|Por|Автор|بقلم|الكاتب|إعداد",
  },
  {
    field: "editor",
    words:
      "责任编辑|責任編輯|责编|責編|本文责任编辑|本版责编|编辑|編輯|小编|編集|責任編集|編集者|편집|Editor|Edited by|Redigiert von|تحرير",
  },
  {
    field: "originalUrl",
    words:
      "信息原文地址|原文地址|原文链接|原文連結|原文网址|原始链接|元記事|원문|Original article|Original URL|Original at|Read the original at",
  },
  {
    field: null,
    words:
      "原标题|原標題|原题|校对|校對|审核|審核|监制|监审|终审|摄影|攝影|图片|圖片|摄|浏览量|浏览|浏览次数|阅读量|阅读|阅读次数|点击量|点击|点击数|评论|字号|字体|文字大小|字體大小|字體|字級|大小|字数|人气|分享|关键词|關鍵字|标签|標籤|タグ|快照生成时间|编译|翻译|译者|翻訳者|翻訳|撮影|写真|사진|조회|Photo|Photos|Photographs|Tags|Keywords|Topics|Views|Comments|Share|Filed under",
  },
];

const fieldOfLabel: ReadonlyMap<string, TextField | null> = new Map(
  labels.flatMap(({ field, words }) => words.split("|").map((word) => [plain(word), field] as const)),
);

const longestLabel = Math.max(...Array.from(fieldOfLabel.keys(), (label) => label.length)) + 3;
export const longestLabelled = 200;
const mostLabels = 12;

interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The labels of a line: the longest known words before each colon or bar, not the end of another word. */
function labelsOf(line: string): Label[] {
  const found: Label[] = [];
  let from = 0;
  for (let at = nextSign(line, 0); at >= 0 && found.length < mostLabels; at = nextSign(line, at + 1)) {
    const before = line.slice(Math.max(from, at - longestLabel), at).trimEnd();
    for (let length = before.length; length > 0; length -= 1) {
      const text = before.slice(-length);
      const field = fieldOfLabel.get(plain(text));
      if (field === undefined || /^\s/.test(text)) continue;
      if (!isColon(line.charAt(at)) && !(hasHan(text) && (field === null || barred.has(field)))) continue;
      const previous = before.slice(0, -length).slice(-1);
      if (isWordCharacter(previous)) continue;
      const start = Math.max(from, at - longestLabel) + before.length - length;
      found.push({ text, start, end: at + 1 });
      from = at + 1;
      break;
    }
  }
  return found;
}

/** 文 | 李在山 编辑 | 陶宁: in Chinese a bar stands for the colon of these. */
const barred: ReadonlySet<TextField> = new Set(["byline", "editor", "source"]);
const sign = /[:：|｜丨]/g;

function isColon(mark: string): boolean {
  return mark === ":" || mark === "：";
}

function nextSign(line: string, from: number): number {
  sign.lastIndex = from;
  return sign.exec(line)?.index ?? -1;
}

const wordCharacter = new RegExp(`[${letter}]`);

function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character);
}

/** `Photo by: …`, `Edited by: …` name others than the author. */
const otherDeed =
  /(?:(?<![a-z])(?!posted|written|published|authored|story|words|text|report)[a-z]+)\s{0,3}$/i;

/** 原文(投稿日：…) dates what was translated. */
const ofOriginal = /原文\s?[(（]$/;

/** Each label's value ends where the next label begins; a label alone is answered by the next line. */
export function labelled(line: string, nextLine: string): Candidate[] {
  if (line.length > longestLabelled) return [];
  const found = labelsOf(line);
  return found.flatMap(({ text, start, end }, index) => {
    const field = fieldOfLabel.get(plain(text)) ?? null;
    const before = line.slice(0, start);
    if (field === null || (/^by$/i.test(text) && otherDeed.test(before))) return [];
    if (field === "publishedTime" && ofOriginal.test(before)) return [];
    const value = line.slice(end, found[index + 1]?.start).trim();
    const isAlone = value === "" && index === found.length - 1;
    const answer = isAlone && nextLine.length <= 60 && !opensWithLabel(nextLine) ? nextLine : value;
    return candidate(field, answer, "visible-text", `${text}：`);
  });
}

/** A label that stands alone without its colon: the next line answers it. */
const alone =
  /^(?:(?:written|words|story|text|posted|published|authored|reported|article|post) )?by$|^(?:authors?|von|par|por|autor(?:in)?|auteur|автор|文|作者|撰文|记者|記者|著者|筆者|執筆|ライター|글|기자)$/i;

/** Ends the place of what was read so: of several authors only the first may stand in that line. */
export const lineBelow = " ↵";

/** The author who is named in the line below such a label. */
export function answered(line: string, nextLine: string): readonly Candidate[] {
  return alone.test(line) && nextLine.length <= 100 && !opensWithLabel(nextLine)
    ? candidate("byline", nextLine, "visible-text", `${line}${lineBelow}`)
    : [];
}

/** Whether a line opens with a label. */
export function opensWithLabel(line: string): boolean {
  const opening = line.slice(0, longestLabel + 4);
  return (
    /[:：|｜丨]/.test(opening) &&
    (labelsOf(opening)[0]?.start ?? 9) <= (/^[（(【[\s]{1,2}/.exec(line)?.[0].length ?? 0)
  );
}

function plain(label: string): string {
  return label.toLowerCase().replace(/\s/g, "");
}
