import type { Unit } from "../../facts/units";
import { amountText, countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { isExplained } from "../explanations";
import type { Ledger } from "../ledger";
import { isNear, roundingOf, type Span } from "../written/nearness";
import { relationsIn } from "../relationWords";
import { PARTS } from "./shares";
import { stems } from "./stems";
import { isClear, writtenText, type Stated } from "../roles/stated";

const TOLERANCE = 0.05;
const ROUGH = 0.25;

/** Parts of a whole that are told twice: "85% of the 15,000 images (12,750)", "300 of 1,200, a quarter", and totals. */
export function portions(ledger: Ledger): Calculation[] {
  return ledger.units.flatMap(([unit, stated]) => {
    if (stated.length < 2) return [];
    const found = [
      ...(stated.some(isShare)
        ? [
            ...shareOfCount(unit, stated),
            ...countInBrackets(unit, stated),
            ...countOfShare(ledger, unit, stated),
          ]
        : []),
      ...enumerated(unit, stated),
    ];
    return found.length > 0 && isExplained("equation", unit) ? [] : found;
  });
}

/** "300 of 1,200 alerts (25%)", "25%: 300 of 1,200", "of 1,200 alerts 300 were right, 25%". */
function shareOfCount(unit: Unit, stated: readonly Stated[]): Calculation[] {
  return stated.slice(1).flatMap((second, index): Calculation[] => {
    const first = stated[index]!;
    if (!isCount(first) || !isCount(second)) return [];
    const isPartFirst = OF.test(between(unit, first, second));
    if (!isPartFirst && !isOfFirst(unit, first, second)) return [];
    const [part, whole] = isPartFirst ? [first, second] : [second, first];
    const [last, next] = [stated[index - 1], stated[index + 2]];
    const isNext = next && isShare(next) && isBeside(unit, second, next);
    const isLast = last && isShare(last) && isPartFirst && /^\s*[:(=]\s*$/.test(between(unit, last, first));
    const share = isNext ? next : isLast ? last : undefined;
    if (!share || part.quantity.low > whole.quantity.low) return [];
    const value = part.quantity.low / whole.quantity.low;
    const result: Amount = { value, dimension: "ratio" };
    const formula = `${countText(part.quantity.low)} ÷ ${countText(whole.quantity.low)} = ${amountText(result)}`;
    const isMet = isAsStated({ low: value, high: value }, share, [part, whole]);
    return [comparison("equation", isMet, formula, result, [part, whole], share)];
  });
}

const OF = /^\s*(?:out\s+)?(?:of|из)(?:\s+(?:the|all|these|our))?\s*$/iu;

/** "Of 1,200 alerts 300": the whole first, and what is counted behind it. */
function isOfFirst(unit: Unit, whole: Stated, part: Stated): boolean {
  const before = unit.text.slice(Math.max(0, whole.quantity.start - REACH), whole.quantity.start);
  const gap = between(unit, whole, part);
  const isOf = /(?:^|\P{L})(?:of|из)(?:\s(?:the|all|these|our))?\s$/iu.test(before);
  return isOf && gap.length <= REACH && !/[.;:()]/.test(gap);
}

/** "5% of 40,000 users (2,000)". */
function countInBrackets(unit: Unit, stated: readonly Stated[]): Calculation[] {
  return stated.slice(2).flatMap((part, index): Calculation[] => {
    const [share, whole] = [stated[index]!, stated[index + 1]!];
    if (!isShare(share) || ![whole, part].every(isCount) || !OF.test(between(unit, share, whole))) return [];
    const isBehind = /^[\p{L}\s-]{0,20}\(\s*[~≈]?\s*$/u.test(between(unit, whole, part));
    return isBehind && isClosed(part) ? [ofWhole(share, whole, part)] : [];
  });
}

/** Whether the bracket ends behind a number. */
function isClosed({ unit, quantity }: Stated): boolean {
  return /^[^()\d]{0,30}\)/.test(unit.text.slice(quantity.end));
}

/** "We label 85% of the images (12,750)", where the sentences before tell of how many. */
function countOfShare(ledger: Ledger, unit: Unit, stated: readonly Stated[]): Calculation[] {
  return stated.slice(1).flatMap((part, index): Calculation[] => {
    const share = stated[index]!;
    if (!isShare(share) || !isCount(part)) return [];
    const gap = between(unit, share, part);
    // What is a share of: "of the images (12,750)", "market share = 13 customers".
    const named =
      /^\s*(?:of\s+(?:the|all|these|our)\s+|of\s+)?([\p{L}][\p{L} -]{0,40}?)?\s*(?:\(|=|≈|, (?:or|that is)\s)\s*~?$/iu.exec(
        gap,
      );
    if (!named || (gap.includes("(") && !/^[^()\d]{0,30}\)/.test(unit.text.slice(part.quantity.end))))
      return [];
    const whole = wholeFor(ledger, share, part, named[1] ?? "");
    // "2% of all clients (40 teams)" counts something else.
    const own = stems(nounOf(part));
    if (whole && own.length > 0 && !stems(nounOf(whole)).some((word) => own.includes(word))) return [];
    if (!whole || whole.quantity.low < part.quantity.low / MOST_OVER) return [];
    return [ofWhole(share, whole, part)];
  });
}

function ofWhole(share: Stated, whole: Stated, part: Stated): Calculation {
  const low = share.quantity.low * whole.quantity.low;
  const high = share.quantity.high * whole.quantity.high;
  const result: Amount = { value: high, dimension: "none" };
  const formula = `${writtenText(share)} × ${countText(whole.quantity.low)} = ${amountText(result)}`;
  const isMet = isAsStated({ low, high }, part, [share, whole]);
  return comparison("equation", isMet, formula, result, [share, whole], part);
}

/** A part that is so many times the whole is one of something else. */
const MOST_OVER = 1000;

/** The one count that came before, of the same things, nearest first. */
function wholeFor(ledger: Ledger, share: Stated, part: Stated, name: string): Stated | undefined {
  const words = stems(name);
  const noun = part.quantity.unit;
  const isWhole = (one: Stated): boolean =>
    one !== part &&
    isCount(one) &&
    !isPart(ledger, one) &&
    one.quantity.low >= LEAST_WHOLE &&
    one.unit.range.start + one.quantity.start < share.unit.range.start + share.quantity.start &&
    (words.some((word) => stems(nounOf(one)).includes(word)) ||
      (noun !== undefined && one.quantity.unit === noun));
  const near = ledger.circles(share).map((circle) => circle.filter(isWhole));
  const beside = near.find(({ length }) => length > 0) ?? [];
  const [first] = beside;
  return first && beside.every((one) => one.quantity.low === first.quantity.low) ? first : undefined;
}

/** "25% were passed on (2,000 calls)": what stands in brackets behind a share is no whole. */
function isPart(ledger: Ledger, one: Stated): boolean {
  const { unit, quantity } = one;
  const isInBrackets = /\(\s*[~≈]?$/u.test(unit.text.slice(0, quantity.start));
  return (
    isInBrackets &&
    ledger.inUnit(unit).some((other) => isShare(other) && other.quantity.end <= quantity.start)
  );
}

const LEAST_WHOLE = 100;

/** "A total of 705 images, 309 of normal eyes and 396 of eyes with a finding": a total and all its parts. */
function enumerated(unit: Unit, stated: readonly Stated[]): Calculation[] {
  const [total, ...parts] = stated;
  if (!total || parts.length < 2 || ![total, ...parts].every(isCount)) return [];
  const before = unit.text.slice(0, total.quantity.start);
  const words = relationsIn(unit.text);
  // "1,200 rows, of which 840 are for training, 180 for validation and 180 for testing"
  const isOfParts = PARTS.every((part) => words.has(part)) && parts.length === PARTS.length;
  const isTotal = relationsIn(before.slice(-REACH)).has("sum") && !words.has("rest");
  if ((!isTotal && !isOfParts) || words.has("level")) return [];
  const { text } = unit;
  const isList = parts.every(({ quantity }, index) => {
    const gap = text.slice((parts[index - 1] ?? total).quantity.end, quantity.start);
    return (
      gap.length <= LONGEST_GAP &&
      /[,(:—–]\s*(?:(?:and|и|of\s+which|of\s+them|из\s+них|из\s+которых)\s+)?$|\s(?:and|и)\s+$/u.test(gap) &&
      !/[.;]/.test(gap)
    );
  });
  // Things of one kind share a noun: "309 normal eyes", "396 eyes with glaucoma".
  const nouns = parts.map((one) => stems(nounOf(one)));
  const isOneKind = nouns[0]!.some((word) => nouns.every((others) => others.includes(word)));
  const isEnded = /\b(?:and|и)\s+$/u.test(text.slice(0, parts.at(-1)!.quantity.start));
  if (!isList || !(isOneKind || isOfParts) || !isEnded) return [];
  const value = parts.reduce((sum, { quantity }) => sum + quantity.low, 0);
  const result: Amount = { value, dimension: "none" };
  const formula = `${parts.map(({ quantity }) => countText(quantity.low)).join(" + ")} = ${amountText(result)}`;
  const isMet = isAsStated({ low: value, high: value }, total, parts);
  return [comparison("equation", isMet, formula, result, parts, total)];
}

const REACH = 30;
const LONGEST_GAP = 80;

function isShare(one: Stated): boolean {
  const { dimension, unit, high, per } = one.quantity;
  return dimension === "ratio" && unit === "percent" && high <= 1 && per === undefined && isClear(one);
}

function isCount(one: Stated): boolean {
  const { dimension, per, each, low, high } = one.quantity;
  const isOfThings = dimension === "none" || dimension === "count";
  return isOfThings && per === undefined && each === undefined && low === high && low >= 1 && isClear(one);
}

function between({ text }: Unit, left: Stated, right: Stated): string {
  return text.slice(left.quantity.end, right.quantity.start);
}

/** Whether a share follows right behind what it is of: "(25%)", ", 25%", " is 25%"; "12% less" is another's. */
function isBeside(unit: Unit, whole: Stated, share: Stated): boolean {
  const next = relationsIn(unit.text.slice(share.quantity.end, share.quantity.end + REACH));
  if (next.has("fall") || next.has("rise") || share.quantity.isChange) return false;
  const gap = between(unit, whole, share);
  // "4 of 12, 58% choose none": what goes on behind a comma is another statement.
  if (gap.endsWith(", ") && /^\s?\p{L}/u.test(unit.text.slice(share.quantity.end))) return false;
  return /^\s*[\p{L} -]{0,30}(?:\(|, |=|≈| is | or | that is | makes )\s*~?$/iu.test(gap);
}

/** The words behind a number that say what it counts. */
function nounOf({ unit, quantity }: Stated): string {
  const digits = /\d[\d.,\s]*/.exec(unit.text.slice(quantity.start, quantity.end));
  const start = quantity.start + (digits ? digits.index + digits[0].length : 0);
  return /^[^,.;:()\d]*/.exec(unit.text.slice(start, quantity.end + REACH))![0];
}

/** Whether what comes out is what is stated, as exactly as the digits of all of them tell. */
function isAsStated(computed: Span, stated: Stated, inputs: readonly Stated[]): boolean {
  const all = [stated, ...inputs];
  const isRough = all.some(({ quantity }) => quantity.bound !== "exact");
  const digits = Math.max(...all.map(({ quantity }) => roundingOf(quantity)));
  return isNear(
    computed,
    stated.quantity,
    Math.max(isRough ? ROUGH : TOLERANCE, digits),
    stated.quantity.bound,
  );
}
