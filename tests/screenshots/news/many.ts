import { createRandom } from "../../seeded-random.mjs";
import type { Story, StoryLanguage } from "./story.ts";

interface Words {
  readonly sites: readonly (readonly [name: string, host: string])[];
  readonly categories: readonly string[];
  readonly bylines: readonly string[];
  readonly openings: readonly string[];
  readonly matters: readonly string[];
  readonly places: readonly string[];
  readonly title: (opening: string, matter: string, place: string) => string;
  readonly lede: (matter: string, place: string) => string;
  readonly tags: readonly string[];
}

const english: Words = {
  sites: [
    ["The Harbour Review", "harbourreview.test"],
    ["Northern Ledger", "northernledger.test"],
    ["City & Commons", "cityandcommons.test"],
    ["Meridian Science", "meridian.test"],
    ["Field Notes Quarterly", "fieldnotes.test"],
    ["Open Bench", "openbench.test"],
    ["The Valley Post", "valleypost.test"],
  ],
  categories: ["Cities", "Economy", "Climate", "Transport", "Health", "Science", "Books"],
  bylines: ["Nora Achterberg", "Samuel Okafor", "Leila Haddad", "Owen Pryce", "Marit Solheim", "Hana Kimura"],
  openings: [
    "Council approves",
    "Residents question",
    "Engineers go back to",
    "A court pauses",
    "Schools prepare for",
    "Farmers welcome",
    "Volunteers map",
    "Auditors find gaps in",
    "A second look at",
    "What became of",
  ],
  matters: [
    "the tram extension",
    "a footbridge over the locks",
    "winter bus timetables",
    "the dredging of the outer harbour",
    "school meals from local farms",
    "the heat network",
    "library opening hours",
    "a register of old trees",
    "the night shelter",
    "repairs to the sea wall",
  ],
  places: ["Oosthaven", "Glenarrow", "the Eastern District", "Saint Merrin", "Upper Tarn", "Port Ellery"],
  title: (opening, matter, place) => `${opening} ${matter} in ${place}`,
  lede: (matter, place) =>
    `The papers on ${matter} have been public in ${place} since Monday; the debate is set for the end of the month.`,
  tags: ["planning", "archives", "maps", "energy", "rail", "rural"],
};

const simplified: Words = {
  sites: [
    ["清江日报", "qingjiang.test"],
    ["南岭晚报", "nanling.test"],
    ["城市观察", "chengshi.test"],
    ["科学纪事", "kexuejishi.test"],
    ["田野季刊", "tianye.test"],
    ["开源工坊", "gongfang.test"],
  ],
  categories: ["民生", "乡村", "城市", "交通", "健康", "科学", "读书"],
  bylines: ["周晓岚", "韦春燕", "顾闻道", "罗以宁", "覃海", "沈佩文"],
  openings: ["通过", "重新讨论", "公示", "试行", "暂缓", "盘点", "启动", "细看"],
  matters: [
    "有轨电车延长线",
    "水闸步行桥",
    "冬季公交时刻",
    "外港疏浚方案",
    "本地食材进校园",
    "集中供热管网",
    "图书馆夜间开放",
    "古树名册",
    "海堤修补工程",
    "社区夜校课程",
  ],
  places: ["清江", "南岭", "东城", "白石镇", "上塘", "临港"],
  title: (opening, matter, place) => `${place}${opening}${matter}`,
  lede: (matter, place) => `${place}关于${matter}的材料从周一起公开，月底前听取意见。`,
  tags: ["规划", "档案", "地图", "能源", "铁路"],
};

const traditional: Words = {
  ...simplified,
  sites: [
    ["海港週報", "haigang.test"],
    ["島嶼科學", "daoyu.test"],
    ["城事", "chengshi-tw.test"],
  ],
  categories: ["生活", "城市", "交通", "健康", "科學", "閱讀"],
  bylines: ["林予安", "許若寧", "游子揚"],
  openings: ["通過", "重新討論", "公告", "試辦", "暫緩", "盤點"],
  matters: [
    "輕軌延伸線",
    "水門人行橋",
    "冬季公車時刻",
    "外港疏濬計畫",
    "在地食材進校園",
    "圖書館夜間開放",
    "老樹名冊",
    "海堤修補工程",
  ],
  places: ["港東", "白石", "上埤", "臨海", "舊城"],
  lede: (matter, place) => `${place}關於${matter}的資料週一起公開，月底前聽取意見。`,
  tags: ["規劃", "檔案", "地圖"],
};

const japanese: Words = {
  sites: [
    ["港町新報", "minatomachi.test"],
    ["北の経済", "kitanokeizai.test"],
    ["月刊かがく", "kagaku.test"],
    ["まちの観察", "machi.test"],
  ],
  categories: ["地域", "経済", "都市", "交通", "健康", "科学", "本"],
  bylines: ["長谷川直子", "佐伯悠", "三浦あかね", "藤原リサ"],
  openings: ["を可決", "を見直しへ", "の試行始まる", "に住民の声", "を読み解く", "を一年延期"],
  matters: [
    "路面電車の延伸",
    "水門の歩道橋",
    "冬のバス時刻",
    "外港のしゅんせつ計画",
    "地元食材の給食",
    "図書館の夜間開館",
    "古木の台帳",
    "防潮堤の補修",
  ],
  places: ["東区", "白石町", "上田浜", "港南", "北浦"],
  title: (opening, matter, place) => `${place}、${matter}${opening}`,
  lede: (matter, place) => `${place}は${matter}の資料を月曜日から公開している。月末まで意見を受け付ける。`,
  tags: ["計画", "記録", "地図", "鉄道"],
};

const wordsOf = {
  en: english,
  "zh-CN": simplified,
  "zh-TW": traditional,
  ja: japanese,
} as const satisfies Record<StoryLanguage, Words>;

/** So many stories of a language, the same ones every time, over some two years. */
export function manyStories(language: StoryLanguage, count: number): readonly Story[] {
  const words = wordsOf[language];
  const random = createRandom(count);
  // What comes first in a list comes more often, as with real sites and sections.
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.5 * list.length)] as T;
  let daysAgo = 1;
  return Array.from({ length: count }, (_, index): Story => {
    daysAgo += 0.48 * random() * (1 + 0.6 * Math.sin(index / 110));
    const matter = pick(words.matters);
    const place = pick(words.places);
    const [site, host] = pick(words.sites);
    return {
      site,
      host,
      category: pick(words.categories),
      byline: pick(words.bylines),
      daysAgo,
      title: words.title(pick(words.openings), matter, place),
      text: [words.lede(matter, place)],
      tags: random() < 0.3 ? [pick(words.tags)] : [],
      isRead: random() < 0.8,
      isFavourite: random() < 0.06,
    };
  });
}
