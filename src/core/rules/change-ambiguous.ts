import type { Block } from "../document/model";
import type { MetricMention } from "../facts/mentions";
import type { MetricClass } from "../knowledge/types";
import { intervalOf } from "../knowledge/intervals";
import { isExplained, says } from "../numbers/explanations";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import { offerWords } from "./metricTargets";
import { defineRule, type Reading } from "./rule";

export default defineRule({
  code: "MLD319",
  name: "change-ambiguous",
  about: "A rate changes by some percent, and nothing says whether of its value or in points.",
  severity: { default: "hint", interview: "off", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: {
    open: "{{change}} of its value, or that many points? Say whether the change of the rate is relative or absolute.",
  },
  check(reading, report) {
    const byBlock = metricsByBlock(reading);
    const [first, ...others] = reading.numbers.stated.filter((one) => isOpen(one, byBlock));
    if (!first) return;
    const { end } = placeOf(first);
    const isEnglish = reading.facts.language === "en";
    report({
      message: "open",
      data: { change: writtenText(first) },
      range: placeOf(first),
      related: others
        .slice(0, MOST_OTHERS)
        .map((one) => ({ message: writtenText(one), range: placeOf(one) })),
      fixes: isEnglish ? ["relative", "absolute"].map((word) => offerWords(end, word)) : [],
    });
  },
});

const MOST_OTHERS = 5;

/** The metrics of the system that each paragraph, item or cell names, in its order. */
type ByBlock = ReadonlyMap<Block, readonly MetricMention[]>;

function metricsByBlock({ facts }: Reading): ByBlock {
  const byBlock = new Map<Block, MetricMention[]>();
  for (const mention of facts.metrics.filter(isOfSystem)) {
    const known = byBlock.get(mention.unit.block);
    if (known) known.push(mention);
    else byBlock.set(mention.unit.block, [mention]);
  }
  return byBlock;
}

/** A rate that changes by more hardly does so in points. */
const MOST = 0.1;

/** Whether it is a small change in percent of something that is itself told in percent. */
function isOpen(one: Stated, byBlock: ByBlock): boolean {
  const { quantity } = one;
  const { low, high, isAmbiguous } = quantity;
  if (quantity.unit !== "percent" || isAmbiguous || Math.abs(low) > MOST || Math.abs(high) > MOST)
    return false;
  if (!isChange(one) || isTold(one)) return false;
  const metric = metricOf(one, byBlock);
  // The values of a rate are shares of one.
  if (metric) return intervalOf(metric.metric).high === 1 && !isAbove(one, metric);
  return saysRate(one);
}

/** "+2%", "by 2%", "a fall of 2%". */
function isChange({ quantity, unit }: Stated): boolean {
  const before = unit.text.slice(Math.max(0, quantity.start - REACH), quantity.start).trimEnd();
  const words = before.split(/\s+/).slice(-2).join(" ");
  return quantity.isChange || (says("changed", words) && !/[,;.)]$/.test(before));
}

const REACH = 24;

/** Whether its sentence says how it is meant, by a word or by the levels before and after. */
function isTold({ quantity: { start, end }, unit }: Stated): boolean {
  if (isExplained("relative", unit) || isExplained("absolute", unit)) return true;
  const { text } = unit;
  const behind = text.slice(end, end + LONGEST_CLAUSE).split(CLAUSE)[0]!;
  return /^ of\b/.test(behind) || [clauseBefore(text, start), behind].some((words) => /\d\s?%/.test(words));
}

/** Where a clause ends. */
const CLAUSE = /[;:]|, | and | и /;

function clauseBefore(text: string, end: number): string {
  return text
    .slice(Math.max(0, end - LONGEST_CLAUSE), end)
    .split(CLAUSE)
    .at(-1)!;
}

const LONGEST_CLAUSE = 200;

/** The metric that changes: that of its cell or label, the last in its clause, else what the paragraph begins with. */
function metricOf({ metric, quantity, unit }: Stated, byBlock: ByBlock): MetricMention | undefined {
  if (metric && metric.unit.block !== unit.block) return metric;
  const clause = clauseBefore(unit.text, quantity.start);
  const inBlock = byBlock.get(unit.block) ?? [];
  const from = quantity.start - clause.length;
  const near = inBlock.findLast((one) => one.unit === unit && one.start >= from && one.end <= quantity.start);
  // "Conversion rate, hourly; a fall of 5% ..."
  return near ?? (isBare(clause) ? inBlock[0] : undefined);
}

/** "A fall of" says not of what. */
function isBare(clause: string): boolean {
  const words = clause.trim().split(/\s+/);
  return clause.trim() === "" || (says("changed", clause) && words.length < WORDS_OF_A_SUBJECT);
}

const WORDS_OF_A_SUBJECT = 4;

function isOfSystem({ metric, stance }: MetricMention): boolean {
  return stance === "asserted" && metric.classes.some((one) => OF_SYSTEM.has(one));
}

const OF_SYSTEM = new Set<MetricClass>(["online", "offline", "guardrail"]);

/** Whether a level of the metric is stated that is lower than the change: then it can only be relative. */
function isAbove({ quantity }: Stated, { values }: MetricMention): boolean {
  return values.some(
    (level) =>
      level.quantity.dimension === "ratio" &&
      !level.quantity.isChange &&
      level.quantity.high < Math.abs(quantity.low),
  );
}

/** Whether the words right before it name a rate that we have no metric for. */
function saysRate({ quantity, unit }: Stated): boolean {
  return says("rate", clauseBefore(unit.text, quantity.start));
}
