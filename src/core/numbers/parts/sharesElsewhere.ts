import { countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isNear, roundingOf } from "../written/nearness";
import { distinct, isClear, writtenText, type Stated } from "../roles/stated";
import { stems } from "./stems";

const TOLERANCE = 0.1;
/** So few are no whole. */
const LEAST_WHOLE = 100;
/** More of either are a table of their own. */
const MOST = 50;

/** A share, and in brackets how many it is of what: the other number stands before it, or behind it. */
interface Told {
  readonly share: Stated;
  readonly count: Stated;
  /** What the share is of, or the words that name it. */
  readonly name: string;
}

/**
 * How many a share makes where the whole is told in another place: "8,000 calls (25% wrong number)" here, "25% wrong numbers
 * (2,000 calls a year)" there.
 */
export function sharesElsewhere(ledger: Ledger): Calculation[] {
  const wholes: Told[] = [];
  const parts: Told[] = [];
  for (const [unit, stated] of ledger.unitsWith("ratio"))
    stated.slice(1).forEach((second, index) => {
      const first = stated[index]!;
      const gap = unit.text.slice(first.quantity.end, second.quantity.start);
      if (!isShare(first) && !isShare(second)) return;
      const behind = /^[^()]{0,60}\)/u.exec(unit.text.slice(second.quantity.end))?.[0];
      if (behind === undefined || !/\(\s*[~≈]?$/u.test(gap)) return;
      if (isCount(first) && isShare(second) && /^\s*\($/.test(gap.trimEnd()))
        wholes.push({ share: second, count: first, name: behind.slice(0, -1) });
      if (!isShare(first) || !isCount(second) || gap.includes(")")) return;
      // "30% wrong numbers (2,000 calls saved)" counts what is no longer there.
      const told = relationsIn(behind);
      const isLess = told.has("benefit") || told.has("fall") || told.has("rise");
      if (!isLess) parts.push({ share: first, count: second, name: gap.slice(0, gap.lastIndexOf("(")) });
    });
  if (wholes.length === 0 || wholes.length > MOST || parts.length > MOST) return [];
  return parts.flatMap((part) => compared(part, wholes));
}

function compared(part: Told, wholes: readonly Told[]): Calculation[] {
  const fitting = wholes.filter((whole) => isOfSame(part, whole));
  const [whole, other] = distinct(fitting.map(({ count }) => count));
  if (!whole || other) return [];
  const { share, count } = part;
  const value = share.quantity.low * whole.quantity.low;
  const tolerance = Math.max(TOLERANCE, ...[share, whole, count].map(({ quantity }) => roundingOf(quantity)));
  const isMet = isNear({ low: value, high: value }, count.quantity, tolerance, count.quantity.bound);
  const { dimension, unit } = count.quantity;
  const result: Amount = { value, dimension, unit };
  const formula = `${writtenText(share)} × ${countText(whole.quantity.low)} = ${countText(value)}`;
  return [comparison("equation", isMet, formula, result, [share, whole], count)];
}

/** The same share, as it stands for the same, of things that are called the same. */
function isOfSame(part: Told, whole: Told): boolean {
  const { share, count } = part;
  const things = stems(writtenText(whole.count));
  const [per, wholePer] = [count.quantity.per, whole.count.quantity.per];
  return (
    share.unit !== whole.share.unit &&
    share.quantity.low === whole.share.quantity.low &&
    standingOf(share) === standingOf(whole.share) &&
    (per === undefined || wholePer === undefined || per === wholePer) &&
    stems(writtenText(count)).some((word) => things.includes(word)) &&
    isNamedAlike(part.name, whole.name)
  );
}

/** What is to be reached is not what is so today. */
function standingOf({ role }: Stated): "target" | "today" {
  return role === "target" ? "target" : "today";
}

/** "FP" are false positives. */
function isNamedAlike(name: string, other: string): boolean {
  const known = stems(other);
  if (stems(name).some((word) => known.includes(word))) return true;
  const initials = initialsOf(name);
  return other
    .split(/[^\p{L}]+/u)
    .some((word) => /^\p{Lu}{2,4}$/u.test(word) && initials.startsWith(word.toLowerCase()));
}

function initialsOf(text: string): string {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => word[0]).join("");
}

function isShare(one: Stated): boolean {
  const { dimension, unit, low, high, per } = one.quantity;
  return dimension === "ratio" && unit === "percent" && low === high && low < 1 && !per && isClear(one);
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, each } = one.quantity;
  return dimension === "count" && low === high && low >= LEAST_WHOLE && !each && isClear(one);
}
