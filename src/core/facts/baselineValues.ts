import { topicOf } from "../knowledge/index";
import type { Contexts } from "./context";
import { Strength, type Fact } from "./factList";
import type { MetricMention } from "./mentions";
import { isOfModels, type MetricValue } from "./metricValues";
import type { Stance } from "./stance";
import type { Unit } from "./units";

const TOPIC = "baseline";

/** "Beats the baseline by 3%", "на 3%", "baseline - 0.002": how far the two are apart. */
const DIFFERENCE = /(?:\bby|(?<!\p{L})на|\p{L} ?[-−+]) *$/u;

/**
 * What the thing to beat reaches: values that are said to be those of the baseline, and those that stand under its heading
 * or beside its name and are not to be reached first.
 * @param known What is said of the baseline.
 */
export function baselineValues(
  metrics: readonly MetricMention[],
  known: readonly Fact[],
  contexts: Contexts,
): Fact[] {
  const slot = topicOf(TOPIC).slots.find(({ fact }) => fact === "metric-offline")?.id;
  const named = new Map<Unit, Stance>();
  for (const fact of known) if (fact.slot !== undefined) named.set(fact.unit, fact.stance);
  const isOfBaseline = ({ role, unit, quantity }: MetricValue): boolean => {
    if (DIFFERENCE.test(unit.text.slice(Math.max(0, quantity.start - 4), quantity.start))) return false;
    return (
      role === "baseline" || (role === "value" && (named.has(unit) || contexts.of(unit.label).own === TOPIC))
    );
  };
  return metrics.filter(isOfModels).flatMap(({ values, stance }) =>
    values.filter(isOfBaseline).map(({ unit }) => ({
      topic: TOPIC,
      slot,
      stance: named.get(unit) ?? stance,
      unit,
      strength: Strength.Figure,
    })),
  );
}
