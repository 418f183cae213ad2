import type { BlockToken } from "./blocks";

/** A line with marks of a heading that CommonMark does not know. */
export interface TitleLine {
  /** Its words; the marks around them blanked. */
  readonly content: string;
  /** 1 to 6, by its marks. */
  readonly level: number;
}

/** From so many on, lines of one make are the document's headings and no accident. */
const LEAST = 3;

/**
 * Headings without any mark among the tokens of a text: the indexes of their inline tokens.
 * @param hasHeadings Whether there are headings with marks, which leave less to guess.
 */
export function titleLinesOf(tokens: readonly BlockToken[], hasHeadings: boolean): ReadonlySet<number> {
  const byMake = new Map<Make, number[]>();
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.type !== "inline" || token.content.includes("\n")) continue;
    const make = makeOf(tokens, index, hasHeadings);
    if (!make) continue;
    const known = byMake.get(make);
    if (known) known.push(index);
    else byMake.set(make, [index]);
  }
  return new Set([...byMake.values()].filter(({ length }) => length >= LEAST).flat());
}

/** How a heading without marks is made. */
type Make = "capitals" | "numbered" | "plain";

const HASHES = /^(#{1,6})(?:\p{Lu}|\p{Script=Han}|\d|\*\*|\p{Extended_Pictographic})/u;
const EQUALS = /^(={1,6})[ \t]+[^\s=][^=\n]{0,90}(?:[ \t]={1,6})?$/;
const HASH = 35;
const EQUAL = 61;

/** "##Data" without its space, and "== Data ==" of other markups: what CommonMark takes for text. */
export function markedTitle(content: string): TitleLine | undefined {
  const first = content.charCodeAt(0);
  if ((first !== HASH && first !== EQUAL) || content.length > LONGEST_MARKED) return undefined;
  const marks = HASHES.exec(content)?.[1] ?? EQUALS.exec(content)?.[1];
  if (!marks) return undefined;
  const blank = (marksThere: string): string => " ".repeat(marksThere.length);
  return { content: content.replace(/^[#=]+/, blank).replace(/=+$/, blank), level: marks.length };
}

const LONGEST_MARKED = 100;
const LONGEST = 60;
const MOST_WORDS = 6;
/** What no heading holds or ends with; a colon may end it where no others divide the text. */
const NO_TITLE = /[,;!?…。！？，；|]|[.:：]$|^(?:TODO|TBD|TBC|FIXME|WIP)\b|\]\(|^[^\p{L}]*$/u;
const CAPITALS = /^[^\p{Ll}]*\p{Lu}{2,}[^\p{Ll}]*$/u;
const OPENING = /^(?:\*\*)?(?:\d{1,2}(?:\.\d{1,2})*[.)]?[ \t]+)?[\p{Lu}\p{Script=Han}]/u;

function makeOf(tokens: readonly BlockToken[], index: number, hasHeadings: boolean): Make | undefined {
  const { content, level } = tokens[index]!;
  if (level === 3) return isLoneItem(tokens, index) && isTitle(content) ? "numbered" : undefined;
  if (level !== 1 || tokens[index - 1]!.type !== "paragraph_open") return undefined;
  const text = hasHeadings ? content : content.replace(/[:：]\s*$/, "");
  const make = CAPITALS.test(text) ? "capitals" : "plain";
  if (make === "plain" && (hasHeadings || !OPENING.test(text))) return undefined;
  return isTitle(text) ? make : undefined;
}

/** Whether a text is a few words that end as no sentence does, and no value: "AUC 0.77 in April". */
function isTitle(text: string): boolean {
  if (text.length > LONGEST || NO_TITLE.test(text) || VALUE.test(text)) return false;
  return text.trim().split(/\s+/).length <= MOST_WORDS;
}

const VALUE = /\S\s+[\d.]*\d(?:[.,]\d|\s?%)|[=<>≤≥→]/u;

/** Whether an item is the only one of a numbered list, and more than a list follows: "1. Data" as others write "## Data". */
function isLoneItem(tokens: readonly BlockToken[], index: number): boolean {
  const from = index - LONE_ITEM.indexOf("inline");
  return (
    LONE_ITEM.every((type, at) => tokens[from + at]?.type === type) &&
    FOLLOWS.has(tokens[from + LONE_ITEM.length]?.type)
  );
}

const LONE_ITEM = [
  "ordered_list_open",
  "list_item_open",
  "paragraph_open",
  "inline",
  "paragraph_close",
  "list_item_close",
  "ordered_list_close",
];
const FOLLOWS = new Set<string | undefined>([
  "paragraph_open",
  "bullet_list_open",
  "table_open",
  "fence",
  "blockquote_open",
]);
