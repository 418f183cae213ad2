import type { Label } from "../../document/model";
import { NONE } from "../../facts/lists";
import type { Unit } from "../../facts/units";
import { allPhrases, knowledge } from "../../knowledge/index";
import type { Period } from "../../knowledge/measureTypes";
import { stemsIn, stemOf } from "./stems";
import { says } from "../explanations";
import { periodsIn } from "../time/periods";
import { sectionOf, type Ledger } from "../ledger";
import { isClear, isSame, writtenText, type Stated } from "../roles/stated";
import { countedOf } from "./counted";
import { metricKey } from "./identity";
import { isBehindSign } from "./signs";
import { isOfSubset, partsIn } from "./singleRoles";
import { plainStems, settingsIn, settingsOf, type Naming } from "./naming";

/** A quantity with all words by which it may be told. */
export interface Telling {
  readonly stated: Stated;
  /** The same for quantities that may be one. */
  readonly key: string;
  /** The stems of its clause and of its labels. */
  readonly words: readonly string[];
  /** What is known of it besides: its role, its metric, what it counts. Each tells as much as a word. */
  readonly marks: readonly string[];
  /** The words, and the stems of its whole sentence. */
  readonly wide: ReadonlySet<string>;
  /** Whether it is a value of the design as it is planned; others are at most witnesses. */
  readonly isOfPlan: boolean;
  /** The words of a place, a kind or a time of its own. */
  readonly settings: string;
  /** Those of the headings above it. */
  readonly setting: string;
}

/** The quantities of a design that words may tell to be one. */
export function tellingsIn(ledger: Ledger, naming: Naming): Telling[] {
  const keys = new Map<Stated, string>();
  for (const one of ledger.stated) {
    const key = isClear(one) ? keyOf(one) : undefined;
    if (key !== undefined && isStandalone(one) && isOfOwnMetric(one)) keys.set(one, key);
  }
  const ofSections = new Map<Label, string>();
  const settingOf = ({ label }: Unit): string => {
    const section = sectionOf(label);
    let known = ofSections.get(section);
    if (known === undefined) ofSections.set(section, (known = [...settingsOf(section)].sort().join(" ")));
    return known;
  };
  return [...keys].flatMap(([stated, key]) => {
    const line = ledger.line(stated);
    if (line.length > MOST_TOGETHER) return [];
    const together = line.filter((other) => other !== stated && keys.get(other) === key);
    // "50 ms, later 20 ms": several of a kind in one place are told apart there.
    if (together.some((other) => isAlike(other, stated) && !isSame(other, stated))) return [];
    const [clause, labels] = naming.nameOf(stated, together);
    if ((stated.role !== "threshold" && says("scenario", clause)) || isOfSubset(stated)) return [];
    const { start, end, dimension } = stated.quantity;
    const { text } = stated.unit;
    const noun = dimension === "count" ? text.slice(start, end) : "";
    const name = `${clause} ${noun} ${labels}`;
    const marks = marksOf(stated, key);
    const unsaid = new Set([
      ...metricStems(stated),
      ...(isMeasuredTime(stated) ? timed : NONE),
      ...plainStems(name, dimension === "time" && marks.length > 0 ? stated.role : undefined),
      ...(key.startsWith("count ") ? key.split(" ") : []),
    ]);
    const words: string[] = [];
    for (const stem of stemsIn(name))
      if (!unsaid.has(stem) && !words.includes(stem) && !/^(?:\d|p\d+$)/.test(stem)) words.push(stem);
    // What is asked only of those that share a word with another is read when it is asked for.
    let wide: ReadonlySet<string> | undefined;
    let settings: string | undefined;
    return [
      {
        stated,
        key,
        words,
        marks,
        isOfPlan: isOfPlan(stated, ledger),
        get wide() {
          const near = text.slice(Math.max(0, start - REACH), end + REACH);
          return (wide ??= new Set([...words, ...stemsIn(near), ...blockStems(stated)]));
        },
        get settings() {
          return (settings ??= settingsOfClause(`${clause} ${labels}`, stated, ledger));
        },
        get setting() {
          return settingOf(stated.unit);
        },
      },
    ];
  });
}

function settingsOfClause(text: string, stated: Stated, ledger: Ledger): string {
  const { per } = stated.quantity;
  const parts = per === "second" ? partsIn(text) : [];
  return [...settingsIn(text.replace(PER, "")), ...sharesBeside(stated, ledger), ...parts].sort().join(" ");
}

/** More in one line are a list or a table of their own. */
const MOST_TOGETHER = 40;
/** How much of a text beside a quantity, and of an item, is looked through. */
const REACH = 160;
const PER = /(?:per|a|\/) ?second/g;

/** Of a short item all words. */
function blockStems({ unit: { block } }: Stated): string[] {
  return block.kind === "item" && block.content.length <= REACH ? stemsIn(block.content) : [];
}

/** Whether it is a value of the design as it is planned: in an experiment or an alarm few are. */
function isOfPlan({ role, quantity, unit }: Stated, ledger: Ledger): boolean {
  if (quantity.dimension === "ratio" || (role !== undefined && PLANNED.has(role))) return true;
  const { topics } = ledger.facts.contexts.of(unit.label);
  return !topics.some((topic) => TRIALS.has(topic));
}

const TRIALS = new Set(["ab-test", "rollout", "monitoring", "fallback"]);
const PLANNED = new Set(["threshold", "latency-budget", "freshness", "retraining-cadence", "target"]);

/**
 * What stands beside a sign of arithmetic or an arrow is computed, or goes from one value to the next; "per 1,000" is a
 * unit; a message in JSON shows one answer of many.
 */
function isStandalone(one: Stated): boolean {
  const { start, end } = one.quantity;
  const { text, block } = one.unit;
  if (/^json/i.test(block.info ?? "")) return false;
  if (/\bper $/.test(text.slice(Math.max(0, start - PER_REACH), start))) return false;
  return !isBehindSign(one) && !/^\s*(?:[=÷→]|[×*x]\s*\d|[-=]>)/.test(text.slice(end, end + SIGN_REACH));
}

const PER_REACH = 5;
const SIGN_REACH = 8;

/** Whether the metric of which it is the value stands in its sentence or label, and not in a sentence before. */
function isOfOwnMetric({ metric, unit }: Stated): boolean {
  return !metric || metric.unit.block !== unit.block || metric.unit.start === unit.start;
}

function metricStems({ metric }: Stated): string[] {
  return metric ? stemsIn(metric.unit.text.slice(metric.start, metric.end)) : [];
}

/** "80% of the cases within 3 days": of a time the shares in its sentence, which are as good as a percentile. */
function sharesBeside({ quantity, unit }: Stated, ledger: Ledger): string[] {
  if (quantity.dimension !== "time") return [];
  return ledger
    .inUnit(unit)
    .flatMap(({ quantity: { dimension, low } }) => (dimension === "ratio" ? [String(low)] : []));
}

/** Whether two quantities of a line may be values of one thing. */
function isAlike({ role: a, quantity: p }: Stated, { role: b, quantity: q }: Stated): boolean {
  return a === b && p.bound === q.bound && p.percentile === q.percentile;
}

/** The kind of a quantity; undefined where it is a bare number of nothing. */
function keyOf(one: Stated): string | undefined {
  const { quantity, metric, role } = one;
  if (metric) return metricKey(one);
  const { dimension, unit, per, each, high } = quantity;
  if (role === "replicas") return role;
  if (dimension === "count" || (dimension === "none" && high > 1)) {
    const counted = countedOf(one);
    if (!counted && dimension === "none")
      return role && !VAGUE.has(role) ? ["none", role, per].join(" ") : undefined;
    const period = per ?? (counted && periodBehind(one));
    return [counted ? "count" : "some", counted ? stemOf(counted.noun) : unit, period, each].join(" ");
  }
  // "1 of them" is no share.
  if (dimension === "none") return /\d[.,]\d/.test(writtenText(one)) ? "share" : undefined;
  if (dimension === "ratio") return unit === "times" ? "times" : ["share", per, each].join(" ").trim();
  return [dimension, dimension === "money" ? unit : "", per, each === "requests" ? "" : each].join(" ");
}

/** "500 refunds a day": the period may stand behind what is counted. */
function periodBehind({ quantity: { end }, unit: { text } }: Stated): Period | undefined {
  return periodsIn(text.slice(end, end + PERIOD_REACH).split(/[\d,;.()]/, 1)[0]!)[0];
}

const PERIOD_REACH = 40;

/** The stems of "time" and "latency", which each of many measured times is called. A limit is of few things. */
const timed = allPhrases(knowledge.relations.timed).flatMap(stemsIn);

function isMeasuredTime({ role, quantity: { bound } }: Stated): boolean {
  return role === "component-latency" && bound !== "at-most";
}

/** Roles that many things have. */
const VAGUE = new Set([
  "target",
  "baseline",
  "metric-value",
  "threshold",
  "window",
  "change",
  "effect",
  "cost",
  "unit-cost",
]);

function marksOf({ role, metric }: Stated, key: string): string[] {
  const marks = role && !VAGUE.has(role) ? [`role ${role}`] : [];
  if (metric && (role === "target" || role === "baseline")) marks.push(key, `${key} ${role}`);
  if (key.startsWith("count ")) marks.push(key);
  return marks;
}
