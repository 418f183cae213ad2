import type { Block } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { MetricMention } from "./mentions";
import type { Table } from "./tables";
import { Vocabulary } from "./vocabulary";

const words = new Vocabulary<"definition" | "origin">();
for (const phrase of allPhrases(knowledge.language.definitions)) words.add(phrase, "definition");
for (const phrase of allPhrases(knowledge.language.origins)) words.add(phrase, "origin");

const stopWords = new Set(allPhrases(knowledge.language.stopWords));

/** From how many words on a cell beside a metric tells what it is. */
const WORDS_OF_A_DEFINITION = 3;

/** Whether a metric is said to be of something, or over some time, in a paragraph that names it or in its row. */
export function isDefined(mentions: readonly MetricMention[], tables: readonly Table[]): boolean {
  // Each paragraph is read once, however often it names the metric.
  const named = new Set(mentions.map(({ unit }) => unit.block));
  const cells = new Set([...named].filter(({ kind }) => kind === "cell"));
  if ([...named].some(({ content }) => tellsOfWhat(content))) return true;
  if (cells.size === 0) return false;
  const rows = tables.flatMap((table) => table.rows).filter((row) => row.some((cell) => cells.has(cell)));
  return rows.flat().some((cell) => !cells.has(cell) && isDefinition(cell));
}

function tellsOfWhat(text: string): boolean {
  return (
    /[#/=÷]|\bd\d{1,3}\b/i.test(text) || words.match(text).some(({ meaning }) => meaning === "definition")
  );
}

function isDefinition({ content }: Block): boolean {
  return tellsOfWhat(content) || content.trim().split(/\s+/).length >= WORDS_OF_A_DEFINITION;
}

/** Whether a text says where its numbers come from: assumed, measured, given, from a log. */
export function namesOrigin({ content, label }: Pick<Block, "content" | "label">): boolean {
  return [content, label.text].some((text) => words.match(text).some(({ meaning }) => meaning === "origin"));
}

/** The words of a text that carry content, in lower case. */
export function contentWords(text: string): string[] {
  return (text.toLowerCase().match(WORDS) ?? []).filter((word) => !stopWords.has(word));
}

const WORDS = /[\p{L}\p{N}]+/gu;
