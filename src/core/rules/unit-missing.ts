import { percentilesIn } from "../facts/percentiles";
import { isExplained } from "../numbers/explanations";
import { meaningful } from "../numbers/latency/latencyNames";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import type { Range } from "../text/lines";
import { defineRule, type Fix } from "./rule";

export default defineRule({
  code: "MLD407",
  name: "unit-missing",
  about: "A latency has no unit, or a letter may stand for two.",
  severity: { default: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    none: "{{value}} of what? Write the unit: milliseconds or seconds.",
    billions: "“B” may be billions or bytes in {{value}}: write bn, or the word.",
  },
  check({ numbers }, report) {
    for (const one of numbers.stated)
      if (isLatencyWithoutUnit(one))
        report({
          message: "none",
          data: { value: writtenText(one) },
          range: placeOf(one),
          fixes: ["ms", "s"].map((unit) => withUnit(one, unit)),
        });
    const ambiguous = numbers.stated.filter(
      (one) => one.quantity.isAmbiguous && /\dB(?![\p{L}\d])/u.test(writtenText(one)),
    );
    for (const [index, one] of ambiguous.entries()) {
      const next = ambiguous[index + 1];
      if (next && areMultiplied(one, next))
        report({ message: "billions", data: { value: writtenText(one) }, range: placeOf(one) });
    }
  },
});

/** "100B x 500B": one of them must be billions. */
function areMultiplied({ unit, quantity }: Stated, other: Stated): boolean {
  const between = unit.text.slice(quantity.end, other.quantity.start);
  return unit === other.unit && /^[^,;.:=→\d]{0,40}(?:[×*]|\s[xхX]\s)[^,;.:=→\d]*$/u.test(between);
}

/** In a longer sentence a number has its unit somewhere. */
const LONGEST = 300;

/** A bare number, right at a percentile or alone behind "Latency", where no header lends it a unit. */
function isLatencyWithoutUnit(one: Stated): boolean {
  const { quantity, unit } = one;
  const { dimension, isChange, isAmbiguous, low, start, end, per, each } = quantity;
  if (
    unit.block.kind === "code" ||
    unit.text.length > LONGEST ||
    dimension !== "none" ||
    isChange ||
    isAmbiguous ||
    low < 1 ||
    per ||
    each ||
    one.metric
  )
    return false;
  const isAlone = !meaningful(unit.text.slice(0, start) + unit.text.slice(end));
  const isNear = isAlone || percentilesIn(unit.text).some((near) => isRightAt(near, quantity, unit.text));
  if (!isNear) return false;
  return isExplained("latency-name", unit) || (!isAlone && isExplained("answer", unit));
}

/** "60 at p99", "p99 < 60": so few characters, and no comma, stand between a value and its percentile. */
function isRightAt(near: Range, { start, end }: Range, text: string): boolean {
  const between = near.start >= end ? text.slice(end, near.start) : text.slice(near.end, start);
  return (near.start >= end || near.end <= start) && between.length <= CLOSE && !/[,;]/.test(between);
}

const CLOSE = 5;

function withUnit(one: Stated, unit: string): Fix {
  const { end } = placeOf(one);
  return {
    title: `Write "${writtenText(one)} ${unit}"`,
    kind: "suggestion",
    edit: { range: { start: end, end }, newText: ` ${unit}` },
  };
}
