import type { Analysis } from "../analyse";
import type { MetricMention } from "../facts/mentions";
import type { Metric, MetricClass } from "../knowledge/types";
import type { Calculation, Verdict } from "../numbers/calculation";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import type { Range } from "../text/lines";
import { metricText, quantityText, roleName } from "./quantityWords";

/** A piece of a sentence; one with a place leads there. */
export interface NotePart {
  readonly text: string;
  readonly place?: Range;
}

/** A sentence of a note; one about a calculation has its verdict. */
export interface NoteLine {
  readonly verdict?: Verdict;
  readonly parts: readonly NotePart[];
}

/** What is known of a quantity or of a metric, to be shown beside it. */
export interface Note {
  /** What the note is about. */
  readonly range: Range;
  /** What it is: "latency budget". */
  readonly title: string;
  /** How it was read: "at most 80 ms at p99". */
  readonly about: string;
  readonly lines: readonly NoteLine[];
}

/** What is known of the quantity at an offset, else of the metric there; undefined where nothing is. */
export function noteAt(analysis: Analysis, offset: number): Note | undefined {
  const holds = ({ start, end }: Range): boolean => start <= offset && offset <= end;
  const { stated: all, coded } = analysis.numbers;
  const isHere = (one: Stated): boolean => holds(placeOf(one));
  const stated = all.find(isHere) ?? coded.find(isHere);
  const ofQuantity = stated && quantityNote(analysis, stated);
  if (ofQuantity) return ofQuantity;
  const mention = analysis.facts.metrics.find(
    ({ metric, unit, start, end }) =>
      !TOLD_BY_QUANTITIES.has(metric.classes[0]!) && holds(unit.place(start, end)),
  );
  return mention && metricNote(analysis, mention);
}

/** How fast a service answers and how sure a test is, their quantities tell. */
const TOLD_BY_QUANTITIES = new Set<MetricClass>(["system", "experiment"]);

/**
 * A calculation as a sentence: the arithmetic, whether it fits what the design states, and the lines that it is from.
 * @param from Where the sentence is shown: its own line is not named.
 */
export function calculationLine(
  analysis: Analysis,
  { verdict, formula, stated, inputs }: Calculation,
  from: number,
): NoteLine {
  const own = lineAt(analysis, from);
  const fits = verdict === "agrees" ? "fits" : "does not fit";
  const against = stated
    ? [{ text: `: ${fits} “${writtenText(stated)}”` }, ...linesOf(analysis, " on ", [stated], own)]
    : [];
  return {
    verdict,
    parts: [{ text: formula }, ...against, ...linesOf(analysis, stated ? "; from " : ", from ", inputs, own)],
  };
}

function quantityNote(analysis: Analysis, stated: Stated): Note | undefined {
  const range = placeOf(stated);
  // Calculations may hold a reading of their own of what stands here.
  const isIt = (one: Stated | undefined): boolean => one !== undefined && placeOf(one).start === range.start;
  const used = analysis.numbers.calculations.filter(
    (calculation) => isIt(calculation.stated) || calculation.inputs.some(isIt),
  );
  const title = roleName(stated) ?? (used.length > 0 ? "quantity" : undefined);
  if (title === undefined) return undefined;
  return {
    range,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    about: quantityText(stated.quantity),
    lines: used.map((calculation) => calculationLine(analysis, calculation, range.start)),
  };
}

function metricNote(analysis: Analysis, mention: MetricMention): Note {
  const { metric, as, k, unit, start, end } = mention;
  const values = analysis.numbers.stated.filter((one) => one.metric?.metric === metric && one.metric.k === k);
  return {
    range: unit.place(start, end),
    title: metricText(mention),
    about: [CLASSES[as], directionText(metric), scaleText(metric)].filter((text) => text !== "").join(" · "),
    lines: Object.entries(VALUES).flatMap(([role, name]): NoteLine[] => {
      const stated = values.filter((value) => value.role === role);
      return stated.length === 0 ? [] : [{ parts: valueParts(analysis, name, stated) }];
    }),
  };
}

/** What the values of a metric are called, by their roles. */
const VALUES = { target: "Target", baseline: "Baseline", "metric-value": "Value" } as const;

function valueParts(analysis: Analysis, name: string, values: readonly Stated[]): NotePart[] {
  return values.flatMap((value, index) => {
    const place = placeOf(value);
    return [
      { text: `${index === 0 ? `${name}: ` : ", "}${quantityText(value.quantity)} (` },
      { text: `line ${lineAt(analysis, place.start) + 1}`, place },
      { text: ")" },
    ];
  });
}

const CLASSES: Readonly<Record<MetricClass, string>> = {
  offline: "offline metric",
  online: "online metric",
  guardrail: "guardrail",
  system: "system metric",
  monitoring: "monitored signal",
  "data-quality": "metric of the data",
  experiment: "metric of the experiment",
  loss: "loss",
};

function directionText({ direction }: Metric): string {
  if (direction === "higher" || direction === "lower") return `${direction} is better`;
  const [, goal] = /^target:([\d.]+)$/.exec(direction) ?? [];
  return goal === undefined ? "" : `best at ${goal}`;
}

/** "[0,1]" is from 0 to 1; a scale with an open end tells nothing. */
function scaleText({ range }: Metric): string {
  const [, low, high] = /^[[(]([^,]+),([^,]+)[\])]$/.exec(range) ?? [];
  if (low === undefined || high === undefined) return "";
  return low === "-inf" || high === "inf" ? "" : `from ${low} to ${high}`;
}

/** The lines of quantities, each once and with its place, but for one line. */
function linesOf(analysis: Analysis, lead: string, stated: readonly Stated[], own: number): NotePart[] {
  const byLine = new Map<number, Range>();
  for (const place of stated.map(placeOf)) {
    const line = lineAt(analysis, place.start);
    if (line !== own && !byLine.has(line)) byLine.set(line, place);
  }
  const word = byLine.size > 1 ? "lines" : "line";
  return [...byLine].flatMap(([line, place], index) => [
    { text: index === 0 ? `${lead}${word} ` : ", " },
    { text: `${line + 1}`, place },
  ]);
}

function lineAt({ document }: Analysis, offset: number): number {
  return document.lines.lineAt(offset);
}
