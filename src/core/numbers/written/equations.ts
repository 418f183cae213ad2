import { amountText, countText, digits, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { says } from "../explanations";
import {
  chainsIn,
  operatorsOf,
  termsOf,
  type Chain,
  type Equality,
  type Expression,
  type Term,
} from "./expression";
import type { Ledger } from "../ledger";
import { isNear, nearestTo, roundingOf, type Span } from "./nearness";
import { maySetEqual } from "./signs";
import { headersOf, isRightBehind } from "../roles/headerUnit";
import { isClear, placeOf, writtenText, type Stated } from "../roles/stated";
import { bytesNamed, otherFactors, PERIOD_FACTORS, USUAL_BYTES, USUAL_SIZE } from "./unsaidFactors";
import { valuesOf } from "./values";
import type { Unit } from "../../facts/units";

/** By how much the two sides of "=" may differ, and of "≈". */
const EXACT = 0.05;
const ROUGH = 0.25;
/** Sizes are counted in thousands and in 1,024s. */
const SIZES = 0.13;

/** The calculations that a design writes out, each side against the next. */
export function equations(ledger: Ledger): Calculation[] {
  return ledger.units.flatMap(([unit, stated]) =>
    // One amount alone is no calculation.
    stated.length < 2 || !maySetEqual(unit.text, stated.length)
      ? []
      : chainsIn(unit.text, stated).flatMap((chain) => compared(chain, unit, stated)),
  );
}

function compared(chain: Chain, unit: Unit, stated: readonly Stated[]): Calculation[] {
  const { sides, signs } = chain;
  const others = stated.filter((one) => !sides.flatMap(termsOf).includes(one));
  const wrong = new Set<Expression>();
  return signs.flatMap((sign, index) => {
    const right = sides[index + 1]!;
    // "3 × 4 = 12 = 13": both results are of the product.
    const product = isTerm(right) ? sides.slice(0, index + 1).findLast((side) => !isTerm(side)) : undefined;
    const pair = oriented(product ?? sides[index]!, right);
    // What is wrong once is said once.
    if (!pair || wrong.has(pair.computed) || !isComparable(pair, sign, stated)) return [];
    const found = judged(pair, sign, unit, others);
    if (found.some(({ verdict }) => verdict === "disagrees")) wrong.add(pair.computed);
    return found;
  });
}

function judged(
  { computed, result }: Pair,
  sign: Equality,
  unit: Unit,
  others: readonly Stated[],
): Calculation[] {
  const terms = termsOf(computed);
  const bytes = bytesOfOne(terms, result, unit);
  const scale = bytes ?? 1;
  const tolerance = toleranceOf([...terms, result], result, sign);
  const wanted = valuesOf({ term: result, exponent: 1 }, "strict");
  const isMet = (spans: readonly Span[], factor: number, goals = wanted): boolean =>
    spans.some(({ low, high }) =>
      goals.some((goal) =>
        isNear({ low: low * factor, high: high * factor }, goal, tolerance, result.quantity.bound),
      ),
    );
  const values = [...valuesOf(computed, "strict"), ...valuesOf(withoutSpoken(computed), "strict")];
  const generous = valuesOf({ term: result, exponent: 1 }, "generous");
  const agrees = isMet(values, scale) || isMet(valuesOf(computed, "generous"), scale, generous);
  if (!agrees) {
    // "10 regions, 30M × 8 = 2.4B": what else the sentence states makes up the difference.
    const factors = [
      ...otherFactors(unit, others),
      ...(isOfOtherPeriod(terms, result) ? PERIOD_FACTORS : []),
      ...(isOfNumbers(terms, result) && bytesNamed(unit.text).length === 0 ? USUAL_BYTES : []),
    ];
    if (isMeantOtherwise(unit) || bytes === undefined || factors.some((factor) => isMet(values, factor)))
      return [];
  }
  const { dimension, unit: measure, per } = result.quantity;
  const base = wanted[0]!;
  // "35 + 45 = 80 ms": terms without a unit come to so many of the result's own.
  const factors = wanted.map(({ low }) => (base.low / low) * scale);
  const value = nearestTo(
    base,
    factors.flatMap((factor) => values.map(({ low, high }) => ({ low: low * factor, high: high * factor }))),
  );
  const amount: Amount = { value, dimension, unit: measure, per };
  const bytesText = scale === 1 ? "" : ` × ${scale} bytes`;
  return [
    {
      kind: "equation",
      verdict: agrees ? "agrees" : "disagrees",
      formula: `${sideText(computed)}${bytesText} = ${amountText(amount)}`,
      result: amount,
      inputs: terms,
      stated: result,
      range: placeOf(result),
    },
  ];
}

/** Whether a word explains the difference: of a label at the beginning of its line only in the sentence right behind. */
function isMeantOtherwise(unit: Unit): boolean {
  const headers = headersOf(unit.label).filter((header) => isRightBehind(header, unit));
  return [unit.text, ...headers.map(({ text }) => text)].some((text) => says("equation", text));
}

/** What is computed, and the one quantity that is stated for it. */
interface Pair {
  readonly computed: Expression;
  readonly result: Stated;
}

/** "3 × 4 = 12", or "12 GB = 3 × 4 GB"; a small bare number before "=" is a label more often. */
function oriented(left: Expression, right: Expression): Pair | undefined {
  if (isTerm(right) && right.exponent === 1) return { computed: left, result: right.term };
  if (!isTerm(left) || left.exponent !== 1) return undefined;
  const { dimension, low } = left.term.quantity;
  return dimension === "none" && low < LEAST_BARE ? undefined : { computed: right, result: left.term };
}

const LEAST_BARE = 1000;

function isTerm(side: Expression): side is Term {
  return "term" in side;
}

/** Whether every term is a clear number, and what is set equal may be. */
function isComparable({ computed, result }: Pair, sign: Equality, stated: readonly Stated[]): boolean {
  const terms = termsOf(computed);
  if (![...terms, result].every(isClear) || !addsAlike(computed) || isSplit(computed, terms)) return false;
  if (isTerm(computed)) return computed.exponent > 1 || isConversion(computed.term, result, sign, stated);
  if (isOfUnsaid(computed, terms, result)) return false;
  if (!sign.isVerbal && !isSpoken(computed)) return true;
  // What is said in words says for sure only how long, how large and how dear: "4M users at 5 ms are 20,000 s".
  const { dimension } = result.quantity;
  return AMOUNTS.has(dimension) && terms.some(({ quantity }) => quantity.dimension === dimension);
}

/** "200 × 400 trees ≈ 6 ms": a time or a price is the product of none, so that a factor is left unsaid. */
function isOfUnsaid(computed: Expression, terms: readonly Stated[], { quantity }: Stated): boolean {
  const { dimension } = quantity;
  if (dimension !== "time" && dimension !== "money") return false;
  const isProduct = operatorsOf(computed).every((sign) => sign === "×");
  return isProduct && terms.every((one) => one.quantity.dimension !== dimension);
}

const AMOUNTS = new Set<Amount["dimension"]>(["time", "data", "money"]);

/** "100 + 20%" may be 120: what is added must be of one kind. */
function addsAlike(side: Expression): boolean {
  if (isTerm(side)) return true;
  const { operator, left, right } = side;
  const kinds = [left, right].flatMap((one) => (isTerm(one) ? one.term.quantity.dimension : []));
  const isSum = operator === "+" || operator === "-";
  return (!isSum || new Set(kinds).size < 2) && addsAlike(left) && addsAlike(right);
}

/** "80/10/10 = 100": shares, and no division. */
function isSplit(side: Expression, terms: readonly Stated[]): boolean {
  const sum = terms.reduce((total, { quantity }) => total + quantity.low, 0);
  return terms.length > 1 && operatorsOf(side).every((sign) => sign === "÷") && (sum === 100 || sum === 1);
}

/** "90 min = 1.5 h", "240M a day = 2,800 a second": alone in its sentence, with no word between, of one kind. */
function isConversion(left: Stated, right: Stated, sign: Equality, stated: readonly Stated[]): boolean {
  const { dimension, per, unit } = left.quantity;
  if (sign.isVerbal || sign.hasWords || stated.length > 2 || dimension !== right.quantity.dimension)
    return false;
  if (dimension === "none" || (dimension === "money" && unit !== right.quantity.unit)) return false;
  const isRate = per !== undefined && right.quantity.per !== undefined;
  return isRate || (per === right.quantity.per && (dimension === "time" || dimension === "data"));
}

/** Whether words stand for one of its signs, so that it may be read in two ways. */
function isSpoken(side: Expression): boolean {
  return !isTerm(side) && (side.verbal === "at" || isSpoken(side.left) || isSpoken(side.right));
}

/** "90 replicas at $0.50 × 730 hours": what stands behind "at" may be the whole. */
function withoutSpoken(side: Expression): Expression {
  if (isTerm(side)) return side;
  if (side.verbal === "at") return withoutSpoken(side.right);
  return { ...side, left: withoutSpoken(side.left), right: withoutSpoken(side.right) };
}

/** Whether one side is a rate for a period that the other leaves unsaid. */
function isOfOtherPeriod(terms: readonly Stated[], { quantity }: Stated): boolean {
  return terms.some(({ quantity: { per } }) => per !== undefined) !== (quantity.per !== undefined);
}

/** "1B images × 512 dimensions = 2 TB": how many bytes a number takes is left out of the product. */
function isOfNumbers(terms: readonly Stated[], { quantity }: Stated): boolean {
  return quantity.dimension === "data" && terms.every((one) => one.quantity.dimension !== "data");
}

/** The bytes of one number that a product leaves out; 1 where it leaves out none, undefined where nothing tells them. */
function bytesOfOne(terms: readonly Stated[], result: Stated, { text }: Unit): number | undefined {
  if (!isOfNumbers(terms, result)) return 1;
  const isOfVectors = terms.some(({ quantity }) => quantity.unit === "dimensions");
  return bytesNamed(text)[0] ?? (isOfVectors ? USUAL_SIZE : undefined);
}

function toleranceOf(all: readonly Stated[], { quantity }: Stated, sign: Equality): number {
  const isRough = sign.isRough || all.some((one) => one.quantity.bound !== "exact");
  const isSize = all.some((one) => one.quantity.dimension === "data");
  return Math.max(isRough ? ROUGH : isSize ? SIZES : EXACT, roundingOf(quantity));
}

/** The side as the author wrote it, the signs in one way. */
function sideText(side: Expression): string {
  if (isTerm(side)) return termText(side.term) + (side.exponent === 1 ? "" : `^${side.exponent}`);
  const text = `${sideText(side.left)} ${side.operator} ${sideText(side.right)}`;
  return side.isBracketed ? `(${text})` : text;
}

/** Smaller numbers are shown with all their digits: 86,400. */
const LEAST_ROUND = 1e6;

function termText(term: Stated): string {
  const { dimension, low, high } = term.quantity;
  const isBare = (dimension === "none" || dimension === "count") && low === high;
  if (!isBare) return writtenText(term);
  return low < LEAST_ROUND ? digits(low) : countText(low);
}
