/** The words that stand around names in author lines, and those that no person is called. */
import { alphabetic, capital, han } from "../scripts.ts";

const kinds =
  "eine?|un|una|une|kolumne|gastbeitrag|gastkommentar|kommentar|beitrag|blog|essay|analyse|bericht|interview|reportage|meinung|porträt|text|texte|texto|" +
  "geschrieben|verfasst|erstellt|veröffentlicht|publiziert|gepostet|eingestellt|écrit|publié|posté|rédigé|tribune|chronique|propos|recueillis|" +
  "escrito|publicado|enviado|pubblicato|scritto|articolo|skrevet|skriven|fotos?|und|et|y|zeige|alle|beiträge|stand|über";
/** Before names: "By", a kind of text and its "by", a label with its colon. Latin scripts and Arabic. */
export const before = new RegExp(
  String.raw`^(?:(?:(?:[${alphabetic}’'-]+\s){0,4}?by|(?:(?:${kinds})\s){0,4}(?:von|vom|par|por|af|av|door|przez|yazan|di|da))\b(?!\s*\d)|(?:autor(?:in|a|es|en|e)?|authors?|auteure?s?|auteurs?|writers?|words|text|texte|texto|story|reporter|redaktion|redacción|rédaction|tekst|quelle|über|about)\b\s*[:：/|]|(?:автор|авторы|текст|συντάκτης)\s*[:：]|(?:بقلم|كتب|كتبت|إعداد)\s*[:：]?)\s*[:：]?\s*`,
  "i",
);

/** Where a Latin line stops being names: a date, a bar, a handle, a verb of the page's machinery. */
export const tail = new RegExp(
  String.raw`\s*(?:[|•·¦→»]|\s[-–—~]\s|[-–—]\s|\(|\[|@|\b(?:am|on|le|el|på|den|em|at)\s+(?:[${alphabetic}]{2,10}\.?,?\s+)?\d|\d{1,2}[./]\s?\d{1,2}|\d{1,2}\.?\s+[${alphabetic}]{3,10}\.?,?\s+(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d|(?<=[a-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember|rch|ne|ly)?\.?\s+\d|\b(?:published|updated|posted|follow|view|read|share|comments?|last updated|min read|veröffentlicht|aktualisiert|publié|gespeichert|gelesen|symbolbild|erstellt|actualizado|for|in|is|was|has|covers|and is|im interview|photos?|photographs?|photography|fotos?|illustration|image|video)\b(?=\s|:)).*$`,
  "i",
);

/** Nouns of offices: a name ends before them. */
export const offices: ReadonlySet<string> = new Set(
  (
    "writer editor reporter correspondent contributor columnist author staff freelance senior associate assistant deputy chief " +
    "managing contributing executive founder co-founder ceo cto cfo analyst journalist producer director manager professor lecturer " +
    "critic blogger strategist specialist expert reviewer researcher photographer spokesperson president chairman head lead " +
    "redakteur redakteurin redaktor redaktorin journalistin autor autorin korrespondent korrespondentin volontär volontärin " +
    "chefredakteur chefredakteurin ressortleiter ressortleiterin pressesprecher pressesprecherin reporterin rédacteur rédactrice journaliste " +
    "redactor redactora periodista giornalista jornalista repórter redaktør muhabir editörü yazar special political guest " +
    "intern news sports globe"
  ).split(" "),
);

/** A part of a line that holds one of these is an organisation, a desk or a page's own word, and no person. */
const organisations: ReadonlySet<string> = new Set(
  (
    "staff team editors editorial redaktion redaktionsteam redacción rédaction redactie redazione newsroom desk news press presse prensa media network " +
    "agency agentur agencia agence ajansı university universität institute institut foundation association society collective company " +
    "inc ltd llc gmbh ag corp corporation group gruppe publishing publications magazine magazin journal gazette times herald tribune " +
    "daily telegram chronicle observer dispatch courier bulletin broadcast broadcasting radio tv television fernsehen channel online web blog website portal zeitung " +
    "nachrichten nyheter haber service services contributors writers correspondents admin administrator webmaster guest anonymous " +
    "user editor author autor autorin writer name home contact about wire archive archiv reports department ministry ministerium " +
    "verband verein stiftung akademie academy center centre council committee bureau office government pressestelle partner sponsored advertorial " +
    "comments comment reply share facebook twitter instagram linkedin email subscribe follow menu search login profile " +
    "credit photo photos image images getty reuters afp dpa apa epa efe ansa xinhua bloomberg cnn bbc npr pbs"
  ).split(" "),
);

/** Whether a Latin part names no person. */
export function isOrganisation(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[\s.,;:!?()[\]{}"|/]+/)
    .some((word) => organisations.has(word));
}

/** The end of what Chinese, Japanese and Korean organisations and desks are called. */
export const hanOrganisation =
  /(?:网|網|报|報|社|刊|台|臺|局|厅|部|院|校|团|團|组|組|室|版|频道|頻道|中心|新闻|新聞|日报|编辑|編集部|小编|官方|官网|公司|集团|集團|杂志|传媒|媒体|资讯|在线|線上|大学|大學|学院|政府|委员会|委員會|协会|協會|整理|综合|[报報][导導道]|外[电電]|網路|网络|互联网|平台|论坛|公众号|微博|微信|客户端|转载|佚名|匿名|未知|不详|本站|本文|原创|投稿|管理员|ニュース|編集|新聞|通信|株式会社|オンライン|뉴스|일보|신문|편집국|기자단)$/;

/** Words that begin as some names do, or stand behind 记者 as names do. */
export const hanNoName =
  /^(?:采访|採訪|观察|手记|手記|调查|获悉|獲悉|了解|来自|现场|专访|专题|特稿|文[章化学學艺藝字件旅体明娱史]|高[清考端校层速]|金[融属]|黄金|方[案法]|安[全徽]|常识|程序|马上|江[苏西湖南]|田园|周[边末]|任务|时间|時間|大小|全文|正文|更多|返回|莫斯科|温哥华|华盛顿|马德里|余额|姓名|作者|记者|記者)$/;

/** What a person is: behind a comma it names nobody. */
export const hanOffice =
  /(?:院长|院長|教授|研究员|研究員|主任|博士|总裁|總裁|律师|律師|董事长|董事長|经济学家|評論員|评论员|专家|專家|秘书长|学者|學者|作家|总监|經理|经理|会长|會長|主席|主编|主編|讲师|講師|医生|醫師|医师|分析师|分析師|创始人|博主)$/;

/** Surnames of Chinese persons, the most common: some nine names in ten begin with one. */
const surnames = new Set(
  "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘".split(
    "",
  ),
);

const threeHan = new RegExp(`^[${han}]{2,4}$`);

/** Whether two to four Han characters read as a Chinese person's name. */
export function isHanPerson(name: string): boolean {
  return (
    threeHan.test(name) &&
    surnames.has(name.charAt(0)) &&
    !hanOrganisation.test(name) &&
    !hanNoName.test(name)
  );
}

/** For patterns: two to four words that each begin with a capital, particles apart. */
export const fullName = `[${capital}][^\\s\\d,.;:!?|]{0,20}\\.?(?:\\s(?:v[ao]n|de[nr]?|del|d[aiou]s?|l[ae]|al|bin|ter|zu)){0,2}(?:\\s[${capital}][^\\s\\d,;:!?|]{0,20}){1,3}`;

/** Whether full words begin as towns and countries do: `New York, May 3` is where, not who. */
export function isPlace(name: string): boolean {
  return /^(?:New|San|Los|Las|Hong|Saint|St|El|Santa|São|Fort|Port|North|South|East|West|Mount|Lake|Bad|Rio|Cape|Tel|Abu|Kuala|Salt|United|Buenos|Addis|Phnom|Costa|Sri|Saudi|Frankfurt am|The|Our|All|In|On|At|For|From|Der|Die|Das|Ein|Eine|Les|Press|Media|Product|Company|Breaking|Top|Latest)\s/.test(
    name,
  );
}
