import { countText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import type { Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isNear, roundingOf } from "../written/nearness";
import { distinct, isClear, placeOf, writtenText, type Stated } from "../roles/stated";

const TOLERANCE = 0.1;
const LEAST_MARKET = 100;

/** A part of all possible customers, where a line before tells how many there are: "2% of the market = 30 clinics". */
export function markets(ledger: Ledger): Calculation[] {
  return ledger.stated.flatMap((share): Calculation[] => {
    const { dimension, unit, low, high, end } = share.quantity;
    const isShare = dimension === "ratio" && unit === "percent" && low === high && low < 1 && isClear(share);
    if (!isShare) return [];
    const part = ledger.inUnit(share.unit).find((one) => isCount(one) && isSetEqual(share, one));
    if (!part || !relationsIn(share.unit.text.slice(end, end + REACH)).has("market")) return [];
    const before = ledger.inSectionOf(share.unit).filter((one) => isCount(one) && isBefore(one, share));
    const [whole, other] = distinct(before.filter(({ quantity }) => quantity.low >= LEAST_MARKET));
    if (!whole || other) return [];
    const value = low * whole.quantity.low;
    const tolerance = Math.max(
      TOLERANCE,
      ...[share, whole, part].map(({ quantity }) => roundingOf(quantity)),
    );
    const isMet = isNear({ low: value, high: value }, part.quantity, tolerance, part.quantity.bound);
    const result: Amount = { value, dimension: part.quantity.dimension, unit: part.quantity.unit };
    const formula = `${writtenText(share)} × ${countText(whole.quantity.low)} = ${countText(value)}`;
    return [comparison("equation", isMet, formula, result, [share, whole], part)];
  });
}

const REACH = 30;
const LONGEST = 60;

/** "2% market share in the first year = 30 clinics", "(30 clinics)". */
function isSetEqual(share: Stated, part: Stated): boolean {
  const gap = part.unit.text.slice(share.quantity.end, part.quantity.start);
  return part.quantity.start > share.quantity.end && gap.length <= LONGEST && /[=≈(]\s*~?$/.test(gap);
}

function isBefore(one: Stated, share: Stated): boolean {
  return placeOf(one).end <= placeOf(share).start;
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, each, per } = one.quantity;
  const isOfThings = dimension === "none" || dimension === "count";
  return isOfThings && low === high && low >= 1 && !each && !per && isClear(one);
}
