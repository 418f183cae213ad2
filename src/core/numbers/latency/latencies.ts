import { COMPARING } from "../../facts/context";
import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { kindsIn, says } from "../explanations";
import { answersIn, budgetOf, percentileOf } from "./latencyBudgets";
import { pathsOf, type Path, type Step } from "./latencyPaths";
import { examples } from "./examples";
import { stepLimits, wholeAnswer } from "./wholeAnswers";
import { onlyOne, type Ledger } from "../ledger";
import { placeOf, type Stated } from "../roles/stated";

/** A budget of 100 ms is kept by 100.4 ms. */
const ROUNDING = 1.01;
/** How far a stated total may be from the sum of its steps. */
const TOTAL_TOLERANCE = 0.1;
const ROUGH_TOTAL_TOLERANCE = 0.25;
/** What takes so many times the budget is something else than a step of it. */
const FAR_OVER = 20;

/** What the steps of a path take together, and each of them, against the budget of the whole and the stated total. */
export function latencies(ledger: Ledger): Calculation[] {
  const paths = pathsOf(ledger);
  const told = paths.filter(({ isTold, groups }) => isTold && groups.length > 0);
  const taken = new Set(
    told.flatMap(({ members, limits }) => members.filter((one) => !limits.includes(one))),
  );
  const answers = answersIn(ledger);
  const found = [
    ...paths.flatMap((path) => judged(path, taken, answers, ledger)),
    ...stepLimits(paths, ledger),
    ...examples(ledger),
  ];
  return found.filter((one) => !isSaidBetter(one, found));
}

function judged(
  path: Path,
  taken: ReadonlySet<Stated>,
  answers: readonly Stated[],
  ledger: Ledger,
): Calculation[] {
  const steps = path.groups.flat();
  if (steps.length === 0) return totalAlone(path, ledger);
  const longest = steps.reduce((a, b) => (b.stated.quantity.high > a.stated.quantity.high ? b : a));
  const isSum = path.isTold && steps.length > 1;
  // Most times stand alone, and are held against nothing.
  if (!isSum && !isPlannedStep(longest, path, ledger)) return [];
  const budget = budgetOf(path, taken, answers, ledger);
  if (budget && isOver(longest, budget, path, ledger)) return [stepOver(longest, budget)];
  if (!isSum) return [];
  return [...falseTotal(path), sumOf(path, longest, budget), ...wholeAnswer(path, budget, ledger)];
}

/** "In sum 35 + 20 + 25 = 80 ms, the budget is 70 ms": of steps without units the total alone is a time. */
function totalAlone({ total, limits, frame, isPlanned }: Path, ledger: Ledger): Calculation[] {
  if (!total || frame.kind !== "text" || !isPlanned || isOfWork(total)) return [];
  const near = limits.length > 0 ? limits : ledger.beside("latency-budget", total);
  const budget = onlyOne(near.filter((one) => one !== total && isSamePercentile(total, one)));
  const { low, high } = total.quantity;
  if (!budget || ledger.isOfOperation(budget) || high > budget.quantity.high * FAR_OVER) return [];
  return [
    {
      kind: "latency-sum",
      verdict: low > budget.quantity.high * ROUNDING ? "disagrees" : "agrees",
      formula: `All together ${text(low)}`,
      result: { value: low, dimension: "time" },
      inputs: [total],
      stated: budget,
      range: placeOf(total),
      data: {
        over: text(exact(low - budget.quantity.high)),
        longest: text(low),
        budget: budgetText(budget),
        note: noteOf(new Set([total.quantity.percentile])),
      },
    },
  ];
}

/** Whether it is the time of a job, or how it was or might be. */
function isOfWork({ unit }: Stated): boolean {
  const kinds = kindsIn(unit.text);
  return NO_STEP.some((kind) => kinds.includes(kind));
}

function isSamePercentile(one: Stated, limit: Stated): boolean {
  const [a, b] = [one.quantity.percentile, limit.quantity.percentile];
  return a === undefined || b === undefined || a <= b;
}

/** Columns for several percentiles share their steps: the one with the percentile of the budget says it best. */
function isSaidBetter(one: Calculation, all: readonly Calculation[]): boolean {
  if (one.verdict !== "disagrees" || one.kind === "equation") return false;
  const rank = ({ inputs, stated }: Calculation): number =>
    inputs[0]!.quantity.percentile === stated!.quantity.percentile ? 1 : 0;
  const same = all.filter(
    ({ kind, verdict, stated }) => kind === one.kind && verdict === "disagrees" && stated === one.stated,
  );
  const rowOf = ({ inputs }: Calculation) => inputs[0]!.unit.label.parent;
  const rivals = same.filter((other) => other !== one && rowOf(other) === rowOf(one));
  return rivals.some(
    (other) =>
      rank(other) > rank(one) || (rank(other) === rank(one) && all.indexOf(other) < all.indexOf(one)),
  );
}

function isOver(step: Step, budget: Stated, path: Path, ledger: Ledger): boolean {
  const { stated } = step;
  const { low } = stated.quantity;
  const limit = budget.quantity;
  const isLonger = low * weightOf(step, budget) > limit.high * ROUNDING;
  if (!isLonger || !isSamePercentile(stated, budget)) return false;
  const isFar = stated.unit === budget.unit || low > limit.high * FAR_OVER;
  return (path.isTold || !isFar) && isPlannedStep(step, path, ledger);
}

/** Whether a step is one that the design plans, and no other way that is only compared, or was left. */
function isPlannedStep({ stated }: Step, path: Path, ledger: Ledger): boolean {
  const { unit, role } = stated;
  const { kind } = path.frame;
  if (!path.isTold && (kind === "table" || role !== "component-latency")) return false;
  if (!path.isPlanned) return false;
  if (path.isTold) return kind !== "text" || !says("scenario", unit.text);
  const { topics } = ledger.facts.contexts.of(unit.label);
  if (topics.some((topic) => COMPARING.has(topic)) || ledger.isOfOperation(stated)) return false;
  const kinds = kindsIn(unit.text);
  return !NO_STEP.some((kind) => kinds.includes(kind)) && !says("rejected", behind(stated));
}

/** What the words of a sentence say of a time that no request takes. */
const NO_STEP = ["scenario", "off-path", "latency"] as const;

/** Its sentence and the beginning of the next: "It takes 90 ms. Too slow." */
function behind({ unit }: Stated): string {
  return unit.block.content.slice(unit.start, unit.start + unit.text.length + NEXT_WORDS);
}

const NEXT_WORDS = 50;

function stepOver({ stated, name }: Step, budget: Stated): Calculation {
  const { low } = stated.quantity;
  return {
    kind: "latency-step",
    verdict: "disagrees",
    formula: `${name} ${text(low)}`.trim(),
    result: { value: low, dimension: "time" },
    inputs: [stated],
    stated: budget,
    range: placeOf(stated),
    data: { over: text(exact(low - budget.quantity.high)), budget: budgetText(budget) },
  };
}

function sumOf(path: Path, longest: Step, budget: Stated | undefined): Calculation {
  const { groups, total, members, isPlanned } = path;
  const steps = groups.flat();
  const low = sum(groups, "low", budget);
  const high = sum(groups, "high", budget);
  const limit = budget?.quantity.high;
  // A sum of percentiles is a bound: what is stated of the whole, and may have been measured, says more.
  const isKept = total?.quantity.percentile !== undefined && total.quantity.high <= (limit ?? 0);
  const isOver = limit !== undefined && low > limit * ROUNDING && !isKept;
  const percentiles = new Set(steps.map(({ stated }) => stated.quantity.percentile));
  const place = placeOf(total ?? members.at(-1)!);
  const isCompared = limit !== undefined && isPlanned;
  return {
    kind: "latency-sum",
    verdict: !isCompared ? "derived" : isOver ? "disagrees" : "agrees",
    formula: formulaOf(path, budget),
    result: { value: high, dimension: "time" },
    inputs: steps.map(({ stated }) => stated),
    stated: budget,
    range: place,
    data: {
      over: isCompared ? text(exact(low - limit)) : "",
      longest: `${longest.name} ${text(longest.stated.quantity.high)}`.trim(),
      budget: budget ? budgetText(budget) : "",
      note: noteOf(percentiles),
    },
    isRough: percentiles.size > 1,
    hint: hintOf(total, place.end, low, high, isCompared ? slackText(low, high, steps, budget!) : ""),
  };
}

/** The sum and the slack; of a sum that a row says already only the slack. */
function hintOf(
  total: Stated | undefined,
  offset: number,
  low: number,
  high: number,
  slack: string,
): Calculation["hint"] {
  const isSaid =
    total !== undefined && total.quantity.low <= high * ROUNDING && total.quantity.high * ROUNDING >= low;
  const words = [isSaid ? "" : `Σ ${spanText(low, high)}`, slack].filter((one) => one !== "").join(", ");
  return words === "" ? undefined : { offset, text: words, behind: total };
}

/** What is left of the budget, or missing; of a budget for another percentile nothing is said. */
function slackText(low: number, high: number, steps: readonly Step[], budget: Stated): string {
  const { high: limit, percentile } = budget.quantity;
  const own = percentileOf(steps);
  if (own !== undefined && percentile !== undefined && own !== percentile) return "";
  if (low > limit * ROUNDING) return `over by ${text(exact(low - limit))}`;
  if (high > limit) return `up to ${text(exact(high - limit))} over`;
  return high < limit ? `slack ${text(exact(limit - high))}` : "no slack";
}

/** Percentiles do not add: the sum of those of one kind is a bound, that of several says little. */
function noteOf(percentiles: ReadonlySet<number | undefined>): string {
  const [only] = percentiles;
  if (percentiles.size > 1) return " (the percentiles are mixed, so the sum is rough)";
  return only === undefined || only === MEDIAN ? "" : ` (a sum of p${only}s is an upper bound)`;
}

const MEDIAN = 50;

/** A total that the steps do not make; undefined where it may be that of a measurement, or something runs beside. */
function falseTotal(path: Path): Calculation[] {
  const { groups, total, reserves, hasAsides, frame } = path;
  if (!total || frame.kind === "drawing") return [];
  const steps = groups.flat();
  const { low, high, bound, percentile } = total.quantity;
  const isBounded = steps.some(({ stated }) => stated.quantity.bound === "at-most");
  const isWeighted = steps.some(({ share }) => share < 1);
  const hasOther = steps.some(({ stated }) => stated.quantity.percentile !== percentile);
  if (low !== high || isBounded || isWeighted || hasOther) return [];
  const made = sum(groups, "high", undefined);
  const spare = reserves.reduce((all, { quantity }) => all + quantity.high, 0);
  const tolerance = bound === "exact" ? TOTAL_TOLERANCE : ROUGH_TOTAL_TOLERANCE;
  const longest = Math.max(...steps.map(({ stated }) => stated.quantity.low));
  const isTooMuch = !hasAsides && low > (made + spare) * (1 + tolerance);
  // High percentiles do not add, medians nearly do.
  const isHigh = percentile !== undefined && percentile !== MEDIAN;
  const mayBeLess = isHigh || groups.some((group) => group.length > 1) || hasAsides;
  const least = mayBeLess ? longest * (1 - TOTAL_TOLERANCE) : sum(groups, "low", undefined) * (1 - tolerance);
  if (!isTooMuch && low >= least) return [];
  return [
    {
      kind: "equation",
      verdict: "disagrees",
      formula: formulaOf(path, undefined),
      result: { value: made, dimension: "time" },
      inputs: steps.map(({ stated }) => stated),
      stated: total,
      range: placeOf(total),
    },
  ];
}

/**
 * What the groups take one after the other, in seconds. A step that few requests take counts in a percentile where it is
 * among those that the percentile covers, and else by its share.
 */
function sum(groups: Path["groups"], end: "low" | "high", budget: Stated | undefined): number {
  const slowest = (group: readonly Step[]): number =>
    Math.max(...group.map((step) => step.stated.quantity[end] * weightOf(step, budget)));
  return exact(groups.reduce((all, group) => all + slowest(group), 0));
}

/** Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
function exact(seconds: number): number {
  return Number(seconds.toPrecision(EXACT_DIGITS));
}

const EXACT_DIGITS = 12;

function weightOf({ share, stated }: Step, budget: Stated | undefined): number {
  const percentile = budget?.quantity.percentile ?? stated.quantity.percentile;
  if (share === 1 || percentile === undefined) return share;
  return share > 1 - percentile / 100 ? 1 : 0;
}

/** "max(40 ms, 38 ms) + 10% × 80 ms + 5 ms = 53 ms". */
function formulaOf({ groups }: Path, budget: Stated | undefined): string {
  const term = (step: Step): string => {
    const { low, high } = step.stated.quantity;
    const weight = weightOf(step, budget);
    return `${weight === 1 ? "" : `${amountText({ value: weight, dimension: "ratio" })} × `}${spanText(low, high)}`;
  };
  const terms = groups.map((group) =>
    group.length > 1 ? `max(${group.map(term).join(", ")})` : term(group[0]!),
  );
  return `${terms.join(" + ")} = ${spanText(sum(groups, "low", budget), sum(groups, "high", budget))}`;
}

/** "20 ms at p99". */
function budgetText({ quantity: { high, percentile } }: Stated): string {
  return `${text(high)}${percentile === undefined ? "" : ` at p${percentile}`}`;
}

function spanText(low: number, high: number): string {
  return low === high ? text(low) : `${text(low)} to ${text(high)}`;
}

function text(seconds: number): string {
  return amountText({ value: seconds, dimension: "time" });
}
