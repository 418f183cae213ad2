import type { Label } from "../document/model";
import { allPhrases, knowledge } from "../knowledge/index";
import type { ValueRole } from "../knowledge/languageTypes";
import type { MetricClass } from "../knowledge/types";
import type { Context } from "./context";
import type { Figures } from "./figures";
import { NONE } from "./lists";
import type { MetricMention } from "./mentions";
import type { Quantity } from "./quantities";
import type { Unit } from "./units";
import { countWords } from "./substance";
import { Vocabulary } from "./vocabulary";

/** A value that is stated of a metric: the one to reach or not to pass, today's, or one that is neither. */
export interface MetricValue {
  readonly role: ValueRole | "value";
  readonly quantity: Quantity;
  /** Where the quantity stands: the metric's own unit, or another cell of its row. */
  readonly unit: Unit;
}

const roles = new Vocabulary<ValueRole>();
for (const role of ["target", "baseline"] as const)
  for (const phrase of allPhrases(knowledge.language.valueRoles[role])) roles.add(phrase, role);

/** How far before a value the word may stand that tells its role: "baseline: 0.79". */
const ROLE_REACH = 30;
/** How far before a metric its value may stand: "0.9 of recall", "95% precision". */
const VALUE_REACH = 4;

/** Finds the values of metrics: beside them in their sentence, or in what stands under them: cells, items, labels. */
export class MetricValues {
  /** The metrics of the cells, items and inline labels that others stand under, by where those begin. */
  readonly #headed = new Map<number, readonly MetricMention[]>();

  /** The last row with metrics in other than its first cell: "| offline | MAE | 6.1 | at most 4.9 |". */
  #row: { readonly label: Label; readonly metrics: readonly MetricMention[] } | undefined;

  /** The last unit with metrics: "MAE is computed daily; above 12 min somebody is paged". */
  #last: { readonly unit: Unit; readonly metrics: readonly MetricMention[] } | undefined;

  /**
   * Units come in the order of the text. What is found is added to the mentions' values.
   * @returns The metrics whose target the unit states.
   */
  read(unit: Unit, metrics: readonly MetricMention[], figures: Figures): readonly MetricMention[] {
    if (metrics.length > 0) {
      // A row and an item begin with their block, an inline label where its unit does.
      if (unit.block.kind !== "paragraph") this.#headed.set(unit.block.range.start, metrics);
      this.#headed.set(unit.range.start, metrics);
      const row = rowOf(unit);
      if (row) this.#row = { label: row, metrics };
    }
    const before = this.#last?.unit.block === unit.block ? this.#last.metrics : NONE;
    if (metrics.length > 0) this.#last = { unit, metrics };
    if (!figures.any) return NONE;
    const own = metrics.length > 0 ? metrics : this.#beside(unit);
    if (own.length === 0 && before.length !== 1) return NONE;
    const { quantities } = figures;
    if (own.length === 0) return before.filter((metric) => addAll(metric, unit, quantities.filter(isBound)));
    if (own !== metrics) return own.filter((metric) => addAll(metric, unit, quantities));
    const byMetric = new Map<MetricMention, Quantity[]>();
    for (const quantity of quantities) {
      const metric = metricOf(quantity, metrics, unit.text);
      const known = metric && byMetric.get(metric);
      if (known) known.push(quantity);
      else if (metric) byMetric.set(metric, [quantity]);
    }
    return own.filter((metric) => addAll(metric, unit, byMetric.get(metric) ?? NONE));
  }

  /** The metrics of what a unit stands under, else of a cell of its row. */
  #beside(unit: Unit): readonly MetricMention[] {
    const above = this.#above(unit.label);
    if (above.length > 0) return above;
    return this.#row && this.#row.label === rowOf(unit) ? this.#row.metrics : NONE;
  }

  /** The metrics of what a unit stands under, where that is a label and no section. */
  #above(label: Label | undefined): readonly MetricMention[] {
    for (let above = label; above && LABELS.has(above.kind); above = above.parent) {
      const metrics = this.#headed.get(above.range.start);
      if (metrics) return metrics;
    }
    return [];
  }
}

/** The row of a cell; the first cell is what the row stands for. */
function rowOf({ label }: Unit): Label | undefined {
  return label.kind === "column" && label.parent?.kind === "row" ? label.parent : undefined;
}

/** What heads a few words; headings and bold lines head sections, whose numbers may be about anything. */
const LABELS = new Set<Label["kind"]>(["item", "line", "column", "row"]);

function isBound({ bound }: Quantity): boolean {
  return bound === "at-least" || bound === "at-most";
}

/** Whether one of the quantities is the metric's target. */
function addAll(metric: MetricMention, unit: Unit, quantities: readonly Quantity[]): boolean {
  const values = quantities
    .filter(({ dimension, isAmbiguous }) => dimension !== "data" && !isAmbiguous)
    .map((quantity, index, all) => ({ role: roleOf(quantity, unit, all[index - 1]), quantity, unit }));
  metric.values.push(...values);
  return values.some(({ role }) => role === "target");
}

/**
 * The metric that a value right before names ("0.9 of recall"), else the last before the value. Metrics come in the order
 * of the text. The number of "pinball loss at 0.8" is a part of the name.
 */
function metricOf(
  { start, end, dimension, bound }: Quantity,
  metrics: readonly MetricMention[],
  text: string,
): MetricMention | undefined {
  let low = 0;
  let high = metrics.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (metrics[middle]!.start >= end) high = middle;
    else low = middle + 1;
  }
  const next = metrics[low];
  // "Recall > 80%, precision > 70%": behind a comma begins what is said of the next.
  if (next && next.start - end <= VALUE_REACH && !/[,;|/]/.test(text.slice(end, next.start))) return next;
  while (low > 0 && metrics[low - 1]!.end > start) low--;
  const last = metrics[low - 1];
  const isLevel = dimension === "none" && bound === "exact" && last !== undefined;
  if (isLevel && /^\s?(?:@|at)\s?$/.test(text.slice(last.end, start))) return undefined;
  const whole = metrics[low - 2];
  return last && whole && isDivisor(last, whole, text) ? whole : last;
}

/** "The error as a share of sales": what comes after "of" is no metric of its own where one before has no value yet. */
function isDivisor({ start }: MetricMention, whole: MetricMention, text: string): boolean {
  const between = text.slice(whole.end, start);
  return between.endsWith(" of ") && between.length <= DIVISOR_REACH && !/\d/.test(between);
}

/** How far behind a metric what divides it may be named. */
const DIVISOR_REACH = 60;

/**
 * Told by the words right behind it ("6 minutes today, at most 5"), by those before it that tell of no other value, else
 * by its column or label, else by its bound.
 */
function roleOf(quantity: Quantity, unit: Unit, last: Quantity | undefined): MetricValue["role"] {
  if (isOperatingPoint(quantity, unit.text)) return "value";
  const behind = roleBehind(quantity, unit.text);
  if (behind) return behind.role;
  const taken = last && roleBehind(last, unit.text)?.end;
  const from = Math.max(0, quantity.start - ROLE_REACH, taken ?? 0);
  const before = unit.text.slice(from, quantity.start);
  const told = roles.match(before).at(-1)?.meaning ?? valueRoleIn(labelText(unit));
  return told ?? (isBound(quantity) || quantity.isChange ? "target" : "value");
}

/** "Choose the threshold at 25% precision": where another metric is read. */
function isOperatingPoint({ start, end, bound }: Quantity, text: string): boolean {
  return bound === "exact" && /\bat $/.test(text.slice(Math.max(0, start - 4), start)) && text[end] === " ";
}

/** The role of the words right behind a value, where they end what is said of it: "6 minutes today,". */
function roleBehind(
  { end }: Quantity,
  text: string,
): { readonly role: ValueRole; readonly end: number } | undefined {
  const [told] = roles.match(text.slice(end, end + ROLE_REACH));
  if (!told || told.start !== 1 || text[end] !== " ") return undefined;
  const after = end + told.end;
  return after === text.length || /[,;.)]/.test(text[after]!)
    ? { role: told.meaning, end: after }
    : undefined;
}

/** How fast a service must be, how far data may drift and which power a test has are no values of its answers. */
export function isOfModels({ metric }: MetricMention): boolean {
  return !NOT_OF_MODELS.has(metric.classes[0]!);
}

const NOT_OF_MODELS = new Set<MetricClass>(["system", "data-quality", "monitoring", "experiment"]);

/** Whether a limit is one to reach: elsewhere it is one at which somebody acts, or which labels and data must keep. */
export function isToReach({ topics, own }: Context): boolean {
  if (topics.some((topic) => OF_METRICS.has(topic))) return true;
  return !topics.some((topic) => OF_OPERATION.has(topic)) && !OF_DATA.has(own);
}

const OF_METRICS = new Set(["offline-metrics", "online-metrics"]);
const OF_OPERATION = new Set(["monitoring", "fallback", "rollout"]);
const OF_DATA = new Set<string | undefined>(["labels", "data-sources"]);

/** Which value a label or a header announces: "Target", "Current". */
export function valueRoleIn(text: string): ValueRole | undefined {
  return roles.match(text)[0]?.meaning;
}

/** "The threshold is chosen on the month of tuning:" is no header of values. */
function labelText({ label: { kind, text } }: Unit): string {
  return kind === "column" || (kind === "line" && countWords(text) <= HEADER_WORDS) ? text : "";
}

const HEADER_WORDS = 3;
