import type { Facts } from "../../facts/facts";
import type { MetricMention } from "../../facts/mentions";
import { valueRoleIn } from "../../facts/metricValues";
import type { Quantity } from "../../facts/quantities";
import { isProgram, type Unit } from "../../facts/units";
import { wordedTimesIn } from "../../facts/wordedTimes";
import type { MetricClass } from "../../knowledge/types";
import type { Range } from "../../text/lines";
import { says } from "../explanations";
import { relationsIn } from "../relationWords";
import { Outlines } from "./outlines";
import { HeaderReader, headersOf } from "./headerUnit";
import { RoleReader } from "./roleReader";
import { isLimit, StandingReader } from "./standing";

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

/** The quantities of a design, in the order of the text, and what it says by the way of how often something happens. */
export function readStated(facts: Facts): {
  readonly stated: readonly Stated[];
  readonly cadences: ReadonlyMap<Unit, readonly Quantity[]>;
} {
  const { contexts } = facts;
  const values = valuesOf(facts);
  const roles = new RoleReader(contexts);
  const standings = new StandingReader(contexts);
  const all = writtenIn(facts);
  const columns = timesByColumn(all);
  const stated: Stated[] = [];
  for (const { unit, quantities, lent, cadences } of all) {
    const isRow = (columns.get(columnStart(unit)) ?? 0) > 1;
    quantities.forEach((written, index) => {
      const quantity = lent[index]!;
      const value = values.get(written);
      const metric = value && isValueOf(quantity, value.metric) ? value : undefined;
      const isMargin = !isProgram(unit.block) && isMarginOfLevel(quantity, unit.text);
      const told = isMargin ? "change" : roles.roleOf(quantity, unit, quantities, index);
      if (isMargin || isProgram(unit.block)) {
        const role = isMargin ? told : codedRole(told, quantity, unit, standings);
        stated.push({ quantity, unit, role, metric: undefined });
        return;
      }
      const isLevel = metric !== undefined && !saysMore(told, metric, quantity, unit, standings);
      const role = placed(isLevel ? metric.role : told, quantity, unit, standings, isRow);
      stated.push({ quantity, unit, role, metric: isLevel ? metric.metric : undefined });
    });
    for (const cadence of cadences) {
      const role = roles.cadenceOf(cadence, unit);
      if (role) stated.push({ quantity: cadence, unit, role, metric: undefined });
    }
  }
  const told = all.filter((one) => one.cadences.length > 0);
  return { stated: withPeaks(stated), cadences: new Map(told.map((one) => [one.bare, one.cadences])) };
}

/** The quantities of a sentence, cell or line as they are written there, and with what its headers lend them. */
interface Written {
  readonly bare: Unit;
  /** With the labels that stand above numbers. */
  readonly unit: Unit;
  readonly quantities: readonly Quantity[];
  readonly lent: readonly Quantity[];
  /** How often something happens, told in words. */
  readonly cadences: readonly Quantity[];
  /** Whether a number of it, and not a word, is a time. */
  readonly hasTime: boolean;
}

function writtenIn({ amounts, tables }: Facts): Written[] {
  const headers = new HeaderReader();
  const outlines = new Outlines(tables);
  return amounts.flatMap(({ unit: bare, quantities: digits }): Written[] => {
    if (digits.length > MOST) return [];
    const unit = outlines.placed(bare);
    const { cadences, spelled } = wordedTimesIn(unit.text);
    const quantities = spelled.length === 0 ? digits : inOrder([...digits, ...spelled]);
    const lent = quantities.map((one) => headers.lend(one, unit));
    const hasTime = lent.some(
      ({ dimension }, at) => dimension === "time" && digits.includes(quantities[at]!),
    );
    return [{ bare, unit, quantities, lent, cadences, hasTime }];
  });
}

/** By quantity the metric whose value it is, and which value. */
function valuesOf({ metrics }: Facts): ReadonlyMap<Quantity, MetricLevel> {
  const values = new Map<Quantity, MetricLevel>();
  for (const metric of metrics)
    for (const { quantity, role } of metric.values)
      values.set(quantity, { metric, role: METRIC_ROLES[role] });
  return values;
}

interface MetricLevel {
  readonly metric: MetricMention;
  readonly role: string;
}

/** A load that is said to be the peak is so wherever else it stands; one that is called an average is none. */
function withPeaks(all: readonly Stated[]): readonly Stated[] {
  const key = ({ quantity: { low, unit, per } }: Stated): string => `${low} ${unit} ${per}`;
  const peaks = new Set(all.filter(({ role }) => role === "load-peak").map(key));
  if (peaks.size === 0) return all;
  const isPeak = (one: Stated): boolean =>
    one.role === "load-average" && peaks.has(key(one)) && !says("average", one.unit.text);
  return all.map((one) => (isPeak(one) ? { ...one, role: "load-peak" } : one));
}

function inOrder(quantities: Quantity[]): Quantity[] {
  return quantities.sort((a, b) => a.start - b.start);
}

/** Whether the role that the words tell says more of a quantity than that it is the value of a metric. */
function saysMore(
  told: string | undefined,
  { metric, role }: MetricLevel,
  quantity: Quantity,
  unit: Unit,
  standings: StandingReader,
): boolean {
  if (told === undefined) return false;
  if (quantity.dimension === "count") return true;
  // "CTR is about 2%" beside an imbalance tells what the data is like, and no level of the system.
  const isOfData = told === "positive-rate" && metric.metric.classes.includes("online");
  if (!isOfData || role !== "metric-value") return false;
  return standings.standingOf(quantity, unit) === undefined || isOfImbalance(unit);
}

/** "Imbalance: CTR is about 1%", whatever heading it stands under. */
function isOfImbalance({ text, label }: Unit): boolean {
  const line = label.kind === "line" ? label.text : "";
  return relationsIn(`${line} ${text}`).has("imbalance");
}

/** "AUC at least baseline − 0.002": by how much a level may be missed or is to be passed is none itself. */
function isMarginOfLevel({ start }: Quantity, text: string): boolean {
  const near = text.slice(Math.max(0, start - LONGEST_LEVEL), start);
  // Before most stands no sign, and no word need be looked for.
  if (!/[-−–+]\s*$/.test(near)) return false;
  const before = /(\p{L}+)\s*[-−–+]\s*$/u.exec(near);
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
  standings: StandingReader,
): string | undefined {
  if (told !== undefined && KEPT.has(told)) return told;
  return standings.isThreshold(quantity, unit) ? "threshold" : told;
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
  standings: StandingReader,
  isRow: boolean,
): string | undefined {
  const isLevel = role !== undefined && KEPT_LEVELS.has(role);
  const keeps =
    isLevel &&
    !isLimit(quantity) &&
    (!standings.isToldByHeader(unit) || (role === "change" && isChanged(quantity, unit)));
  if (role !== undefined && (KEPT.has(role) || keeps)) return role;
  if (standings.isThreshold(quantity, unit)) return "threshold";
  if (role === "threshold" && standings.isBar(unit)) return "target";
  if (role === "component-latency" || role === "latency-budget")
    return latencyRole(role, quantity, unit, standings, isRow);
  const isWeak = WEAK.has(role) || isLevel || (COUNTED.has(role) && standings.isToldByHeader(unit));
  return isWeak ? (standings.standingOf(quantity, unit) ?? role) : role;
}

/** Longer limits are of jobs, not of answers. */
const LONGEST_ANSWER = 60;

/** In a column of times each row has its part; elsewhere a limit is that of the whole. */
function latencyRole(
  role: string,
  { bound, high }: Quantity,
  unit: Unit,
  standings: StandingReader,
  isRow: boolean,
): string {
  const row = headersOf(unit.label).find(({ kind }) => kind === "row");
  const value = row && standings.roleIn(row);
  if (value === "baseline") return "baseline";
  const isAnswer = row !== undefined && says("answer", row.text);
  if (says("lookup", unit.text) || (row && says("lookup", row.text))) return "component-latency";
  // "Target state: < 80 ms": a row that is a goal, and no step.
  if (isRow && value !== "target") return isAnswer ? role : "component-latency";
  return high <= LONGEST_ANSWER && (bound === "at-most" || (isAnswer && bound !== "at-least"))
    ? "latency-budget"
    : role;
}

/** How many times stand in each column of a table, by where its header begins. */
function timesByColumn(all: readonly Written[]): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const { unit, hasTime } of all) {
    const start = columnStart(unit);
    if (start >= 0 && hasTime) columns.set(start, (columns.get(start) ?? 0) + 1);
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
