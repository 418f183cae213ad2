import { knowledge } from "../knowledge/index";
import { amountText, countText, type Amount } from "./amountText";
import type { Calculation } from "./calculation";
import { chainsIn, type Chain, type Operator } from "./expression";
import type { Ledger } from "./ledger";
import { secondsIn } from "./periods";
import { placeOf, writtenText, type Stated } from "./stated";

/** By how much the two sides of "=" may differ, and of "≈". */
const EXACT = 0.05;
const ROUGH = 0.25;
/** Sizes are counted in thousands and in 1,024s. */
const SIZES = 0.13;
/** Rough calculations take a day for 100,000 seconds. */
const ROUND_DAY = 100_000;

/** The calculations that a design writes out, each side against the next. */
export function equations(ledger: Ledger): Calculation[] {
  return [...ledger.units].flatMap(([unit, stated]) =>
    chainsIn(unit.text, stated).flatMap((chain) => compared(chain, stated)),
  );
}

/** A side of an equation: its terms and the signs between them. */
interface Side {
  readonly terms: readonly Stated[];
  readonly operators: readonly Operator[];
}

function compared(chain: Chain, stated: readonly Stated[]): Calculation[] {
  const { sides, signs } = sidesOf(chain);
  return sides.slice(1).flatMap((right, index) => {
    const left = sides[index]!;
    const [result] = right.terms;
    if (right.terms.length > 1 || !result || !isComputable(left) || !isComputable(right)) return [];
    const all = [...left.terms, result];
    const tolerance = toleranceOf(all, result, signs[index]!);
    const values = valuesOf(left, readings);
    const wanted = valuesOf(right, readings);
    const generous = [...values, ...valuesOf(left, generousReadings)];
    const agrees = generous.some((value) => wanted.some((one) => isNear(value, one, tolerance)));
    const others = stated.filter((one) => !all.includes(one));
    if (!agrees && isConversionOnly(left, right)) return [];
    // "10 regions, 30M × 8 = 2.4B": what else the sentence states makes up the difference.
    const explains = ({ quantity }: Stated): boolean =>
      readings(quantity).some((one) =>
        values.some((value) => wanted.some((goal) => isNear(value * one, goal, tolerance))),
      );
    if (!agrees && others.some(explains)) return [];
    const { dimension, unit, per } = result.quantity;
    const computed: Amount = { value: nearestTo(wanted[0]!, values), dimension, unit, per };
    return [
      {
        kind: "equation",
        verdict: agrees ? "agrees" : "disagrees",
        formula: `${sideText(left)} = ${amountText(computed)}`,
        result: computed,
        inputs: left.terms,
        stated: result,
        range: placeOf(result),
      },
    ];
  });
}

function sidesOf({ terms, operators }: Chain): { sides: Side[]; signs: Operator[] } {
  const sides: { terms: Stated[]; operators: Operator[] }[] = [{ terms: [terms[0]!], operators: [] }];
  const signs: Operator[] = [];
  for (const [index, operator] of operators.entries()) {
    const next = terms[index + 1]!;
    if (operator === "=" || operator === "≈") {
      signs.push(operator);
      sides.push({ terms: [next], operators: [] });
    } else {
      sides.at(-1)!.operators.push(operator);
      sides.at(-1)!.terms.push(next);
    }
  }
  return { sides, signs };
}

/** Whether every term is one clear number, and what is added is of one kind. */
function isComputable({ terms, operators }: Side): boolean {
  const isClear = terms.every(
    ({ quantity: { isAmbiguous, isChange, low, high } }) =>
      !isAmbiguous && !isChange && low === high && low > 0,
  );
  const adds = operators.some((operator) => operator === "+" || operator === "-");
  const kinds = new Set(terms.map(({ quantity }) => quantity.dimension));
  return isClear && (!adds || kinds.size === 1);
}

/** "8 loads = 240M": one number beside another says the same only where both are of one kind. */
function isConversionOnly(left: Side, { terms: [right] }: Side): boolean {
  const [only] = left.terms;
  if (left.terms.length > 1 || !only || !right) return false;
  const { dimension, per } = only.quantity;
  const isSameKind = dimension === right.quantity.dimension && dimension !== "none" && dimension !== "money";
  const isRate = per !== undefined && right.quantity.per !== undefined;
  return !isSameKind || !(isRate || dimension === "time" || dimension === "data");
}

type Reading = (quantity: Stated["quantity"]) => readonly number[];

/** What a side may come to. */
function valuesOf({ terms, operators }: Side, reading: Reading): number[] {
  return combinations(terms.map(({ quantity }) => reading(quantity))).map((values) =>
    evaluate(values, operators),
  );
}

const factors = new Map(knowledge.measures.units.map(({ id, factor }) => [id, factor] as const));

/** Times, shares and rates are taken in the base unit and in their own. */
function readings({ low, dimension, unit, per }: Stated["quantity"]): readonly number[] {
  const values = [low];
  if (dimension === "time" || dimension === "ratio") values.push(low / (factors.get(unit!) ?? 1));
  if (per) values.push(low / secondsIn(per));
  return values;
}

/** What a reviewer lets pass besides: bits for bytes, and a day of 100,000 seconds. */
function generousReadings(quantity: Stated["quantity"]): readonly number[] {
  const values = [...readings(quantity)];
  if (quantity.dimension === "data") values.push(quantity.low * 8);
  if (quantity.low === secondsIn("day")) values.push(ROUND_DAY);
  return values;
}

/** More are not tried: so many terms with a unit of their own stand in no sentence. */
const MOST_COMBINATIONS = 256;

function combinations(choices: readonly (readonly number[])[]): number[][] {
  let all: number[][] = [[]];
  for (const choice of choices)
    all = all.flatMap((one) => choice.map((value) => [...one, value])).slice(0, MOST_COMBINATIONS);
  return all;
}

/** Products before sums. */
function evaluate(values: readonly number[], operators: readonly Operator[]): number {
  let sum = 0;
  let product = values[0]!;
  for (const [index, operator] of operators.entries()) {
    const next = values[index + 1]!;
    if (operator === "×") product *= next;
    else if (operator === "÷") product /= next;
    else {
      sum += product;
      product = operator === "-" ? -next : next;
    }
  }
  return sum + product;
}

function toleranceOf(all: readonly Stated[], { quantity }: Stated, sign: Operator): number {
  const isRough = sign === "≈" || all.some((one) => one.quantity.bound !== "exact");
  const isSize = all.some((one) => one.quantity.dimension === "data");
  return Math.max(isRough ? ROUGH : isSize ? SIZES : EXACT, rounding(quantity));
}

/** How far a number may be from what was rounded to it: "6K" has one digit, and stands for 5.5K to 6.5K. */
function rounding({ low, significant }: Stated["quantity"]): number {
  const leading = low / 10 ** Math.floor(Math.log10(low));
  return 0.6 / (leading * 10 ** (significant - 1));
}

function isNear(value: number, wanted: number, tolerance: number): boolean {
  return Math.abs(value - wanted) <= tolerance * Math.abs(wanted);
}

function nearestTo(wanted: number, values: readonly number[]): number {
  const far = (value: number): number => Math.abs(Math.log(Math.abs(value) / wanted));
  return values.reduce((best, value) => (far(value) < far(best) ? value : best));
}

/** The side as the author wrote it, the signs in one way. */
function sideText({ terms, operators }: Side): string {
  return terms
    .map((term, index) => (index === 0 ? "" : ` ${operators[index - 1]!} `) + termText(term))
    .join("");
}

function termText(term: Stated): string {
  const { dimension, low } = term.quantity;
  return dimension === "none" || dimension === "count" ? countText(low) : writtenText(term);
}
