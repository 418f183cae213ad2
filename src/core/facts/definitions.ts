import type { Block } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { MetricMention } from "./mentions";
import type { Table } from "./tables";
import type { Unit } from "./units";
import { Vocabulary } from "./vocabulary";

const words = new Vocabulary<"definition" | "origin">();
for (const phrase of allPhrases(knowledge.language.definitions)) words.add(phrase, "definition");
for (const phrase of allPhrases(knowledge.language.origins)) words.add(phrase, "origin");

const stopWords = new Set(allPhrases(knowledge.language.stopWords));

/** From how many words on a cell beside a metric tells what it is. */
const WORDS_OF_A_DEFINITION = 3;

/** Whether a metric is said to be of something, or over some time, where it is named or in another cell of its row. */
export function isDefined({ unit }: MetricMention, tables: readonly Table[]): boolean {
  const has = (text: string): boolean =>
    /[#/=÷]|\bd\d{1,3}\b/i.test(text) || words.match(text).some(({ meaning }) => meaning === "definition");
  if (has(unit.text)) return true;
  if (unit.block.kind !== "cell") return has(unit.block.content);
  const row = tables.flatMap(({ rows }) => rows).find((cells) => cells.includes(unit.block)) ?? [];
  return row.some(
    (cell) =>
      cell !== unit.block &&
      (has(cell.content) || cell.content.trim().split(/\s+/).length >= WORDS_OF_A_DEFINITION),
  );
}

/** Whether a text says where its numbers come from: assumed, measured, given, from a log. */
export function namesOrigin({ content, label }: Pick<Block, "content" | "label">): boolean {
  return [content, label.text].some((text) => words.match(text).some(({ meaning }) => meaning === "origin"));
}

/** The words that carry content in a sentence, in lower case. */
export function contentWords({ text }: Pick<Unit, "text">): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word));
}
