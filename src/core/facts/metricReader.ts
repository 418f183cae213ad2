import type { Label } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { Metric, MetricClass, SlotFact } from "../knowledge/types";
import type { Context } from "./context";
import type { MetricMention } from "./mentions";
import type { Sentence } from "./sentence";
import { Vocabulary } from "./vocabulary";
import type { Meaning, WordMatch } from "./words";

/** The topics in which an everyday word such as "precision" is a metric. */
const METRIC_TOPICS = new Set(["offline-metrics", "online-metrics", "error-analysis", "monitoring"]);
/** The topics that tell what goes into a model. */
const OF_INPUT: ReadonlySet<string> = new Set(["features", "data-sources", "labels"]);

/** The topic under which a metric of a class is meant as one of that class. */
const TOPICS_OF_CLASS: Readonly<Partial<Record<MetricClass, string>>> = {
  offline: "offline-metrics",
  online: "online-metrics",
  monitoring: "monitoring",
};
/** "@10", "@k", " at 10" right after a metric's name. */
const CUT_OFF = /^(?:\s?@\s?|\s+at\s+)(k\b|\d{1,5})/i;

/** What a label may say of the losses that follow it. */
const lossLabels = new Vocabulary<"loss" | "other-loss">();
for (const phrase of allPhrases(knowledge.language.losses)) lossLabels.add(phrase, "loss");
for (const phrase of allPhrases(knowledge.language.otherLosses)) lossLabels.add(phrase, "other-loss");

/** Whether a metric's name means the metric: an everyday word does among metrics or beside a figure only. */
export function isMetric(
  match: WordMatch,
  meaning: Meaning & { kind: "metric" },
  sentence: Sentence,
): boolean {
  const { topics, own } = sentence.context;
  const { classes, scale, role } = meaning.metric;
  const inMetrics = sentence.standsUnder(METRIC_TOPICS);
  if (!inMetrics && meaning.isAmbiguous && !isSpokenOf(match, meaning.metric, sentence)) return false;
  if (role && sentence.metrics.hasAnother(meaning.metric)) return false;
  if (scale && (!inMetrics || own === "ab-test")) return false;
  // "Completion rate over 7 days" among features goes into the model.
  if (classes[0] === "online" && (isOfInput(topics) || OF_INPUT.has(own ?? ""))) return false;
  return !isTaskName(match, sentence) && (!meaning.needsK || hasK(match, sentence));
}

/** Whether what stands below some topics is about what goes into the model, and nothing else. */
export function isOfInput(topics: readonly string[]): boolean {
  return topics.length > 0 && topics.every((topic) => OF_INPUT.has(topic));
}

/** Whether a sentence speaks of metrics: of how something is judged, of two in one breath, or of a value that this one may have. */
function isSpokenOf(match: WordMatch, metric: Metric, { metrics, namedTopics }: Sentence): boolean {
  for (const topic of METRIC_TOPICS) if (namedTopics.has(topic)) return true;
  return metrics.isJoined(match) || metrics.hasValueOf(metric);
}

/** Whether a loss is no metric here: "Minimise log loss" is what training does, unless it stands among metrics or with a value. */
export function isOnlyMinimised({ classes }: Metric, sentence: Sentence): boolean {
  if (!classes.includes("loss") || sentence.standsUnder(METRIC_TOPICS)) return false;
  return !sentence.figures.any || lossesOf(sentence.unit.label).includes("loss");
}

/** Whether a metric is what training minimises: named so, and not judged by a value. */
export function isLoss({ start }: WordMatch, { classes }: Metric, sentence: Sentence): boolean {
  if (!classes.includes("loss") || sentence.stance !== "asserted" || sentence.denies(start)) return false;
  const label = lossesOf(sentence.unit.label);
  if (sentence.has("other-loss") || label.includes("other-loss")) return false;
  if (!sentence.has("loss") && !label.includes("loss") && classes[0] !== "loss") return false;
  return !sentence.figures.any || !sentence.standsUnder(METRIC_TOPICS);
}

/** What is kept of a metric that a sentence names. */
export function mentionOf({ start, end }: WordMatch, metric: Metric, sentence: Sentence): MetricMention {
  const { unit, context, stance } = sentence;
  const asked = metric.classes.find((one) => context.topics.includes(TOPICS_OF_CLASS[one] ?? ""));
  const isMeant = stance !== "asserted" || !(sentence.denies(start) || sentence.has("rejection"));
  return {
    metric,
    as: asked ?? metric.classes[0]!,
    unit,
    start,
    end,
    stance: isMeant ? stance : "negated",
    k: cutOffOf(unit.text, start, end),
    isReplayed: sentence.has("replay"),
    values: [],
  };
}

/** The topics for which a metric says something where it stands, each with the kind of slot that it fills. */
export function filledBy(
  { classes }: Metric,
  { topics, own }: Context,
  about: readonly string[],
): (readonly [topic: string, fact: SlotFact])[] {
  const primary = classes[0]!;
  const inOnline = topics.includes("online-metrics");
  const inOffline = topics.includes("offline-metrics");
  const inMetrics = topics.some((topic) => METRIC_TOPICS.has(topic));
  const isOffline = primary === "offline" || (classes.includes("offline") && inOffline && !inOnline);
  const isOnline = primary === "online" || (classes.includes("online") && inOnline && !inOffline);
  // Whatever is measured where only monitoring is spoken of is watched.
  if (own === "monitoring" && !inOnline && !inOffline) return [["monitoring", "metric"]];
  const filled: (readonly [string, SlotFact])[] = [];
  if (isOffline || (primary === "loss" && inMetrics)) filled.push(["offline-metrics", "metric-offline"]);
  if (isOnline) filled.push(["online-metrics", "metric-online"]);
  if (own === "monitoring") filled.push(["monitoring", "metric"]);
  if (inOnline && (classes.includes("guardrail") || primary === "system"))
    filled.push(["online-metrics", "metric-guardrail"]);
  if (primary === "system") for (const topic of about) filled.push([topic, "metric-system"]);
  return filled;
}

/** After a metric's name some words make it that of a task or a model: "CTR prediction", "CTR/CVR model". */
function isTaskName({ end }: WordMatch, { words, unit }: Sentence): boolean {
  if (words.tasks.length === 0) return false;
  const [joined] = JOINED.exec(unit.text.slice(end, end + JOINED_LENGTH))!;
  const after = end + joined.length;
  return words.tasks.some(({ start }) => start === after || start === after + 1);
}

/** What a slash joins to a name. */
const JOINED = /^(?:\s?\/\s?[\p{L}\p{N}]{2,12}){0,3}/u;
const JOINED_LENGTH = 48;

/** "@10", "@k", " at 10" right after the name. */
function hasK({ end }: WordMatch, { unit }: Sentence): boolean {
  return CUT_OFF.test(unit.text.slice(end, end + 10));
}

function cutOffOf(text: string, start: number, end: number): string | undefined {
  const [, after] = CUT_OFF.exec(text.slice(end, end + 10)) ?? [];
  const [, inside] = /@\s?(\d{1,5}|k)$/i.exec(text.slice(start, end)) ?? [];
  return after ?? inside;
}

/** What a label says of the losses that follow: "Regression head: MSE" is none of a classifier. */
function lossesOf({ kind, text }: Label): ("loss" | "other-loss")[] {
  if (kind === "root" || kind === "heading") return [];
  return lossLabels.match(text).map(({ meaning }) => meaning);
}
