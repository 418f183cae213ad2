import type { Unit } from "../../facts/units";
import type { Period } from "../../knowledge/measureTypes";
import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { isAnyExplained, isExplained } from "../explanations";
import { placeOf, type Stated } from "../roles/stated";
import { otherFactors } from "../written/unsaidFactors";

/** A stated size may be off by this share: sizes in thousands and in 1,024s, keys and headers of rows. */
const TOLERANCE = 0.3;

/**
 * The way that fits what is stated, else the first; undefined where something explains the difference.
 * @param isCertain Whether the quantities belong together: of several rows or sizes nothing tells which do.
 */
export function judged(
  ways: readonly Way[],
  factor: Stated,
  circle: readonly Stated[],
  isCertain = true,
): Calculation[] | undefined {
  const copies = copiesIn(circle);
  const fitting = ways.find((one) => agrees(one, copies));
  const found = fitting ?? ways[0];
  if (!found || (!fitting && !isCertain)) return undefined;
  const isMore = bounds(found).low > found.value;
  if (
    !fitting &&
    (isExplainedIn(circle, isMore ? "storage-more" : "storage-less") || isMadeUp(found, factor, circle))
  )
    return undefined;
  return [
    {
      kind: "storage",
      verdict: fitting ? "agrees" : "disagrees",
      formula: found.formula,
      result: found.result,
      inputs: [found.count, factor],
      stated: found.total,
      range: placeOf(found.total),
    },
  ];
}

/** "30M prefixes with 10 completions of 40 bytes, 12 GB": what else is stated makes up the difference. */
function isMadeUp(found: Way, factor: Stated, circle: readonly Stated[]): boolean {
  const others = circle.filter((one) => ![found.count, found.total, factor].includes(one));
  return otherFactors(factor.unit, others).some((times) =>
    agrees({ ...found, value: found.value * times }, []),
  );
}

/** One way to compute a total. */
export interface Way {
  readonly count: Stated;
  readonly total: Stated;
  /** In the period of the total. */
  readonly value: number;
  readonly result: Amount;
  readonly formula: string;
}

/** A way to a total: how many of what, for the period of the total. */
export function way(
  count: Stated,
  total: Stated,
  value: number,
  written: string,
  per: Period | undefined,
): Way {
  const result: Amount = { value, dimension: "data", per };
  return { count, total, value, result, formula: `${written} = ${amountText(result)}` };
}

function agrees(way: Way, copies: readonly number[]): boolean {
  const { low, high } = bounds(way);
  return [1, ...copies].some(
    (times) => high >= (way.value * times) / (1 + TOLERANCE) && low <= way.value * times * (1 + TOLERANCE),
  );
}

function bounds({ total: { quantity } }: Way): { readonly low: number; readonly high: number } {
  return {
    low: quantity.bound === "at-most" ? 0 : quantity.low,
    high: quantity.bound === "at-least" ? Infinity : quantity.high,
  };
}

/** "Three replicas", "replication factor 3": how often it is kept. */
function copiesIn(circle: readonly Stated[]): number[] {
  return circle
    .filter(
      ({ role, quantity, unit }) => role === "replicas" || (quantity.low < 10 && isExplained("copies", unit)),
    )
    .map(({ quantity }) => quantity.low);
}

/** Of neighbouring sentences their own words explain, of a paragraph all of its words. */
function isExplainedIn(circle: readonly Stated[], kind: "storage-more" | "storage-less"): boolean {
  const [first] = circle;
  const areNeighbours = first !== undefined && circle.every((one) => isNextTo(one, first));
  return areNeighbours
    ? unitsOf(circle).some((unit) => isExplained(kind, unit))
    : isAnyExplained(kind, unitsOf(circle));
}

/** The sentences of several quantities. */
export function unitsOf(circle: readonly Stated[]): Unit[] {
  return circle.map(({ unit }) => unit);
}

/** Whether it stands in the same sentence or the next. */
export function isNextTo({ unit }: Stated, flow: Stated): boolean {
  const gap = unit.start - (flow.unit.start + flow.unit.text.length);
  return unit === flow.unit || (gap >= 0 && gap <= CLOSE);
}

const CLOSE = 3;
