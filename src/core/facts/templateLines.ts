import type { Block, DesignDocument } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { Range } from "../text/lines";
import { Vocabulary } from "./vocabulary";

/** A line of a template that its author has not taken out. */
export interface TemplateLine {
  readonly block: Block;
  readonly range: Range;
}

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
const ends = new Set(Array.from(questions, (question) => question.slice(-1)));

const instructions = new Vocabulary<true>();
for (const phrase of allPhrases(knowledge.language.templateLines)) instructions.add(phrase, true);

/** Questions and instructions of templates that stand in the text as their template has them. */
export function templateLinesOf({ blocks, text }: DesignDocument): TemplateLine[] {
  return blocks
    .filter(({ kind, isQuoted }) => !isQuoted && MAY_HOLD.has(kind))
    .flatMap((block) => linesOf(block, text));
}

const MAY_HOLD = new Set<Block["kind"]>(["paragraph", "item", "comment"]);
/** Longer lines are the author's own. */
const LONGEST = 240;

function linesOf(block: Block, text: string): TemplateLine[] {
  const found: TemplateLine[] = [];
  let at = 0;
  for (const { length } of block.content.split("\n")) {
    // Of the source, as a comment's own content is blank.
    const start = block.source(at);
    const line = length > LONGEST ? "" : text.slice(start, block.source(at + length));
    const from = start + line.length - line.trimStart().length;
    if (isOfTemplate(line.trim()))
      found.push({ block, range: { start: from, end: from + line.trim().length } });
    at += length + 1;
  }
  return found;
}

function isOfTemplate(text: string): boolean {
  if (text === "") return false;
  if (ends.has(text[saidEnd(text) - 1]!) && questions.has(plain(text))) return true;
  return instructions.match(text).some(({ start }) => start <= 3 || /[.!?:] $/.test(text.slice(0, start)));
}

/** A line without its bullet, its comment marks and its case. */
function plain(text: string): string {
  return text
    .slice(0, saidEnd(text))
    .replace(/^(?:<!--)?[\s>*+-]*/, "")
    .toLowerCase();
}

/** Where a line ends, comment marks and what closes emphasis left out. */
function saidEnd(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s>*-]/.test(text[end - 1]!)) end--;
  return end;
}
