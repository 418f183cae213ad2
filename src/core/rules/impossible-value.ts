import { valueRoleIn } from "../facts/metricValues";
import { intervalOf } from "../knowledge/intervals";
import type { Metric } from "../knowledge/types";
import { isExplained } from "../numbers/explanations";
import { disorders } from "../numbers/twice/metricOrder";
import { wrongShifts } from "../numbers/twice/shifts";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD312",
  name: "impossible-value",
  about: "A metric has a value that it can't have, or a target on its wrong side.",
  severity: { default: "error", concept: "warning" },
  since: "0.1.0",
  messages: {
    range: "{{metric}} can't be {{value}}: it is at most {{most}}. Correct the value or its scale.",
    target:
      "The target {{value}} of {{metric}} is worse than the {{other}} of today beside it, and {{metric}} is the better the {{better}} it is: correct one of the two, or say that it only has to be kept.",
    cutOff:
      "{{metric}} of the first {{k}} can't be lower than that of the first {{fewer}}: {{value}} here, {{other}} in line {{line}}. Correct one of them.",
    shift: "“{{verb}}” and “{{value}}” go opposite ways: turn the values round, or correct one.",
    side: "{{metric}} is the better the {{better}} it is, but {{value}} bounds it from the other side: turn the comparison round.",
  },
  check(reading, report) {
    const { numbers, facts, document } = reading;
    const scaled = new Set(numbers.stated.filter(isShare).map(({ metric }) => metric!.metric));
    for (const one of reading.numbers.stated) {
      const { metric, unit } = one;
      if (metric?.stance !== "asserted" || !isBeside(one) || isExplained("difference", unit)) continue;
      const shared = { range: placeOf(one) };
      const data = { metric: metric.metric.name, value: writtenText(one) };
      if (isTooHigh(one, scaled))
        report({ ...shared, message: "range", data: { ...data, most: "1, or 100%" } });
      else if (isOnWrongSide(one) && isWantedAt(one, facts.contexts.of(unit.label).topics))
        report({
          ...shared,
          message: "side",
          data: { ...data, better: metric.metric.direction === "higher" ? "higher" : "lower" },
        });
    }
    for (const { message, wrong, other } of disorders(numbers.stated, facts.contexts))
      report({
        message,
        data: {
          metric: wrong.metric!.metric.name,
          better: wrong.metric!.metric.direction === "higher" ? "higher" : "lower",
          value: writtenText(wrong),
          other: writtenText(other),
          k: wrong.metric!.k ?? "",
          fewer: other.metric?.k ?? "",
          line: document.lines.position(placeOf(other).start).line + 1,
        },
        range: placeOf(wrong),
        related: [{ message: "the other value", range: placeOf(other) }],
      });
    for (const { verb, values, range } of wrongShifts(numbers.stated))
      report({ message: "shift", data: { verb, value: values }, range });
  },
});

/** Bare numbers above this may be percent, or counts. */
const BARE = 2;

/**
 * Whether a share is above one; a bare number only if it has decimals, and above two only where the same metric is stated on
 * the scale of one, since others may be percent.
 */
function isTooHigh({ metric, quantity, unit: { text } }: Stated, scaled: ReadonlySet<Metric>): boolean {
  const { dimension, unit, low, isChange, start, end } = quantity;
  if (isChange || intervalOf(metric!.metric).high !== 1 || low <= 1) return false;
  if (dimension === "ratio") return unit === "percent";
  const isOffline = metric!.metric.classes[0] === "offline";
  if (dimension !== "none" || !isOffline) return false;
  const isScaled = scaled.has(metric!.metric);
  if (isScaled && EITHER_WAY.test(text.slice(start, end))) return true;
  return (low < BARE || (low < 100 && isScaled)) && !Number.isInteger(low);
}

/** "1,745": too high, whether its comma sets off thousands or decimals. */
const EITHER_WAY = /(?:^|\D)[1-9],\d{3}$/;

/** Whether a metric is stated on the scale of one: "0.52". */
function isShare({ metric, quantity: { dimension, low, isChange } }: Stated): boolean {
  return metric !== undefined && dimension === "none" && !isChange && low > 0 && low < 1;
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
function isWantedAt(one: Stated, topics: readonly string[]): boolean {
  const { unit } = one;
  const isMetrics = topics.includes("offline-metrics") && !topics.some((topic) => ELSEWHERE.has(topic));
  return (
    isMetrics && !isExplained("threshold", unit) && (isCalledWanted(one) || !isExplained("scenario", unit))
  );
}

/** "6 minutes today, at least 5 wanted": the word behind a value says what no other word of its sentence takes back. */
function isCalledWanted({ quantity: { end }, unit: { text } }: Stated): boolean {
  const [behind] = /^ \p{L}+/u.exec(text.slice(end)) ?? [];
  return behind !== undefined && valueRoleIn(behind) === "target";
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
