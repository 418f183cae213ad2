import type { Label } from "../../document/model";
import type { Contexts } from "../../facts/context";
import type { Facts } from "../../facts/facts";
import type { MetricMention } from "../../facts/mentions";
import { valueRoleIn } from "../../facts/metricValues";
import type { Quantity } from "../../facts/quantities";
import { isProgram, type Unit } from "../../facts/units";
import { cadencesIn, spelledTimesIn } from "../../facts/wordedTimes";
import type { MetricClass } from "../../knowledge/types";
import type { Range } from "../../text/lines";
import { says } from "../explanations";
import { Outlines } from "./outlines";
import { HeaderReader, headersOf } from "./headerUnit";
import { RoleReader } from "./roleReader";
import { isBar, isLimit, isThreshold, isToldByHeader, standingOf } from "./standing";

/** A quantity that the design states, with what it stands for. */
export interface Stated {
  /** With the unit and percentile that its column or row lends it. */
  readonly quantity: Quantity;
  readonly unit: Unit;
  /** The id of a role in `knowledge/roles.yaml`, or of a value of a metric; undefined where nothing tells it. */
  readonly role: string | undefined;
  /** The metric whose value it is. */
  readonly metric: MetricMention | undefined;
}

/** What the value of a metric is called, by the role that the reader of metrics gave it. */
const METRIC_ROLES = { target: "target", baseline: "baseline", value: "metric-value" } as const;

/** How fast a service answers, and how sure a test is, are metrics too; what they are of matters more. */
const HAVE_ROLES = new Set<MetricClass | undefined>(["system", "experiment"]);

/** A sentence or line with more quantities is a dump of data: nothing in it stands for anything. */
const MOST = 100;

/** The quantities of a design, in the order of the text. */
export function statedIn(facts: Facts): Stated[] {
  const { metrics, contexts } = facts;
  const amounts = facts.amounts.filter(({ quantities }) => quantities.length <= MOST);
  const values = new Map(
    metrics.flatMap((metric) =>
      metric.values.map(({ quantity, role }) => [quantity, { metric, role: METRIC_ROLES[role] }] as const),
    ),
  );
  const roles = new RoleReader(contexts);
  const headers = new HeaderReader();
  const columns = timesByColumn(amounts, headers);
  const outlines = new Outlines(facts.tables);
  const all = amounts.flatMap(({ unit: bare, quantities: digits }) => {
    const unit = outlines.placed(bare);
    const quantities = withSpelled(digits, unit.text);
    const stated = quantities.map((written, index): Stated => {
      const quantity = headers.lend(written, unit);
      const value = values.get(written);
      const isMargin = isMarginOfLevel(quantity, unit.text);
      const metric = value && !isMargin && isValueOf(quantity, value.metric) ? value : undefined;
      const told = roles.roleOf(quantity, unit, quantities, index);
      if (isProgram(unit.block))
        return { quantity, unit, role: codedRole(told, quantity, unit, contexts), metric: undefined };
      const isLevel = metric !== undefined && !saysMore(told, metric, quantity, unit, contexts);
      const isRow = (columns.get(columnStart(unit)) ?? 0) > 1;
      if (isMargin) return { quantity, unit, role: "change", metric: undefined };
      const role = placed(isLevel ? metric.role : told, quantity, unit, contexts, isRow);
      return { quantity, unit, role, metric: isLevel ? metric.metric : undefined };
    });
    for (const cadence of cadencesIn(unit.text)) {
      const role = roles.cadenceOf(cadence, unit);
      if (role) stated.push({ quantity: cadence, unit, role, metric: undefined });
    }
    return stated;
  });
  return withPeaks(all);
}

/** A load that is said to be the peak is so wherever else it stands; one that is called an average is none. */
function withPeaks(all: readonly Stated[]): Stated[] {
  const key = ({ quantity: { low, unit, per } }: Stated): string => `${low} ${unit} ${per}`;
  const peaks = new Set(all.filter(({ role }) => role === "load-peak").map(key));
  const isPeak = (one: Stated): boolean =>
    one.role === "load-average" && peaks.has(key(one)) && !says("average", one.unit.text);
  return all.map((one) => (isPeak(one) ? { ...one, role: "load-peak" } : one));
}

/** The quantities of a text with the times that it tells in words, in its order. */
function withSpelled(quantities: readonly Quantity[], text: string): readonly Quantity[] {
  const spelled = spelledTimesIn(text);
  return spelled.length === 0 ? quantities : [...quantities, ...spelled].sort((a, b) => a.start - b.start);
}

/** Whether the role that the words tell says more of a quantity than that it is the value of a metric. */
function saysMore(
  told: string | undefined,
  { metric, role }: { readonly metric: MetricMention; readonly role: string },
  quantity: Quantity,
  unit: Unit,
  contexts: Contexts,
): boolean {
  if (told === undefined) return false;
  if (quantity.dimension === "count") return true;
  // "CTR is about 2%" beside an imbalance tells what the data is like, and no level of the system.
  const isOfData = told === "positive-rate" && metric.metric.classes.includes("online");
  return isOfData && role === "metric-value" && standingOf(quantity, unit, contexts) === undefined;
}

/** "AUC at least baseline − 0.002": by how much a level may be missed or is to be passed is none itself. */
function isMarginOfLevel({ start }: Quantity, text: string): boolean {
  const before = /(\p{L}+)\s*[-−–+]\s*$/u.exec(text.slice(Math.max(0, start - LONGEST_LEVEL), start));
  return before !== null && valueRoleIn(before[1]!) !== undefined;
}

const LONGEST_LEVEL = 24;

/** A time and money are no values of a model's metric, and of some metrics what they are of matters more. */
function isValueOf({ dimension }: Quantity, { metric }: MetricMention): boolean {
  const [kind] = metric.classes;
  return dimension !== "time" && !(dimension === "money" && kind === "offline") && !HAVE_ROLES.has(kind);
}

/** What a value of a program stands for: what it is compared with computes, unless words tell more. */
function codedRole(
  told: string | undefined,
  quantity: Quantity,
  unit: Unit,
  contexts: Contexts,
): string | undefined {
  if (told !== undefined && KEPT.has(told)) return told;
  return isThreshold(quantity, unit, contexts) ? "threshold" : told;
}

/** Roles that a value keeps wherever it stands: what is no level has no target. */
const KEPT = new Set([
  "window",
  "effect",
  "retraining-cadence",
  "label-delay",
  "retention",
  "job-duration",
  "downtime",
  "batch-window",
  "row-size",
  "embedding-dimension",
  "unit-cost",
  "test-power",
  "test-level",
  "test-confidence",
]);
/** Those that it keeps as long as it is no limit. */
const KEPT_LEVELS = new Set(["split", "change", "positive-rate"]);
/** Roles that say little: what its column or section says of a value says more. */
const WEAK = new Set<string | undefined>([undefined, "metric-value", "cost"]);

/** Counts of which a column tells more: today's, those to reach. */
const COUNTED = new Set<string | undefined>(["rows", "traffic-per-month"]);

/** "$1.2M (40% less)": what stands right behind says that it is a difference, whatever it stands under. */
function isChanged({ end }: Quantity, { text }: Unit): boolean {
  const behind = text.slice(end, end + LONGEST_DIFFERENCE);
  return /^ ?[↓↑▼▲]/.test(behind) || says("difference", behind);
}

const LONGEST_DIFFERENCE = 12;

/** The role of a value as its place completes or corrects it. */
function placed(
  role: string | undefined,
  quantity: Quantity,
  unit: Unit,
  contexts: Contexts,
  isRow: boolean,
): string | undefined {
  const isLevel = role !== undefined && KEPT_LEVELS.has(role);
  const keeps =
    isLevel &&
    !isLimit(quantity) &&
    (!isToldByHeader(unit) || (role === "change" && isChanged(quantity, unit)));
  if (role !== undefined && (KEPT.has(role) || keeps)) return role;
  if (isThreshold(quantity, unit, contexts)) return "threshold";
  if (role === "threshold" && isBar(unit, contexts)) return "target";
  if (role === "component-latency" || role === "latency-budget")
    return latencyRole(role, quantity, unit, isRow);
  const isWeak = WEAK.has(role) || isLevel || (COUNTED.has(role) && isToldByHeader(unit));
  return isWeak ? (standingOf(quantity, unit, contexts) ?? role) : role;
}

/** Longer limits are of jobs, not of answers. */
const LONGEST_ANSWER = 60;

/** "Target state: < 80 ms": a row that is a goal, and no step. */
function isGoal({ text }: Label): boolean {
  return valueRoleIn(text) === "target";
}

/** In a column of times each row has its part; elsewhere a limit is that of the whole. */
function latencyRole(role: string, { bound, high }: Quantity, unit: Unit, isRow: boolean): string {
  const row = headersOf(unit.label).find(({ kind }) => kind === "row");
  if (row && valueRoleIn(row.text) === "baseline") return "baseline";
  const isAnswer = row !== undefined && says("answer", row.text);
  if (says("lookup", unit.text) || (row && says("lookup", row.text))) return "component-latency";
  if (isRow && !(row && isGoal(row))) return isAnswer ? role : "component-latency";
  return high <= LONGEST_ANSWER && (bound === "at-most" || (isAnswer && bound !== "at-least"))
    ? "latency-budget"
    : role;
}

/** How many times stand in each column of a table, by where its header begins. */
function timesByColumn(amounts: Facts["amounts"], headers: HeaderReader): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const { unit, quantities } of amounts) {
    const start = columnStart(unit);
    if (start < 0) continue;
    const isTime = quantities.some((one) => headers.lend(one, unit).dimension === "time");
    if (isTime) columns.set(start, (columns.get(start) ?? 0) + 1);
  }
  return columns;
}

/** Where the header of a cell's column begins; -1 of what is no cell. */
function columnStart({ label }: Unit): number {
  return label.kind === "column" ? label.range.start : -1;
}

/** Where a quantity stands in the document. */
export function placeOf({ quantity, unit }: Stated): Range {
  return unit.place(quantity.start, quantity.end);
}

/** A quantity as the author wrote it. */
export function writtenText({ quantity, unit }: Stated): string {
  return unit.text.slice(quantity.start, quantity.end);
}

/** Whether it is one amount, or a range of such, that nobody can take for another. */
export function isClear({ quantity: { isAmbiguous, isChange, low, high } }: Stated): boolean {
  return !isAmbiguous && !isChange && low > 0 && high >= low && Number.isFinite(high);
}

/** The amounts that differ, each once. */
export function distinct(all: readonly Stated[]): Stated[] {
  return all.filter((one, index) => all.findIndex((other) => isSame(other, one)) === index);
}

/** Whether two quantities are the same amount. */
export function isSame({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  return a.low === b.low && a.high === b.high && a.per === b.per && a.unit === b.unit;
}
