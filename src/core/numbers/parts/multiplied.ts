import { Vocabulary } from "../../facts/vocabulary";
import { allPhrases, knowledge } from "../../knowledge/index";
import { countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import type { Ledger } from "../ledger";
import { isNear, roundingOf } from "../written/nearness";
import { isClear, type Stated } from "../roles/stated";

const TOLERANCE = 0.1;
/** Longer gaps say more than what is taken from each. */
const LONGEST = 90;

const few = new Vocabulary<number>();
for (const { value, words } of knowledge.measures.fewWords)
  for (const phrase of allPhrases(words)) few.add(phrase, value);

const each = new Vocabulary<true>();
for (const phrases of [knowledge.measures.per, knowledge.measures.every])
  for (const phrase of allPhrases(phrases)) each.add(phrase, true);

/** "3M orders a day -> one positive and two negatives of each -> 9M rows a day": what arrows make of so many. */
export function multiplied(ledger: Ledger): Calculation[] {
  return ledger.units.flatMap(([unit, stated]): Calculation[] => {
    const [first, second] = stated;
    if (!first || !second || stated.length > 2 || ![first, second].every(isCount)) return [];
    const gap = unit.text.slice(first.quantity.end, second.quantity.start);
    const arrows = [...gap.matchAll(/->|→|=>|⇒/g)];
    if (gap.length > LONGEST || arrows.length !== 2) return [];
    const middle = gap.slice(arrows[0]!.index, arrows[1]!.index);
    const numbers = few.match(middle).map(({ meaning }) => meaning);
    if (numbers.length === 0 || each.match(middle).length === 0) return [];
    const times = numbers.reduce((sum, one) => sum + one, 0);
    // "Two negatives of each" may come beside the one that they are of.
    const values = [times, times + 1].map((one) => one * first.quantity.low);
    const tolerance = Math.max(TOLERANCE, roundingOf(first.quantity) / 2, roundingOf(second.quantity) / 2);
    const { bound } = second.quantity;
    const fitting = values.find((value) =>
      isNear({ low: value, high: value }, second.quantity, tolerance, bound),
    );
    const value = fitting ?? values[0]!;
    const { dimension, unit: counted, per } = second.quantity;
    const result: Amount = { value, dimension, unit: counted, per };
    const formula = `${countText(first.quantity.low)} × ${countText(value / first.quantity.low)} = ${countText(value)}`;
    return [comparison("equation", fitting !== undefined, formula, result, [first], second)];
  });
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, each: of } = one.quantity;
  return (dimension === "count" || dimension === "none") && low === high && low >= 1 && !of && isClear(one);
}
