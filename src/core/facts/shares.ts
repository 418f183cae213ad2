import { knowledge } from "../knowledge/index";
import { measureAfter } from "./measureReader";
import type { Quantity } from "./quantities";
import { exactAmount } from "./exactAmount";

/** Two to four numbers that one and the same sign joins, and that no unit follows. */
const JOINED =
  /(?<![\p{L}\p{N}_.,:/%$€£^=*×+-])(\d{1,3}(?:\.\d{1,2})?)(?: ?([/:–-]) ?)(\d{1,2}(?:\.\d{1,2})?)(?: ?\2 ?(\d{1,2}(?:\.\d{1,2})?))?(?: ?\2 ?(\d{1,2}(?:\.\d{1,2})?))?(?![\p{L}\p{N}_/:.-]*[\p{L}\p{N}_]| ?=)/gu;

/** Texts without it have none; the test is cheaper than the search. */
const SIGN_BETWEEN = /\d ?[/:–-] ?\d/;

/** The shares into which something is divided: "80/20", "70:15:15", "0.8/0.1/0.1". Their sum is all of it. */
export function sharesIn(text: string): Quantity[] {
  if (!SIGN_BETWEEN.test(text)) return [];
  const found: Quantity[] = [];
  for (const match of text.matchAll(JOINED)) {
    const [whole, first, sign, ...others] = match;
    const parts = [first!, ...others.filter(Boolean)];
    const values = parts.map(Number);
    const total = values.reduce((sum, value) => sum + value, 0);
    const isPercent = Math.abs(total - 100) < 1e-6;
    if (!isPercent && !(Math.abs(total - 1) < 1e-6 && first!.includes("."))) continue;
    if (values.includes(0) || isOther(sign!, values)) continue;
    // "40/60 ms" are two times.
    const { unit } = measureAfter(text, match.index + whole.length);
    if (unit && unit.dimension !== "count" && unit.id !== "percent") continue;
    let at = match.index;
    for (const [index, part] of parts.entries()) {
      at = text.indexOf(part, at);
      const percent = index === parts.length - 1 ? /^ ?%/.exec(text.slice(match.index + whole.length)) : null;
      const end = at + part.length + (percent?.[0].length ?? 0);
      found.push(
        exactAmount(
          { start: at, end },
          isPercent ? values[index]! / 100 : values[index]!,
          "ratio",
          "percent",
          2,
        ),
      );
      at = end;
    }
  }
  return found;
}

/** "40-60" is a range, "10:20:70" no time of the clock. */
function isOther(sign: string, values: readonly number[]): boolean {
  if (sign === "-" || sign === "–") return values.length < 3;
  return (
    sign === ":" &&
    Number.isInteger(values[0]) &&
    values[0]! < 24 &&
    values.slice(1).every((value) => value < 60)
  );
}

/** Puts the shares of a text in the place of the quantities that overlap them. Both come in the order of the text. */
export function withShares(quantities: readonly Quantity[], shares: readonly Quantity[]): Quantity[] {
  const all: Quantity[] = [];
  let next = 0;
  for (const quantity of quantities) {
    while (next < shares.length && shares[next]!.start < quantity.end) all.push(shares[next++]!);
    if ((all.at(-1)?.end ?? 0) <= quantity.start) all.push(quantity);
  }
  return [...all, ...shares.slice(next)];
}

const STEP = /^ ?(?:→|->|=>|\/) ?$/;
const AND = /^,? (?:and|or|и|или) $/;
const COMMA = /^, $/;
const LONGEST_JOINT = 6;

const factors = new Map<string, number | undefined>(
  knowledge.measures.units
    .filter(({ dimension }) => dimension === "time")
    .map(({ id, factor }) => [id, factor]),
);

/** "5 → 25 → 100%", "1, 7 and 28 days": the sign, or the unit of time, of the last is that of all. */
export function withSharedUnit(quantities: Quantity[], text: string): Quantity[] {
  let isList = false;
  for (let index = quantities.length - 2; index >= 0; index--) {
    const [one, next] = [quantities[index]!, quantities[index + 1]!];
    const joint = text.slice(one.end, Math.min(next.start, one.end + LONGEST_JOINT));
    const isPercent = next.unit === "percent" && STEP.test(joint) && one.high <= 100;
    const factor = isPercent ? 0.01 : factors.get(next.unit ?? "");
    // Only what ends in "and" is a list: "in version 3, 20 ms".
    isList = AND.test(joint) || (isList && COMMA.test(joint));
    if (factor === undefined || one.dimension !== "none" || one.isAmbiguous || !(isPercent || isList))
      continue;
    const { dimension, unit } = next;
    quantities[index] = { ...one, low: one.low * factor, high: one.high * factor, dimension, unit };
  }
  return quantities;
}
