import type { Calculation } from "../calculation";
import { retelling } from "./contradiction";
import { isExplained, says } from "../explanations";
import { group, sectionOf, type Ledger } from "../ledger";
import { labelsOf } from "../roles/headerUnit";
import { isClear, placeOf, type Stated } from "../roles/stated";
import { stemsIn } from "./stems";
import { isEqual } from "./alike";
import { isSetApart } from "./naming";

/** How long so many may take: "100 photos in less than 2 s". */
interface Limit {
  readonly count: Stated;
  readonly time: Stated;
  /** The stems of its sentence and of what it stands under. */
  readonly words: ReadonlySet<string>;
}

/** One or a few are what any limit is of. */
const LEAST = 10;
const LEAST_WORDS = 2;

/** What so many may take, told in two sections with the same number and another time. */
export function limitsOfBatches(ledger: Ledger): Calculation[] {
  const byCount = new Map<number, Limit[]>();
  for (const [unit, stated] of ledger.unitsWith("time")) {
    if (stated.length !== 2) continue;
    const time = stated.find(({ quantity }) => quantity.dimension === "time" && quantity.bound === "at-most");
    const count = stated.find((one) => one !== time && isCount(one));
    if (!time || !count || !isClear(time) || ledger.isOfOperation(time)) continue;
    if (isExplained("scenario", unit) || isSetApart(unit)) continue;
    const words = new Set([unit.text, ...labelsOf(unit.label).map(({ text }) => text)].flatMap(namesIn));
    group(byCount, count.quantity.low, { count, time, words });
  }
  return [...byCount.values()].flatMap((all) => {
    const [first, other, third] = all;
    if (!first || !other || third || isEqual(first.time, other.time)) return [];
    if (sectionOf(first.time.unit.label) === sectionOf(other.time.unit.label)) return [];
    if (first.time.quantity.percentile !== other.time.quantity.percentile) return [];
    // Of two models each may have its own limit; what a design wants is wanted of whatever answers.
    if ([first, other].filter(({ time }) => isWanted(time, ledger)).length !== 1) return [];
    const shared = [...first.words].filter((word) => other.words.has(word));
    if (shared.length < LEAST_WORDS || placeOf(first.time).start > placeOf(other.time).start) return [];
    return [retelling(`time for ${first.count.quantity.low}`, first.time, other.time)];
  });
}

/** The stems of the words of a text that name something, and no unit of time. */
function namesIn(text: string): string[] {
  return stemsIn(text).filter((stem) => !says("period", stem));
}

/** Whether it is told where a design says what it wants, or is told as what it wants. */
function isWanted({ role, unit }: Stated, { facts }: Ledger): boolean {
  const { topics } = facts.contexts.of(unit.label);
  return (role === "latency-budget" || role === "target") && !topics.includes("model-choice");
}

function isCount(one: Stated): boolean {
  const { dimension, low, high, per } = one.quantity;
  const isNumber = dimension === "count" || dimension === "none";
  return isNumber && isClear(one) && low === high && low >= LEAST && per === undefined && !one.metric;
}
