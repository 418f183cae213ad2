import type { Block, DesignDocument } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { Range } from "../text/lines";
import { isLetter } from "./characters";
import { Vocabulary } from "./vocabulary";

/** A line of a template that its author has not taken out. */
export interface TemplateLine {
  readonly block: Block;
  readonly range: Range;
}

/** What may stand after the words of a line: comment marks and what closes emphasis. */
const CLOSING = /[\s>*-]/;

/** The questions that our skeletons ask. */
const questions = new Set(
  [
    ...knowledge.frameworks.flatMap(({ steps }) =>
      steps.flatMap(({ topics }) => topics.flatMap(({ ask }) => ask)),
    ),
    ...knowledge.topics.flatMap(({ slots }) => slots.map(({ ask }) => ask)),
  ].map(plain),
);
/** What they end with: most lines end otherwise, and need no look at the rest. */
const END = 4;
const ends = new Set(Array.from(questions, (question) => question.slice(-END)));

const instructions = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.language.templateLines)) instructions.add(phrase, true);

/** Questions and instructions of templates that stand in the text as their template has them. */
export function templateLinesOf({ blocks, text }: DesignDocument): TemplateLine[] {
  const found: TemplateLine[] = [];
  for (const block of blocks) if (!block.isQuoted && MAY_HOLD.has(block.kind)) findIn(block, text, found);
  return found;
}

const MAY_HOLD = new Set<Block["kind"]>(["paragraph", "item", "comment"]);
/** Longer lines are the author's own. */
const LONGEST = 240;

function findIn(block: Block, text: string, found: TemplateLine[]): void {
  const { content } = block;
  for (let at = 0, end = 0; at <= content.length; at = end + 1) {
    end = content.indexOf("\n", at);
    if (end < 0) end = content.length;
    if (end - at > LONGEST) continue;
    // Of the source, as a comment's own content is blank.
    const start = block.source(at);
    const line = text.slice(start, block.source(end));
    const words = line.trim();
    if (!isOfTemplate(words)) continue;
    const from = start + line.length - line.trimStart().length;
    found.push({ block, range: { start: from, end: from + words.length } });
  }
}

function isOfTemplate(text: string): boolean {
  if (text === "") return false;
  const end = saidEnd(text);
  if (ends.has(text.slice(Math.max(0, end - END), end).toLowerCase()) && questions.has(plain(text)))
    return true;
  return instructs(text);
}

/** Whether a sentence of a line begins with an instruction. */
function instructs(text: string): boolean {
  if (instructions.beginsBy(text, 3)) return true;
  SENTENCE_END.lastIndex = 0;
  while (SENTENCE_END.test(text))
    if (instructions.longestAt(text, SENTENCE_END.lastIndex).length > 0) return true;
  return false;
}

const SENTENCE_END = /[.!?:] /g;

/** A line without its bullet, its comment marks and its case. */
function plain(text: string): string {
  return text
    .slice(0, saidEnd(text))
    .replace(/^(?:<!--)?[\s>*+-]*/, "")
    .toLowerCase();
}

/** Where the words of a line end. */
function saidEnd(text: string): number {
  let end = text.length;
  // Most end with a letter.
  while (end > 0 && !isLetter(text.charCodeAt(end - 1)) && CLOSING.test(text[end - 1]!)) end--;
  return end;
}
