import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import type { Ledger } from "../ledger";
import { isClear, placeOf, type Stated } from "../roles/stated";
import { wordsOf } from "./latencyNames";
import type { Path } from "./latencyPaths";

/** A budget of 100 ms is kept by 100.4 ms. */
const ROUNDING = 1.01;
/** A limit may be that of a high percentile, and a share of a budget that of most requests. */
const MOST_OVER = 2;

/** What the row of a total says of the whole answer beside it ("with the network 80 ms end to end"), against the budget. */
export function wholeAnswer(
  { total, isPlanned }: Path,
  budget: Stated | undefined,
  ledger: Ledger,
): Calculation[] {
  if (!total || !budget || !isPlanned || total.unit.block.kind !== "cell") return [];
  const others = ledger.line(total).filter((one) => isWhole(one, total));
  const [whole] = others;
  if (!whole || others.length > 1 || budget === whole) return [];
  const { low } = whole.quantity;
  return [
    {
      kind: "latency-sum",
      verdict: low > budget.quantity.high * ROUNDING ? "disagrees" : "agrees",
      formula: `All together ${text(low)}`,
      result: { value: low, dimension: "time" },
      inputs: [whole],
      stated: budget,
      range: placeOf(whole),
      data: { ...over(low, budget), longest: text(low), note: "" },
    },
  ];
}

/** "+ network, 80 ms end to end", in another cell. */
function isWhole(one: Stated, total: Stated): boolean {
  const { dimension, per, bound } = one.quantity;
  const isTime = dimension === "time" && !per && bound !== "at-most" && isClear(one);
  return (
    isTime && one.unit !== total.unit && one.quantity.low > total.quantity.low && says("total", one.unit.text)
  );
}

/** What one step is promised to take elsewhere ("feature store p99 < 50 ms"), against its share of the budget ("feature lookup 10 ms"). */
export function stepLimits(paths: readonly Path[], ledger: Ledger): Calculation[] {
  const told = paths.filter(
    ({ isTold, isPlanned, groups }) => isTold && isPlanned && groups.flat().length > 1,
  );
  const [path, second] = told;
  if (!path || second) return [];
  const steps = path.groups.flat();
  if (steps.length > MOST_STEPS) return [];
  const limits = ledger
    .withRole("component-latency")
    .filter(
      (one) =>
        one.quantity.bound === "at-most" &&
        one.unit.block.kind === "cell" &&
        isClear(one) &&
        !path.members.includes(one) &&
        !ledger.isOfOperation(one),
    );
  return limits.flatMap((limit): Calculation[] => {
    const name = headersOf(limit.unit.label).find(({ kind }) => kind === "row")?.text ?? "";
    const fitting = steps.filter((step) => isSameStep(step.name, name));
    const [step] = fitting;
    if (!step || fitting.length > 1) return [];
    const { low } = limit.quantity;
    return [
      {
        kind: "latency-step",
        verdict: low > step.stated.quantity.high * MOST_OVER ? "disagrees" : "agrees",
        formula: `${name} ${text(low)}`,
        result: { value: low, dimension: "time" },
        inputs: [limit],
        stated: step.stated,
        range: placeOf(limit),
        isRough: true,
        data: over(low, step.stated),
      },
    ];
  });
}

/** All words of the step stand in the name; of two lookups one of them does. */
function isSameStep(step: string, name: string): boolean {
  const [words, known] = [step, name].map((one) => wordsOf(one).map((word) => word.slice(0, STEM)));
  const shared = words!.filter((word) => known!.includes(word));
  const areLookups = [step, name].every((one) => says("lookup", one));
  return shared.length > 0 && (shared.length === words!.length || areLookups);
}

/** Longer paths are lists of something else. */
const MOST_STEPS = 40;
const STEM = 5;

function over(low: number, { quantity: { high, percentile } }: Stated): Readonly<Record<string, string>> {
  return {
    over: text(Number((low - high).toPrecision(DIGITS))),
    budget: `${text(high)}${percentile === undefined ? "" : ` at p${percentile}`}`,
  };
}

const DIGITS = 12;

function text(seconds: number): string {
  return amountText({ value: seconds, dimension: "time" });
}
