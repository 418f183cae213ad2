import type { Unit } from "../../facts/units";
import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Stated } from "../roles/stated";
import { readingsOf } from "./values";

const numbers = new Vocabulary<number>();
for (const { value, words } of knowledge.measures.numberWords)
  for (const phrase of allPhrases(words)) numbers.add(phrase, value);

const types = new Vocabulary<number>();
for (const { bytes, words } of knowledge.measures.numberTypes)
  for (const phrase of allPhrases(words)) types.add(phrase, bytes);

/** The bytes that one number takes by the types that a text names: 4 for "float32". */
export function bytesNamed(text: string): number[] {
  return [...new Set(types.match(text).map(({ meaning }) => meaning))];
}

/** The numbers that a text writes as words: 2 for "two", "both". */
export function numbersNamed(text: string): number[] {
  return numbers.match(text).map(({ meaning }) => meaning);
}

/** The bytes that a number of a vector may take where nothing says it. */
export const USUAL_BYTES: readonly number[] = [1, 2, 4, 8];
/** And takes most of the time. */
export const USUAL_SIZE = 4;

/** What lies between the periods of two rates: hours in a day or a month, days in a week, and so on. */
export const PERIOD_FACTORS: readonly number[] = [
  7, 12, 24, 30, 52, 60, 168, 365, 720, 730, 1440, 3600, 8760, 86_400, 604_800, 2_592_000, 31_536_000,
].flatMap((factor) => [factor, 1 / factor]);

/** More quantities in one sentence are a list, whose members explain nothing. */
const MOST = 5;

/**
 * By what the rest of a sentence may multiply or divide what it computes: the other quantities, numbers written as words,
 * the bytes of a named type; one of them, or two.
 */
export function otherFactors(unit: Unit, others: readonly Stated[]): number[] {
  const stated = others.length > MOST ? [] : others.flatMap((one) => readingsOf(one, "strict"));
  const single = [
    ...stated.flatMap(({ low, high }) => (low === high && low > 0 ? [low] : [])),
    ...numbersNamed(unit.text),
    ...bytesNamed(unit.text),
  ].flatMap((factor) => [factor, 1 / factor]);
  const distinct = [...new Set(single)].slice(0, 4 * MOST);
  const pairs = distinct.flatMap((one, index) => distinct.slice(index + 1).map((other) => one * other));
  return [...distinct, ...pairs.filter((factor) => factor !== 1)];
}
