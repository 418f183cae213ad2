import type { Quantity } from "../../facts/quantities";
import type { Unit } from "../../facts/units";
import { intervalOf } from "../../knowledge/intervals";
import { isExplained, says } from "../explanations";
import { onlyOne, type Ledger } from "../ledger";
import { secondsIn } from "../time/periods";
import type { Comparison } from "./sampleSize";
import type { Stated } from "../roles/stated";

/** An experiment as the design plans it; what it does not state is undefined. */
export interface ExperimentPlan extends Comparison {
  /** The effect to be seen. */
  readonly effect: Stated;
  /** The quantities that tell the two shares. */
  readonly rates: readonly Stated[];
  /** Whether nothing says if the effect is relative: then the larger difference is taken, which needs least. */
  readonly isGuessed: boolean;
  /** What arrives in an arm in a day, at most. */
  readonly perDay: number | undefined;
  readonly arrivals: Stated | undefined;
  readonly duration: Stated | undefined;
  /** The size that is planned for each arm. */
  readonly size: Stated | undefined;
}

const USUAL_ALPHA = 0.05;
const USUAL_POWER = 0.8;

/** The experiments of which the two shares are known; none where the design says that it counts in another way. */
export function experimentPlans(ledger: Ledger): ExperimentPlan[] {
  const plans: ExperimentPlan[] = [];
  if (ROLES_OF_TESTS.every((role) => ledger.withRole(role).length === 0)) return plans;
  if (ledger.tells("experiment", "ab-test")) return plans;
  let before: readonly Stated[] = [];
  for (const [unit, stated] of ledger.units) {
    const beside = before[0]?.unit.block === unit.block ? before : [];
    before = stated;
    const rates = pairIn(unit, stated, beside) ?? effectIn(ledger, unit, stated);
    if (!rates) continue;
    const scope = scopeOf(ledger, unit);
    if (scope.some((one) => isExplained("experiment", one.unit))) continue;
    plans.push({
      ...rates,
      ...testOf(scope),
      ...trafficOf(ledger, scope, rates.rates),
      ...lengthOf(ledger, unit, scope),
    });
  }
  return plans;
}

type Rates = Pick<ExperimentPlan, "effect" | "rates" | "from" | "to" | "isGuessed">;

const ROLES_OF_TESTS = ["test-power", "test-level", "test-confidence", "sample-size", "effect"];

/**
 * "From 4.0% to 4.2% at 80% power", "9% today; a rise to 10% needs": both shares in the sentence of the test, or the first in
 * the one before.
 */
function pairIn(unit: Unit, stated: readonly Stated[], before: readonly Stated[]): Rates | undefined {
  if (!stated.some(({ role }) => ROLES_OF_TESTS.includes(role ?? ""))) return undefined;
  const own = sharesOf(stated);
  const risen = own.find(({ quantity }) => isRise(unit, quantity));
  if (risen) {
    const { low: from, high: to } = risen.quantity;
    return { effect: risen, rates: [risen], from, to, isGuessed: false };
  }
  const shares = own.length === 1 ? [...sharesOf(before), ...own] : own;
  const [first, second] = shares;
  if (!first || !second || shares.length > 2 || first.quantity.low !== first.quantity.high) return undefined;
  if (second.quantity.low !== second.quantity.high || !isAfterTo(unit, second.quantity)) return undefined;
  const { low: from } = first.quantity;
  const { low: to } = second.quantity;
  return from === to ? undefined : { effect: second, rates: [first, second], from, to, isGuessed: false };
}

function sharesOf(stated: readonly Stated[]): Stated[] {
  return stated.filter(({ quantity, role }) => isShare(quantity) && !role?.startsWith("test-"));
}

function isShare({ dimension, unit, low, high, isChange, isAmbiguous }: Quantity): boolean {
  const isRatio = dimension === "ratio" ? unit !== "times" : dimension === "none";
  return isRatio && low > 0 && high < 1 && !isChange && !isAmbiguous;
}

/** Whether it is a range that begins with "from". */
function isRise({ text }: Unit, { start, low, high }: Quantity): boolean {
  return low !== high && says("rise", text.slice(Math.max(0, start - NEAR), start + NEAR));
}

function isAfterTo({ text }: Unit, { start, bound }: Quantity): boolean {
  // "From 4.0% down to 3.4%" may be read as a limit, which begins by its word.
  const end = bound === "exact" ? start : start + NEAR;
  return says("rise", text.slice(Math.max(0, start - NEAR), end));
}

/** How far before a share the word stands that makes it the beginning or the end of a rise. */
const NEAR = 5;

/** An effect, relative or in points, with the only baseline near it. */
function effectIn(ledger: Ledger, unit: Unit, stated: readonly Stated[]): Rates | undefined {
  const effects = stated.filter(({ role, quantity }) => role === "effect" && quantity.dimension === "ratio");
  const [effect] = effects;
  if (!effect || effects.length > 1 || effect.quantity.isAmbiguous) return undefined;
  const baseline = baselineOf(ledger, effect);
  if (!baseline || baseline.quantity.low !== baseline.quantity.high) return undefined;
  const from = baseline.quantity.low;
  const size = Math.abs(effect.quantity.high);
  const isPoints = effect.quantity.unit === "percentage-point" || isExplained("absolute", unit);
  const isRelative = isExplained("relative", unit) || size >= from;
  const isClear = isPoints !== isRelative;
  const to = from + (isClear && isRelative ? from * size : size);
  return to > 0 && to < 1 ? { effect, rates: [baseline, effect], from, to, isGuessed: !isClear } : undefined;
}

/** The share without the change: the nearest that is stated as such, by sentence, section and topic; else that of its metric. */
function baselineOf(ledger: Ledger, effect: Stated): Stated | undefined {
  const scope = scopeOf(ledger, effect.unit);
  const near = [ledger.inUnit(effect.unit), scope].map((all) => onlyOne(all.filter(isBaseline)));
  if (near[0] ?? near[1]) return near[0] ?? near[1];
  const named = new Set(
    ledger.facts.metrics.filter(({ unit }) => unit === effect.unit).map(({ metric }) => metric.id),
  );
  return onlyOne(ledger.stated.filter((one) => isBaseline(one) && named.has(one.metric?.metric.id ?? "")));
}

/** The rate of a class, or today's value of a metric that is a share. */
function isBaseline({ role, metric, quantity }: Stated): boolean {
  if (!isShare(quantity) || quantity.bound === "at-least" || quantity.bound === "at-most") return false;
  if (role === "positive-rate") return true;
  const isToday = role === "baseline" || role === "metric-value";
  if (metric === undefined) return role === "baseline" && quantity.dimension === "ratio";
  return isToday && metric.as === "online" && intervalOf(metric.metric).high === 1;
}

/** What is said of the experiment that a sentence plans: in its section, or elsewhere under the topic. */
function scopeOf(ledger: Ledger, unit: Unit): readonly Stated[] {
  return [...new Set([...ledger.inSectionOf(unit), ...ledger.under("ab-test")])];
}

function testOf(scope: readonly Stated[]): Pick<Comparison, "alpha" | "power" | "isOneSided"> {
  const valueOf = (role: string): number | undefined =>
    onlyOne(scope.filter((one) => one.role === role))?.quantity.low;
  const confidence = valueOf("test-confidence");
  return {
    alpha: valueOf("test-level") ?? (confidence === undefined ? USUAL_ALPHA : 1 - confidence),
    power: valueOf("test-power") ?? USUAL_POWER,
    isOneSided: scope.some(({ unit }) => isExplained("oneSided", unit)),
  };
}

/** What arrives in each arm: as stated, else the shares of what arrives in all. */
function trafficOf(
  ledger: Ledger,
  scope: readonly Stated[],
  rates: readonly Stated[],
): Pick<ExperimentPlan, "perDay" | "arrivals"> {
  const arriving = scope.filter((one) => isArrival(one) && !rates.includes(one));
  const ofArm = onlyOne(arriving.filter(({ unit }) => isExplained("arm", unit)));
  if (ofArm) return { arrivals: ofArm, perDay: daily(ofArm) };
  const arrivals = arriving.length > 0 ? onlyOne(arriving) : ledger.theOne("daily-users");
  return arrivals
    ? { arrivals, perDay: daily(arrivals) * armShare(scope) }
    : { arrivals: undefined, perDay: undefined };
}

function isArrival({ quantity: { dimension, unit, per, each, isAmbiguous } }: Stated): boolean {
  return (
    dimension === "count" && ARRIVING.has(unit!) && per !== undefined && each === undefined && !isAmbiguous
  );
}

const ARRIVING = new Set(["users", "requests", "records", "items", "documents"]);

function daily({ quantity: { high, per } }: Stated): number {
  return (high * secondsIn("day")) / secondsIn(per!);
}

/** The share of all that makes an arm as good as two equal ones; half where no split is stated. */
function armShare(scope: readonly Stated[]): number {
  const splits = [...new Set(scope.map(({ unit }) => unit))].flatMap((unit) => {
    const shares = scope.filter((one) => one.unit === unit && one.role === "split" && isShare(one.quantity));
    return shares.length === 1 || shares.length === 2 ? [shares.map(({ quantity }) => quantity.high)] : [];
  });
  // Steps of a rollout stand beside: only two arms in one sentence, or one share alone, tell the split.
  const [arms] = splits.filter(({ length }) => length === 2);
  const [treated, control] = arms ?? (splits.length === 1 ? splits[0]! : [0.5, 0.5]);
  const other = control ?? 1 - treated!;
  return treated! + other > 1 ? 0.5 : (2 * treated! * other) / (treated! + other);
}

function lengthOf(
  ledger: Ledger,
  unit: Unit,
  scope: readonly Stated[],
): Pick<ExperimentPlan, "duration" | "size"> {
  const told = scope.filter(({ role }) => role === "test-duration");
  const sizes = scope.filter(({ role }) => role === "sample-size");
  const planned = sizes.filter((one) => !isExplained("need", one.unit));
  return {
    duration: largestOf(told.length > 0 ? told : ledger.inSectionOf(unit).filter(isLength)),
    size: largestOf(planned) ?? onlyOne(sizes),
  };
}

/** "For 21 days", "Duration: 2 weeks" in the section of the test: nothing else lasts there. */
function isLength({ role, quantity, unit }: Stated): boolean {
  const { dimension, low, start } = quantity;
  const before = unit.text.slice(Math.max(0, start - NEAR), start);
  if (dimension !== "time" || low < secondsIn("day")) return false;
  return role === "job-duration" || ((role === undefined || role === "window") && says("lasting", before));
}

/** The largest: pilots and arms of a holdout are smaller. */
function largestOf(all: readonly Stated[]): Stated | undefined {
  return all.reduce<Stated | undefined>(
    (best, one) => (best && best.quantity.high >= one.quantity.high ? best : one),
    undefined,
  );
}
