import { isExplained } from "../numbers/explanations";
import { placeOf, writtenText, type Stated } from "../numbers/stated";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD809",
  name: "alert-beside-target",
  about: "An alert fires while all is well, or only when the metric is worse than before the project.",
  severity: { default: "information", concept: "off" },
  since: "0.1.0",
  messages: {
    side: "{{metric}} is to be {{better}} ({{wanted}} in line {{line}}), but the alert fires at {{threshold}}, when all is well: turn the comparison round.",
    loose:
      "The alert fires at {{threshold}}, when {{metric}} is worse than {{wanted}} in line {{line}}: bring it nearer to the target, or say why so much is tolerated.",
  },
  check(reading, report) {
    for (const threshold of reading.numbers.stated) {
      const found = mistakeIn(threshold, reading);
      if (!found) continue;
      const { message, other, isHigherBetter } = found;
      report({
        message,
        data: {
          metric: threshold.metric!.metric.name,
          better: isHigherBetter ? "high" : "low",
          threshold: writtenText(threshold),
          wanted: writtenText(other),
          line: reading.document.lines.position(placeOf(other).start).line + 1,
        },
        range: placeOf(threshold),
        related: [{ message: "what it is compared with", range: placeOf(other) }],
      });
    }
  },
});

interface Mistake {
  readonly message: "side" | "loose";
  readonly other: Stated;
  readonly isHigherBetter: boolean;
}

function mistakeIn(threshold: Stated, { numbers, facts }: Reading): Mistake | undefined {
  const { role, metric, quantity, unit } = threshold;
  const direction = metric?.metric.direction;
  const isHigherBetter = direction === "higher";
  if (role !== "threshold" || metric?.stance !== "asserted" || isExplained("tolerated", unit))
    return undefined;
  if ((!isHigherBetter && direction !== "lower") || quantity.isChange) return undefined;
  // In a release a limit may be one to pass.
  const { topics } = facts.contexts.of(unit.label);
  if (!topics.includes("monitoring") || topics.includes("rollout")) return undefined;
  const values = numbers.stated.filter((one) => isOfSame(one, threshold));
  // "Below 98% or above 99.9%": both sides are watched.
  if (values.some((one) => one.unit === unit && one !== threshold)) return undefined;
  const target = onlyValue(values.filter((one) => one.role === "target"));
  const today = onlyValue(values.filter((one) => one.role === "baseline"));
  const { bound, low: at } = quantity;
  const firesAbove = bound === "at-least";
  if (!firesAbove && bound !== "at-most") return undefined;
  if (firesAbove === isHigherBetter) {
    // Beyond the target it asks whether something is too good to be true.
    const isBeyond = target && (isHigherBetter ? at > target.quantity.low : at < target.quantity.low);
    return target && !isBeyond ? { message: "side", other: target, isHigherBetter } : undefined;
  }
  const isWorse = today && (isHigherBetter ? at < today.quantity.low : at > today.quantity.high);
  return isWorse ? { message: "loose", other: today, isHigherBetter } : undefined;
}

/** Whether it is a value of the same metric on the same scale. */
function isOfSame({ metric, quantity }: Stated, threshold: Stated): boolean {
  return (
    metric?.metric === threshold.metric!.metric &&
    metric.k === threshold.metric!.k &&
    quantity.dimension === threshold.quantity.dimension &&
    quantity.unit === threshold.quantity.unit &&
    !quantity.isChange
  );
}

/** The only value; undefined where there are others. */
function onlyValue(all: readonly Stated[]): Stated | undefined {
  const [first] = all;
  return all.every(({ quantity }) => quantity.low === first!.quantity.low) ? first : undefined;
}
