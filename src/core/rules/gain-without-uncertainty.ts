import { COMPARING } from "../facts/context";
import type { Quantity } from "../facts/quantities";
import { says } from "../numbers/explanations";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import { BLANK, offerWords } from "./metricTargets";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD320",
  name: "gain-without-uncertainty",
  about: "A small difference between models decides, and nothing says how sure it is.",
  severity: { default: "information", interview: "off", concept: "off" },
  fix: "suggestion",
  preset: "strict",
  since: "0.1.0",
  messages: {
    open: "Is {{gain}} more than noise? State its interval, or the spread over seeds, before it decides.",
  },
  check(reading, report) {
    if (reading.facts.traits.has("interview")) return;
    const { stated } = reading.numbers;
    const claims = stated.filter((one, index) => isClaim(one, stated[index + 1], reading));
    const [first, ...others] = claims;
    if (!first || saysHowSure(reading)) return;
    report({
      message: "open",
      data: { gain: writtenText(first) },
      range: placeOf(first),
      related: others
        .slice(0, MOST_OTHERS)
        .map((one) => ({ message: writtenText(one), range: placeOf(one) })),
      fixes: [offerWords(endOf(first), `(95% CI ${BLANK})`)],
    });
  },
});

const MOST_OTHERS = 5;

const ELSEWHERE = new Set([
  "monitoring",
  "ab-test",
  "rollout",
  "fallback",
  "labels",
  "data-sources",
  "retraining-feedback",
]);

/**
 * Whether a small difference is claimed where models are compared, and decides.
 * @param next The quantity that follows.
 */
function isClaim(one: Stated, next: Stated | undefined, { facts }: Reading): boolean {
  const { unit } = one;
  if (!isOfModels(facts.contexts.of(unit.label).topics) || !says("decision", unit.block.content))
    return false;
  return (isSmall(one.quantity, unit.text) && isCompared(one)) || (next !== undefined && isNear(one, next));
}

function isOfModels(topics: readonly string[]): boolean {
  return topics.some((topic) => COMPARING.has(topic)) && !topics.some((topic) => ELSEWHERE.has(topic));
}

/** A hundredth of a level, or a point, is no more than most samples make by chance. */
const SMALL = 0.01;
const POINT = 1;

function isSmall({ dimension, low, high, unit, end, isAmbiguous, bound }: Quantity, text: string): boolean {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (isAmbiguous || size === 0 || bound === "at-most" || bound === "at-least") return false;
  if (dimension === "ratio") return unit !== "times" && size <= SMALL;
  if (dimension !== "none") return false;
  return size <= SMALL || (size <= POINT && /^ (?:points?|п\.|пункт)/.test(text.slice(end)));
}

/** "0.83 against 0.82": two shares that are nearly the same. */
function isNear({ quantity: a, unit }: Stated, { quantity: b, unit: other }: Stated): boolean {
  if (unit !== other || a.unit !== b.unit || a.isAmbiguous || b.isAmbiguous) return false;
  const isShare = ({ dimension, high }: Quantity): boolean =>
    (dimension === "none" || dimension === "ratio") && high > 0 && high < 1;
  const difference = Number(Math.abs(a.high - b.high).toPrecision(6));
  const between = unit.text.slice(a.end, b.start);
  const isPair = isShare(a) && isShare(b) && difference > 0 && difference <= SMALL;
  return isPair && between.length <= REACH && says("against", between);
}

const REACH = 24;

/** "Gains 0.01", "0.005 better": the words right beside it say that it is a difference. */
function isCompared({ quantity: { start, end, isChange }, unit: { text } }: Stated): boolean {
  const before = text.slice(0, start).trimEnd().split(/\s+/).slice(-2).join(" ");
  const behind = text
    .slice(end)
    .trimStart()
    .split(/[\s,;.]+/)
    .slice(0, 2)
    .join(" ");
  return isChange || says("better", before) || says("better", behind);
}

/** Whether anything that is said of the comparison tells how far its figures spread. */
function saysHowSure({ document, facts }: Reading): boolean {
  return document.blocks.some(
    ({ content, label }) =>
      isOfModels(facts.contexts.of(label).topics) &&
      (/±|\+\/-/.test(content) || says("uncertainty", content)),
  );
}

/** Behind "points", where it is told in such. */
function endOf({ quantity, unit }: Stated): number {
  const [points = ""] = /^ (?:points?|п\.п\.)/.exec(unit.text.slice(quantity.end)) ?? [];
  return unit.place(0, quantity.end + points.length).end;
}
