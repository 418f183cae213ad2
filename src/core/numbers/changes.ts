import type { Unit } from "../facts/units";
import { amountText, type Amount } from "./amountText";
import type { Calculation } from "./calculation";
import { comparison } from "./comparison";
import { isExplained, says } from "./explanations";
import type { Ledger } from "./ledger";
import { roundingOf } from "./nearness";
import { relationsIn } from "./relationWords";
import { isClear, writtenText, type Stated } from "./stated";

/** By how much a stated change may differ from the one computed, beside what its digits leave open: a share, and points. */
const TOLERANCE = 0.1;
const POINT = 0.011;

/** What an amount was and what it becomes, against the change that is stated for it: "from 50 to 40 ms, 20% less". */
export function changes(ledger: Ledger): Calculation[] {
  return [...ledger.units].flatMap(([unit, stated]) => {
    if (stated.length < LEVELS || stated.length > LEVELS + 1 || isExplained("equation", unit)) return [];
    const words = relationsIn(unit.text);
    if (stated.length === LEVELS) return words.has("half") ? halved(unit, stated) : [];
    return !words.has("fall") && !words.has("rise") ? [] : ofUnit(unit, stated);
  });
}

/** Of more than two levels and one change it can't be told which belong together. */
const LEVELS = 2;

/** "64 bytes → 32 bytes, which halves the memory". */
function halved(unit: Unit, stated: readonly Stated[]): Calculation[] {
  const [from, to] = stated as readonly [Stated, Stated];
  if (!isFromTo(unit, from, to) || !areLevels(from, to)) return [];
  const [less, more] = [from, to].map(({ quantity }) => quantity.low).sort((a, b) => a - b) as [
    number,
    number,
  ];
  const value = more / less;
  const tolerance = Math.max(HALF, ...[from, to].map(({ quantity }) => roundingOf(quantity) / 2));
  const isMet = Math.abs(value - 2) <= 2 * tolerance;
  const result: Amount = {
    value: from.quantity.low / 2,
    dimension: to.quantity.dimension,
    unit: to.quantity.unit,
  };
  const formula = `${writtenText(from)} → ${writtenText(to)} = ${amountText({ value, dimension: "ratio", unit: "times" })}`;
  const said = {
    ...comparison("equation", isMet, formula, result, [from], to),
    data: { stated: "twice or half" },
  };
  return [said];
}

/** Halves are rough. */
const HALF = 0.2;

function ofUnit(unit: Unit, stated: readonly Stated[]): Calculation[] {
  const pair = [0, 1].find((index) => isFromTo(unit, stated[index]!, stated[index + 1]!));
  if (pair === undefined) return [];
  const [from, to] = [stated[pair]!, stated[pair + 1]!];
  const change = stated.find((one) => one !== from && one !== to)!;
  if (!areLevels(from, to) || !isChange(change) || !isBeside(unit, [from, to], change)) return [];
  const before = from.quantity.low;
  const after = to.quantity.low;
  const isTimes = change.quantity.unit === "times";
  const value = isTimes
    ? Math.max(before, after) / Math.min(before, after)
    : Math.abs(after - before) / before;
  const said = Math.abs(change.quantity.low);
  const isOfShares = from.quantity.dimension === "ratio";
  const digits = Math.max(...[from, to].map(({ quantity }) => roundingOf(quantity))) / 2;
  const tolerance = Math.max(TOLERANCE, roundingOf({ ...change.quantity, low: said }), digits);
  const isNearTo = (one: number): boolean =>
    Math.abs(said - one) <= Math.max(one * tolerance, isTimes ? 0 : POINT);
  // A change of a share may be meant in points; and what falls by a half was larger by all of itself.
  const others = isTimes ? [before / after, value - 1, value + 1] : [Math.abs(after - before) / after];
  const isMet = [value, ...others, ...(isOfShares ? [Math.abs(after - before)] : [])].some(isNearTo);
  const result: Amount = { value, dimension: "ratio", unit: isTimes ? "times" : "percent" };
  const formula = `${writtenText(from)} → ${writtenText(to)} = ${amountText(result)}`;
  return [comparison("equation", isMet, formula, result, [from, to], change)];
}

/** "From 50 ms to 40 ms", "50 ms → 40 ms". */
function isFromTo({ text }: Unit, from: Stated, to: Stated): boolean {
  const gap = text.slice(from.quantity.end, to.quantity.start);
  if (/^\s*(?:→|->|=>)\s*~?$/u.test(gap)) return true;
  const before = text.slice(Math.max(0, from.quantity.start - REACH), from.quantity.start);
  return (
    /(?:^|\P{L})(?:from|с|со|从)\s*~?$/iu.test(before) &&
    /^[^\d,.;()]{0,20}(?:\bto|до|到|降至|升至)\s*~?$/iu.test(gap)
  );
}

const REACH = 8;

/** Amounts of one kind that differ. */
function areLevels(from: Stated, to: Stated): boolean {
  const [a, b] = [from.quantity, to.quantity];
  const isOneKind = a.dimension === b.dimension || a.dimension === "none" || b.dimension === "none";
  const isPlain = [from, to].every((one) => isClear(one) && one.quantity.low === one.quantity.high);
  return isPlain && isOneKind && a.per === b.per && a.unit === b.unit && a.low !== b.low;
}

function isChange({ quantity }: Stated): boolean {
  const { dimension, unit, low, high, per, isAmbiguous } = quantity;
  return (
    dimension === "ratio" &&
    (unit === "percent" || unit === "times") &&
    low === high &&
    low !== 0 &&
    !per &&
    !isAmbiguous
  );
}

/** Whether a change stands in the clause of what it is a change of, and no other is told. */
function isBeside({ text }: Unit, [from, to]: readonly [Stated, Stated], change: Stated): boolean {
  const isAfter = change.quantity.start > to.quantity.start;
  const gap = isAfter
    ? text.slice(to.quantity.end, change.quantity.start)
    : text.slice(change.quantity.end, from.quantity.start);
  const near = text.slice(Math.max(0, change.quantity.start - NEAR), change.quantity.end + NEAR);
  const words = relationsIn(near);
  const isTold = words.has("fall") || words.has("rise") || change.quantity.isChange;
  return gap.length <= NEAR && !/[.;:]/.test(gap) && isTold && !says("conditional", text);
}

const NEAR = 40;
