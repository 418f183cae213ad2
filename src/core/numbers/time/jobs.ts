import { cadencesIn } from "../../facts/wordedTimes";
import type { Unit } from "../../facts/units";
import type { Label } from "../../document/model";
import { amountText } from "../amountText";
import type { Calculation } from "../calculation";
import { isBehindEvery, isCadence } from "./batches";
import { isExplained, says } from "../explanations";
import { headersOf } from "../roles/headerUnit";
import { inlineLabels, nameOf } from "../latency/latencyNames";
import { sectionOf, type Ledger } from "../ledger";
import { relationsIn } from "../relationWords";
import { isClear, placeOf, type Stated } from "../roles/stated";

/** A job that takes a little longer than it may is rounding. */
const ROUNDING = 1.05;
/** A design tells of fewer jobs. */
const MOST = 50;

/** How long a job takes, against how often it comes round, and against the whole of which it is a step. */
export function jobs(ledger: Ledger): Calculation[] {
  // "Update | < 30 min on 2 GPUs": what machines do so long is a job, whatever its name says besides.
  const onMachines = ledger.withRole("freshness").filter(isOnMachines);
  const times = [...ledger.withRole("job-duration"), ...onMachines].filter(isTime).slice(0, MOST);
  return times.length === 0 ? [] : [...beforeNext(ledger, times), ...stepsOfWhole(times, ledger)];
}

export function isTime(one: Stated): boolean {
  const { dimension, per, each, bound, end, low } = one.quantity;
  // "28 days for training", "6 hours of logs" are times of data; "3 minutes for 100 pumps" are none.
  const behind = one.unit.text.slice(end);
  if (/^\s*(?:of|на)\s/iu.test(behind) || (low >= DAY && /^\s*(?:for|для)\s/iu.test(behind))) return false;
  return dimension === "time" && !per && !each && bound !== "at-least" && isClear(one) && !isBehindEvery(one);
}

const DAY = 86_400;

/** How often something runs, with the words of its clause. */
interface Cadence {
  readonly stated: Stated;
  readonly words: ReadonlySet<string>;
}

/** A job that takes longer than the time from one run to the next: "rebuilt nightly", "takes 30 hours". */
function beforeNext(ledger: Ledger, times: readonly Stated[]): Calculation[] {
  const told = times.filter((job) => isTold(job) && !relationsIn(textOf(job.unit)).has("once"));
  if (told.length === 0) return [];
  const cadences = ledger.facts.amounts.flatMap(({ unit }) => cadencesOf(unit, ledger)).slice(0, MOST);
  return told.flatMap((job): Calculation[] => {
    const words = stems(textOf(job.unit));
    const linked = cadences
      .filter((cadence) => isOf(cadence, job, words) && !isMeantOtherwise(job, cadence))
      .map(({ stated }) => stated);
    const beside = linked.filter(({ unit }) => unit === job.unit);
    const own = beside.length > 0 ? beside : linked;
    // Of a full and a quick run the one that comes round less often may be meant.
    const cadence = own.reduce<Stated | undefined>(
      (slowest, one) => (slowest && slowest.quantity.high >= one.quantity.high ? slowest : one),
      undefined,
    );
    if (!cadence) return [];
    const { bound, low, high } = job.quantity;
    const result = { value: bound === "at-most" ? high : low, dimension: "time" } as const;
    const every = amountText({ value: cadence.quantity.high, dimension: "time" });
    return [
      {
        kind: "batch",
        verdict: result.value > cadence.quantity.high * ROUNDING ? "disagrees" : "agrees",
        formula: `the job takes ${amountText(result)}`,
        result,
        inputs: [job],
        stated: cadence,
        range: placeOf(job),
        data: { stated: `the ${every} from one run to the next` },
      },
    ];
  });
}

/** Whether it is called a duration, or follows on "takes", or machines follow it: "4 h on 8 GPUs". */
function isTold({ unit, quantity: { start, end } }: Stated): boolean {
  const names = headersOf(unit.label).map(({ text }) => text);
  const before = unit.text.slice(Math.max(0, start - CLAUSE), start);
  return (
    relationsIn([...names, before].join(" | ")).has("duration") || isOnMachines({ unit, quantity: { end } })
  );
}

/** "4 h on 8 GPUs". */
function isOnMachines({
  unit,
  quantity,
}: {
  readonly unit: Unit;
  readonly quantity: { readonly end: number };
}): boolean {
  return /^\s(?:on|на)\s\d/.test(unit.text.slice(quantity.end));
}

/** The cadences of a sentence, each with the words of its clause; those of the row say of one alone what it is. */
function cadencesOf(unit: Unit, ledger: Ledger): Cadence[] {
  const numeric = ledger
    .inUnit(unit)
    .filter(isCadence)
    .map(({ quantity }) => quantity);
  const found = [...(ledger.cadences.get(unit) ?? []), ...numeric].sort((a, b) => a.start - b.start);
  return found.map((quantity, index) => {
    const last = found[index - 1]?.end ?? 0;
    const next = found[index + 1]?.start ?? unit.text.length;
    // "Near-real-time (hourly) updates": what brackets alone hold belongs to the words around them.
    const isAside = unit.text[quantity.start - 1] === "(" && unit.text[quantity.end] === ")";
    const [start, end] = isAside ? [quantity.start - 1, quantity.end + 1] : [quantity.start, quantity.end];
    const before = unit.text
      .slice(Math.max(last, start - CLAUSE), start)
      .split(/[,;+()—]/)
      .at(-1)!;
    const after = /^[^,;+()—]*/u.exec(unit.text.slice(end, Math.max(end, Math.min(next, end + CLAUSE))))![0];
    const words = found.length > 1 ? stems(`${before} ${after}`) : stems(textOf(unit));
    return { stated: { quantity, unit, role: undefined, metric: undefined }, words };
  });
}

/** Clauses are shorter. */
const CLAUSE = 80;

/** Words that a job shares with what tells how often it runs, where they don't stand in one sentence. */
const SHARED = 2;

/** In one sentence, as labels of one section ("Trigger: hourly", "Duration: 2 min"), or by the same words. */
function isOf(cadence: Cadence, job: Stated, words: ReadonlySet<string>): boolean {
  if (cadence.stated.unit === job.unit) return true;
  const isLabelled = [cadence.stated.unit, job.unit].every((unit) => unit.label.kind === "line");
  const isOneSection = isLabelled && sectionOf(cadence.stated.unit.label) === sectionOf(job.unit.label);
  if (
    isOneSection &&
    relationsIn(cadence.stated.unit.label.text).has("trigger") &&
    relationsIn(job.unit.label.text).has("duration")
  )
    return true;
  return [...words].filter((word) => cadence.words.has(word)).length >= SHARED;
}

/** Steps in one list that take longer than the whole of them: training, scoring, and the pipeline. */
function stepsOfWhole(times: readonly Stated[], ledger: Ledger): Calculation[] {
  const lists = new Map<Label, Stated[]>();
  for (const one of times) {
    if (one.unit.block.kind !== "item") continue;
    const above = inlineLabels(one).at(-1)?.parent ?? one.unit.label;
    const known = lists.get(above);
    if (known) known.push(one);
    else lists.set(above, [one]);
  }
  return [...lists.values()].flatMap((all): Calculation[] => {
    const wholes = all.filter((one) => relationsIn(nameOf(one, ledger)).has("pipeline"));
    const steps = all.filter((one) => !wholes.includes(one));
    const [whole] = wholes;
    const isBeside = steps.some(({ unit }) => says("parallel", unit.text) || says("off-path", unit.text));
    if (!whole || wholes.length > 1 || steps.length < 2 || isBeside) return [];
    const value = steps.reduce((sum, { quantity }) => sum + quantity.low, 0);
    const text = (seconds: number): string => amountText({ value: seconds, dimension: "time" });
    return [
      {
        kind: "batch",
        verdict: value > whole.quantity.high * ROUNDING ? "disagrees" : "agrees",
        formula: `${steps.map(({ quantity }) => text(quantity.low)).join(" + ")} = ${text(value)}`,
        result: { value, dimension: "time" },
        inputs: steps,
        stated: whole,
        range: placeOf(whole),
      },
    ];
  });
}

/** Whether a word explains why a job may take longer; "incremental" does not where both the job and its cadence are called so. */
function isMeantOtherwise({ unit }: Stated, cadence: Cadence): boolean {
  if (!isExplained("batch", unit)) return false;
  const isElsewhere = cadence.stated.unit !== unit;
  const own = textOf(unit).replace(/\p{L}+/gu, (word) =>
    cadence.words.has(word.toLowerCase().slice(0, STEM)) ? "" : word,
  );
  return !isElsewhere || says("batch", own);
}

/** A sentence, with the row that it stands in, or the label at the beginning of its line. */
export function textOf({ text, label, block }: Unit): string {
  const row = headersOf(label).find(
    ({ kind, range }) => kind === "row" || (kind === "line" && range.start >= block.range.start),
  );
  return `${row?.text ?? ""} ${text}`;
}

const STEM = 5;
const SHORTEST = 4;

/** The beginnings of the words that say what something is. */
export function stems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const named = words.filter((word) => word.length >= SHORTEST && cadencesIn(word).length === 0);
  return new Set(named.map((word) => word.slice(0, STEM)));
}
