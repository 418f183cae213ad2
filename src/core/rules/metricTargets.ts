import type { MetricMention } from "../facts/mentions";
import { isToReach, type MetricValue } from "../facts/metricValues";
import { rowOfCell } from "../facts/tables";
import type { Metric } from "../knowledge/types";
import { addColumn } from "./tableEdits";
import type { Fix, Reading } from "./rule";

/** The values to reach that are stated of a metric: none of an alert. */
export function targetsOf({ values }: MetricMention, { facts }: Reading): MetricValue[] {
  return values.filter(({ role, unit }) => role === "target" && isToReach(facts.contexts.of(unit.label)));
}

/**
 * The mentions of each metric, in the order of the text. Where one name may be that of two metrics ("recall" with a
 * cut-off or without), both are taken for the first.
 */
export function byMetric(mentions: readonly MetricMention[]): Map<Metric, MetricMention[]> {
  const first = new Map<Metric, Metric>();
  let last: MetricMention | undefined;
  for (const mention of mentions) {
    const isAgain = last?.unit === mention.unit && last.start === mention.start && last.end === mention.end;
    if (!isAgain) last = mention;
    if (!first.has(mention.metric) || isAgain) first.set(mention.metric, last!.metric);
  }
  const found = new Map<Metric, MetricMention[]>();
  for (const mention of mentions) {
    const metric = first.get(mention.metric)!;
    const known = found.get(metric);
    if (known) known.push(mention);
    else found.set(metric, [mention]);
  }
  return found;
}

/** More names than these are counted. */
const MOST_NAMED = 4;

/** "MAE, RMSE and 3 more". */
export function named(metrics: Iterable<Metric>): string {
  const names = [...metrics].map(({ name }) => name);
  if (names.length <= MOST_NAMED) return listed(names);
  return listed([...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} more`]);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** A blank that MLD107 asks for as long as it stands. */
export const BLANK = "___";

/** Which values a metric should have: "at least" of what is the better the higher it is. */
export function wantedValue({ direction }: Metric): string {
  if (direction === "higher") return `>= ${BLANK}`;
  return direction === "lower" ? `<= ${BLANK}` : BLANK;
}

/** Offers to add a column to the table in which a metric is named; nothing where it stands in none. */
export function offerColumn(
  { document, facts }: Reading,
  { unit }: Pick<MetricMention, "unit">,
  header: string,
): Fix[] {
  const { table } = rowOfCell(facts.tables, unit.block) ?? {};
  const edit = table && addColumn(document, table, header);
  return edit ? [{ title: `Add a column "${header}"`, kind: "suggestion", edit }] : [];
}

/** Offers to write words at a place of a sentence or an item. */
export function offerWords(at: number, words: string): Fix {
  const edit = { range: { start: at, end: at }, newText: ` ${words}` };
  return { title: `Write "${words}"`, kind: "suggestion", edit };
}
