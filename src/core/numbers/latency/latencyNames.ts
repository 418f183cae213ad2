import type { Label } from "../../document/model";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import { headersOf } from "../roles/headerUnit";
import type { Ledger } from "../ledger";
import type { Stated } from "../roles/stated";

/** How far around a quantity the words may stand that name what it is of. */
const LONGEST_NAME = 60;

const joints = wordsFor("joint");
const counted = wordsFor("counted");

function wordsFor(kind: "joint" | "counted"): Vocabulary<true> {
  const words = new Vocabulary<true>();
  for (const phrase of allPhrases(knowledge.explanations[kind])) words.add(phrase, true);
  return words;
}

/**
 * What a latency is of: of a cell the first of its row, of a line or an item its beginning, else the words of its clause,
 * those before it first.
 */
export function nameOf(one: Stated, ledger: Ledger): string {
  const row = headersOf(one.unit.label).find(({ kind }) => kind === "row");
  if (row) return row.text;
  const [own] = inlineLabels(one);
  const before = own && isFirst(one, ledger) ? own.text : beforeOf(one, ledger);
  return meaningful(before) ? trimmed(before) : trimmed(afterOf(one, ledger));
}

/** The words of the same clause before a quantity, up to the one before it. */
export function beforeOf(one: Stated, ledger: Ledger): string {
  const { unit, quantity } = one;
  const known = ledger.inUnit(unit);
  const last = known[known.indexOf(one) - 1]?.quantity.end ?? 0;
  const from = Math.max(last, quantity.start - LONGEST_NAME, 0);
  const before = unit.text.slice(from, quantity.start);
  // A bracket right before it is open, and ends no clause.
  const to = /[(（]$/.test(before) ? before.length - 1 : before.length;
  return before.slice(0, to).split(CLAUSE_END).at(-1)! + before.slice(to);
}

const CLAUSE_END = /[,;()|→，、；（）]/;

/** Those after it, up to the next. */
export function afterOf(one: Stated, ledger: Ledger): string {
  const { unit, quantity } = one;
  const known = ledger.inUnit(unit);
  const next = known[known.indexOf(one) + 1]?.quantity.start ?? unit.text.length;
  const to = Math.min(next, quantity.end + LONGEST_NAME);
  return /^[^,;.()|→，、；。（）]*/u.exec(unit.text.slice(quantity.end, to))![0];
}

/** The labels at the beginning of a quantity's own line or item: "Ranker:". */
export function inlineLabels({ unit }: Stated): Label[] {
  return headersOf(unit.label).filter(
    ({ kind, range }) => kind === "line" && range.start >= unit.block.range.start,
  );
}

/** Whether a name says what takes the time, and not only how it is counted ("p99", "mean latency"). */
export function meaningful(name: string): boolean {
  // Mostly the first word tells: the others of a long text are not looked for.
  for (const [word] of name.matchAll(WORD)) if (isTelling(word.toLowerCase())) return true;
  return false;
}

const WORD = /\p{L}[\p{L}\d-]*/gu;

/** The words of a name that tell it from others, in lower case. */
export function wordsOf(name: string): string[] {
  return (name.toLowerCase().match(WORD) ?? []).filter(isTelling);
}

function isTelling(word: string): boolean {
  return !/^p\d/.test(word) && !isOneOf(counted, word) && !isOneOf(joints, word);
}

function isOneOf(words: Vocabulary<true>, word: string): boolean {
  return words.match(word).some(({ start, end }) => start === 0 && end === word.length);
}

function isFirst(one: Stated, ledger: Ledger): boolean {
  return ledger.inUnit(one.unit)[0] === one;
}

/** A name without the signs and the joining words at its ends. */
function trimmed(name: string): string {
  const words = name
    .replace(/^[^\p{L}\d]+|[^\p{L}\d)]+$/gu, "")
    .split(/\s+/)
    .filter((word) => word !== "");
  while (words.length > 0 && isOneOf(joints, words[0]!.toLowerCase())) words.shift();
  while (words.length > 0 && isOneOf(joints, words.at(-1)!.toLowerCase())) words.pop();
  return words.join(" ").replace(/\s*[([]?\s*$/, "");
}
