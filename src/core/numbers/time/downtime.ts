import type { Period } from "../../knowledge/measureTypes";
import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "../parts/comparison";
import { isExplained } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import type { Ledger } from "../ledger";
import { periodsIn, secondsIn } from "./periods";
import { relationsIn } from "../relationWords";
import { isClear, placeOf, writtenText, type Stated } from "../roles/stated";

/** A stated downtime may be off by these factors: months of 28 to 31 days, and rounding. */
const LEAST = 0.6;
const MOST = 1.7;
/** The period that downtime is mostly counted over. */
const USUAL: Period = "month";

/** What an availability leaves for downtime, against the downtime that stands beside it. */
export function downtimes(ledger: Ledger): Calculation[] {
  const named = ledger.withRole("availability");
  const unnamed = ledger.withRole("downtime").flatMap((down) => availabilityBeside(ledger.line(down)));
  return [
    ...recoveries(ledger),
    ...[...named, ...new Set(unnamed)].flatMap((availability) => ofAvailability(ledger, availability)),
  ];
}

function ofAvailability(ledger: Ledger, availability: Stated): Calculation[] {
  const { low, high, isAmbiguous, bound } = availability.quantity;
  // "Below 99.9%" is when somebody is called.
  if (isAmbiguous || low !== high || bound === "at-most") return [];
  const beside = ledger.line(availability);
  // Of several availabilities nothing tells which one a downtime belongs to.
  if (beside.some((one) => one !== availability && one.role === "availability")) return [];
  if (beside.some(({ unit }) => isExplained("downtime", unit))) return [];
  const share = budgetOf(availability, beside);
  if (share) return [ofBudget(availability, share)];
  const down = beside.filter(({ role }) => role === "downtime");
  const stated = down.reduce<Stated | undefined>(shorter, undefined);
  if (!stated) return isSaidElsewhere(ledger, availability) ? [] : [derived(availability)];
  const period = periodOf(stated, availability, beside);
  const isOne = down.every((one) => one === stated || one.quantity.low >= secondsIn("day"));
  return isOne && period && isClear(stated) ? [compared(availability, stated, period)] : [];
}

/** One outage as long as it may take to recover, against what the availability leaves in a year. */
function recoveries(ledger: Ledger): Calculation[] {
  const availability = ledger.theOne("availability");
  if (!availability || !isClear(availability)) return [];
  return ledger.withRole("downtime").flatMap((one): Calculation[] => {
    const before = one.unit.text.slice(Math.max(0, one.quantity.start - REACH), one.quantity.start);
    if (!isClear(one) || one.quantity.per || !relationsIn(before).has("recovery")) return [];
    const value = 1 - one.quantity.high / secondsIn("year");
    if (one.quantity.high <= (1 - availability.quantity.low) * secondsIn("year") * MOST) return [];
    const result: Amount = { value, dimension: "ratio", unit: "percent" };
    const share = `${(Math.floor(value * 1e5) / 1e3).toString()}%`;
    const formula = `One outage of ${writtenText(one)} leaves ${share} of a year`;
    return [comparison("downtime", false, formula, result, [one], availability)];
  });
}

const REACH = 60;

/** "We promise 99.95%, 22 minutes of downtime a month": the only share of that size. */
function availabilityBeside(line: readonly Stated[]): readonly Stated[] {
  if (line.some(({ role }) => role === "availability")) return [];
  const shares = line.filter(
    ({ quantity: { dimension, low }, metric }) =>
      dimension === "ratio" && low >= LEAST_AVAILABILITY && low < 1 && !metric,
  );
  return shares.length === 1 ? shares : [];
}

const LEAST_AVAILABILITY = 0.9;

function shorter(a: Stated | undefined, b: Stated): Stated {
  return a && a.quantity.high <= b.quantity.high ? a : b;
}

/** How long a period of counting is, and how it is written. */
interface Counted {
  readonly seconds: number;
  readonly text: string;
  readonly per: Period | undefined;
}

function compared(availability: Stated, stated: Stated, period: Counted): Calculation {
  const { low, high, bound } = stated.quantity;
  const value = (1 - availability.quantity.low) * period.seconds;
  const isBelow = low <= value * MOST;
  const isAbove = high >= value * LEAST;
  // "99.9% at least" and "at most 20 min a month" may both be asked for; more than is left may not.
  const agrees = isBelow && (isAbove || bound === "at-most");
  const result: Amount = { value, dimension: "time", per: period.per };
  return {
    kind: "downtime",
    verdict: agrees ? "agrees" : "disagrees",
    formula: `${shareText(availability)} of ${period.text} leaves ${amountText(result)}`,
    result,
    inputs: [availability],
    stated,
    range: placeOf(stated),
  };
}

/** With all its digits: of 99.995% the last ones matter. */
function shareText({ quantity }: Stated): string {
  return `${Number((quantity.low * 100).toPrecision(DIGITS))}%`;
}

const DIGITS = 9;

/** "99.9%, an error budget of 0.1%": the share that may fail. */
function budgetOf(availability: Stated, beside: readonly Stated[]): Stated | undefined {
  const shares = beside.filter(
    (one) =>
      one !== availability &&
      one.quantity.dimension === "ratio" &&
      one.quantity.unit !== "times" &&
      isClear(one),
  );
  const [share] = shares;
  return share && shares.length === 1 && isExplained("error-budget", share.unit) ? share : undefined;
}

function ofBudget(availability: Stated, stated: Stated): Calculation {
  const value = 1 - availability.quantity.low;
  const result = { value, dimension: "ratio" } as const;
  const isMet = stated.quantity.low <= value * MOST && stated.quantity.high >= value * LEAST;
  return {
    kind: "downtime",
    verdict: isMet ? "agrees" : "disagrees",
    formula: `${shareText(availability)} leaves ${amountText(result)}`,
    result,
    inputs: [availability],
    stated,
    range: placeOf(stated),
  };
}

function derived(availability: Stated): Calculation {
  const period = availability.quantity.per ?? USUAL;
  const value = (1 - availability.quantity.low) * secondsIn(period);
  const result = { value, dimension: "time", per: period } as const;
  const range = placeOf(availability);
  return {
    kind: "downtime",
    verdict: "derived",
    formula: `${shareText(availability)} of a ${period} leaves ${amountText(result)}`,
    result,
    inputs: [availability],
    stated: undefined,
    range,
    hint: { offset: range.end, text: `= ${amountText(result)} of downtime` },
  };
}

/** Over what the downtime is counted: its own period, that of the availability, or one time that stands beside. */
function periodOf(stated: Stated, availability: Stated, beside: readonly Stated[]): Counted | undefined {
  const headers = [availability, stated].flatMap(({ unit }) => headersOf(unit.label)).map(({ text }) => text);
  const spoken = periodsIn([availability.unit.text, stated.unit.text, ...headers].join(" | "));
  const per =
    stated.quantity.per ?? availability.quantity.per ?? (spoken.length === 1 ? spoken[0] : undefined);
  if (per) return { seconds: secondsIn(per), text: `a ${per}`, per };
  const windows = beside.filter(
    ({ quantity }) =>
      quantity !== stated.quantity &&
      quantity.dimension === "time" &&
      quantity.low === quantity.high &&
      quantity.low >= secondsIn("day") &&
      quantity.low > stated.quantity.high,
  );
  const [window] = windows;
  if (!window || windows.length > 1) return undefined;
  return {
    seconds: window.quantity.low,
    text: amountText({ value: window.quantity.low, dimension: "time" }),
    per: undefined,
  };
}

/** Whether the same section says how long it may be down. */
function isSaidElsewhere(ledger: Ledger, availability: Stated): boolean {
  return ledger.beside("downtime", availability).length > 0;
}
