import { isExplained } from "../numbers/explanations";
import type { Stated } from "../numbers/roles/stated";
import type { Reading } from "./rule";

/** A target of accuracy that always giving the commonest answer reaches. */
export interface ReachedByConstant {
  readonly target: Stated;
  /** The accuracy that it asks for, and that of the constant answer. */
  readonly wanted: number;
  readonly constant: number;
  /** Where the share of a class is stated. */
  readonly rate: Stated;
}

/** The targets of accuracy that need no model, in the order of the text. */
export function reachedByConstant(reading: Reading): ReachedByConstant[] {
  const { stated } = reading.numbers;
  const rates = stated.filter(isRateOfClass);
  const [rate] = rates;
  if (!rate) return [];
  // Where several rates are stated, the one that leaves the model most to do.
  const constant = Math.min(...rates.map(commonest));
  return stated.flatMap((target) => {
    const wanted = accuracyOf(target, reading, rates);
    return wanted !== undefined && wanted <= constant ? [{ target, wanted, constant, rate }] : [];
  });
}

function isRateOfClass({ role, unit, quantity: { low, high } }: Stated): boolean {
  return role === "positive-rate" && low > 0 && high < 1 && !isExplained("sampled", unit);
}

/** The share of the commonest class, at least. */
function commonest({ quantity: { low, high } }: Stated): number {
  return Math.min(Math.max(low, 1 - low), Math.max(high, 1 - high));
}

/** The accuracy that a target asks for; that of an error is what it leaves. */
function accuracyOf(
  { role, metric, quantity, unit }: Stated,
  { facts }: Reading,
  rates: readonly Stated[],
): number | undefined {
  const { low, dimension, bound, isChange } = quantity;
  if (metric?.stance !== "asserted" || isChange || low <= 0 || low >= 1) return undefined;
  if ((dimension !== "ratio" && dimension !== "none") || isExplained("constant", unit)) return undefined;
  const { topics } = facts.contexts.of(unit.label);
  const isGoal = topics.some((topic) => GOALS.has(topic)) || rates.some((rate) => rate.unit === unit);
  const isWanted = role === "target" && (isGoal || topics.includes("offline-metrics"));
  if (!isWanted && !(role === "metric-value" && isGoal)) return undefined;
  if (metric.metric.id === "accuracy") return bound === "at-most" ? undefined : low;
  return metric.metric.id === "error-rate" && bound !== "at-least" ? 1 - low : undefined;
}

/** Where a value without a bound is one to reach, of the model that the design is about. */
const GOALS = new Set(["summary", "business-goal", "requirements-scale", "ml-framing"]);
