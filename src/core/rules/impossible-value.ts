import { intervalOf } from "../knowledge/intervals";
import { isExplained } from "../numbers/explanations";
import { placeOf, writtenText, type Stated } from "../numbers/stated";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD312",
  name: "impossible-value",
  about: "A metric has a value that it can't have, or a target on its wrong side.",
  severity: { default: "error", concept: "warning" },
  since: "0.1.0",
  messages: {
    range: "{{metric}} can't be {{value}}: it is at most {{most}}. Correct the value or its scale.",
    side: "{{metric}} is the better the {{better}} it is, but {{value}} bounds it from the other side: turn the comparison round.",
  },
  check(reading, report) {
    for (const one of reading.numbers.stated) {
      const { metric, unit } = one;
      if (metric?.stance !== "asserted" || !isBeside(one) || isExplained("difference", unit)) continue;
      const shared = { range: placeOf(one) };
      const data = { metric: metric.metric.name, value: writtenText(one) };
      if (isTooHigh(one)) report({ ...shared, message: "range", data: { ...data, most: "1, or 100%" } });
      else if (isOnWrongSide(one) && isWantedAt(one, reading.facts.contexts.of(unit.label).topics))
        report({
          ...shared,
          message: "side",
          data: { ...data, better: metric.metric.direction === "higher" ? "higher" : "lower" },
        });
    }
  },
});

/** Bare numbers above this may be percent, or counts. */
const BARE = 2;

/** Whether a share is above one; a bare number only if it has decimals, since others may be percent. */
function isTooHigh({ metric, quantity }: Stated): boolean {
  const { dimension, unit, low, isChange } = quantity;
  if (isChange || intervalOf(metric!.metric).high !== 1 || low <= 1) return false;
  if (dimension === "ratio") return unit === "percent";
  const isOffline = metric!.metric.classes[0] === "offline";
  return dimension === "none" && isOffline && low < BARE && !Number.isInteger(low);
}

/** Whether a target bounds from above what should be high, or from below what should be low. */
function isOnWrongSide({ metric, quantity, role }: Stated): boolean {
  if (role !== "target" || quantity.isChange || metric!.metric.classes[0] !== "offline") return false;
  const { direction } = metric!.metric;
  return (
    (direction === "higher" && quantity.bound === "at-most") ||
    (direction === "lower" && quantity.bound === "at-least")
  );
}

/** Where a limit is one to reach, and none at which somebody acts or which may happen. */
function isWantedAt({ unit }: Stated, topics: readonly string[]): boolean {
  const isMetrics = topics.includes("offline-metrics") && !topics.some((topic) => ELSEWHERE.has(topic));
  return isMetrics && !isExplained("threshold", unit) && !isExplained("scenario", unit);
}

const ELSEWHERE = new Set(["monitoring", "fallback", "rollout", "ab-test", "risks-fairness-privacy"]);

/** How many characters may stand between a metric and its value: " must be ", " is ". */
const REACH = 12;

/** Whether nothing else can be meant: the value is a cell of its own, or stands right behind the name or a label of it. */
function isBeside({ metric, quantity, unit }: Stated): boolean {
  if (unit !== metric!.unit) {
    const { kind, range } = unit.label;
    if (kind === "line") return metric!.start === 0 && range.start === metric!.unit.range.start;
    return kind === "column" && quantity.start === 0 && quantity.end === unit.text.trimEnd().length;
  }
  const between = unit.text.slice(metric!.end, quantity.start);
  return quantity.start >= metric!.end && between.length <= REACH && !/[,;.(]/.test(between);
}
