/** Lines that say another thing at every visit, and so say nothing of the article. */
import type { TextBlock } from "./version.ts";

const number = "[\\d.,\\u00a0 ]{1,12}[kKmM万萬千億]?\\+?";
/** "5 minutes ago", "3 hours ago", 5分钟前, "il y a 2 heures", "vor 3 Stunden", "hace 2 horas". */
const ago = [
  `(?:updated |published |posted |edited )?(?:${number}|an?|one) ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdw]) ago`,
  `(?:更新于|发布于|發佈於|编辑于)? ?${number} ?(?:秒|分钟|分鐘|小时|小時|天|日|周|週|个月|個月|年|時間|分|か月|ヶ月|週間)(?:之)?前`,
  `il y a ${number} ?(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)`,
  `vor ${number} ?(?:Sekunden?|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)`,
  `hace ${number} ?(?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?)`,
].join("|");
/** "1,204 views", "37 comments", 阅读 1.2万, 评论(3), 閲覧数 45. */
const counted = [
  `${number} ?(?:views?|reads?|comments?|shares?|likes?|replies|claps?|people reading(?: now)?|responses?)`,
  `(?:阅读|閱讀|浏览|瀏覽|点击|評論|评论|点赞|收藏|分享|转发|阅读量|浏览量|閲覧数|コメント|いいね)(?:数|數|量|次数)?[ :：(（]*${number}[)）次]*`,
  `${number} ?(?:次|人)?(?:阅读|閱讀|浏览|瀏覽|评论|評論|点赞|人看过|次播放|件のコメント)`,
].join("|");
const whole = new RegExp(`^(?:(?:${ago}|${counted})(?: ?[·|•,-] ?|\\s*)){1,4}$`, "i");
/** No such line is longer, and no longer one is handed to the pattern. */
const longest = 80;

/** Whether a block is nothing but how long ago something was, or how often it was read. */
export function isVolatile({ text }: TextBlock): boolean {
  return text.length <= longest && /\d|an? |one /i.test(text) && whole.test(text.trim());
}
