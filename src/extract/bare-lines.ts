/**
 * Lines that say where a story comes from and not what it says, kept apart from it by a break alone:
 * the head of an old page's text (本文转自：…, 本报记者 …, the headline again), and the notes a site sets
 * under what it took over (快照生成时间, 信息原文地址, 免责声明).
 */
import { isSameHeadline } from "./headline.ts";
import { isStatement } from "./sources/visible-text.ts";
import { entriesOf, type Line, removeLine } from "./text-lines.ts";

const linesAtHead = 10;
const linesAtEnd = 10;
/** A line longer than this is told in sentences; after two such the story has begun. */
const sentence = 60;
const longestNote = 200;

const note =
  /快照生成|[信资][息讯]快照|快照查询|(?:信息)?原文(?:地址|链接)|本站未对|侵权.{0,12}(?:联系|删除)|不代表.{0,8}(?:立场|观点)|免责声明|版权(?:归|所有)|转载请注明|^责任?编辑?[:：]/;

/** Takes such lines out of the beginning and the end of a body. */
export function dropBareLines(root: Element, title: string): void {
  const lines = entriesOf(root).filter((entry): entry is Line => !("image" in entry));
  let sentences = 0;
  for (const line of lines.slice(0, linesAtHead)) {
    if (line.text.length >= sentence && !note.test(line.text)) sentences += 1;
    else if (sentences < 2 && (isStatement(line.text) || isSameHeadline(line.text, title))) removeLine(line);
  }
  for (const line of lines.slice(Math.max(1, lines.length - linesAtEnd)))
    if (line.text.length <= longestNote && note.test(line.text)) removeLine(line);
}
