import type { Block } from "../../document/model";
import type { MetricMention } from "../../facts/mentions";
import type { Unit } from "../../facts/units";
import type { RelationWord } from "../../knowledge/measureTypes";
import { amountText, type Amount } from "../amountText";
import type { Calculation } from "../calculation";
import { comparison } from "./comparison";
import { drawnHeader } from "../roles/drawnHeaders";
import { headersOf } from "../roles/headerUnit";
import { inlineLabels } from "../latency/latencyNames";
import { group, type Ledger } from "../ledger";
import { roundingOf } from "../written/nearness";
import { consistsOf, relationsIn } from "../relationWords";
import { isClear, writtenText, type Stated } from "../roles/stated";

/** Scores that were rounded, and averaged over runs, differ a little. */
const TOLERANCE = 0.1;

/** An F1 against the precision and the recall that stand beside it: in its sentence, list, row or column. */
export function fScores(ledger: Ledger): Calculation[] {
  if (!ledger.facts.metrics.some(({ metric }) => metric.id === "f1")) return [];
  const names = new NameReader(ledger);
  const byPlace = new Map<Unit | number, Score[]>();
  const add = (place: Unit | number, score: Score): void => {
    group(byPlace, place, score);
  };
  for (const stated of ledger.stated) {
    const name = isScore(stated) ? names.nameOf(stated) : undefined;
    if (name === undefined || !NAMES.has(name)) continue;
    const headers = headersOf(stated.unit.label);
    const column = headers.find(({ kind }) => kind === "column");
    const row = headers.find(({ kind }) => kind === "row");
    for (const label of [column, row]) if (label) add(label.range.start, { stated, name });
    if (!column) add(stated.unit, { stated, name });
    if (stated.unit.block.kind === "item")
      add((inlineLabels(stated).at(-1)?.parent ?? stated.unit.label).range.start, { stated, name });
  }
  const averaged = new Map<Block, boolean>();
  return [...byPlace.values()].flatMap((all) => ofPlace(all, averaged));
}

interface Score {
  readonly stated: Stated;
  /** The id of its metric. */
  readonly name: string;
}

const NAMES = new Set(["precision", "recall", "f1"]);

function isScore(one: Stated): boolean {
  const { dimension, low, high, bound } = one.quantity;
  const isNumber = dimension === "none" || (dimension === "ratio" && one.quantity.unit === "percent");
  const isLevel = isNumber && low === high && low > 0 && low <= 1 && (bound === "exact" || bound === "about");
  return isLevel && isClear(one) && (one.metric !== undefined || one.unit.block.kind === "code");
}

/** Of which metric a value is: of that right before it, as in a list of several, else as it was read. */
class NameReader {
  readonly #mentions = new Map<Unit, MetricMention[]>();
  /** Those in fences, by their block and where they begin in it. */
  readonly #drawn = new Map<Block, Map<number, MetricMention>>();

  constructor({ facts }: Ledger) {
    for (const mention of facts.metrics) {
      group(this.#mentions, mention.unit, mention);
      const { block, start } = mention.unit;
      if (block.kind !== "code") continue;
      const drawn = this.#drawn.get(block) ?? new Map<number, MetricMention>();
      this.#drawn.set(block, drawn.set(start + mention.start, mention));
    }
  }

  nameOf(one: Stated): string | undefined {
    const { unit, quantity, metric } = one;
    const drawn = this.#drawn.get(unit.block);
    const header = drawn && drawnHeader(one);
    if (header) {
      for (let at = header.start; at < header.end; at++) if (drawn.has(at)) return drawn.get(at)!.metric.id;
      return undefined;
    }
    const before = this.#mentions.get(unit)?.findLast(({ end }) => end <= quantity.start);
    const isRightBefore =
      before && consistsOf(unit.text.slice(before.end, quantity.start).slice(0, GAP), LINKS);
    return (isRightBefore ? before : metric)?.metric.id;
  }
}

const GAP = 20;
const LINKS: ReadonlySet<RelationWord> = new Set(["link"]);

/** Of an average over classes, or at another threshold, the F1 does not follow. */
function isAveraged({ text, label, block }: Unit, known: Map<Block, boolean>): boolean {
  const isOf = (one: string): boolean => relationsIn(one).has("averaged");
  if (!known.has(block)) known.set(block, isOf(block.content));
  return known.get(block)! || [text, ...headersOf(label).map((header) => header.text)].some(isOf);
}

function ofPlace(all: readonly Score[], averaged: Map<Block, boolean>): Calculation[] {
  const of = (id: string): Stated[] => all.flatMap(({ name, stated }) => (name === id ? [stated] : []));
  const [precision, recall, f1] = [of("precision"), of("recall"), of("f1")];
  if ([precision, recall, f1].some(({ length }) => length !== 1)) return [];
  const [p, r, f] = [precision[0]!, recall[0]!, f1[0]!];
  if ([p, r, f].some(({ unit }) => isAveraged(unit, averaged))) return [];
  const a = p.quantity.low;
  const b = r.quantity.low;
  const value = (2 * a * b) / (a + b);
  const tolerance = Math.max(TOLERANCE, ...[p, r, f].map(({ quantity }) => roundingOf(quantity) / 2));
  const isMet = Math.abs(f.quantity.low - value) <= value * tolerance;
  const isPercent = f.quantity.dimension === "ratio";
  const result: Amount = { value, dimension: isPercent ? "ratio" : "none" };
  const [x, y] = [writtenText(p), writtenText(r)];
  const formula = `2 × ${x} × ${y} ÷ (${x} + ${y}) = ${amountText(result)}`;
  return [comparison("equation", isMet, formula, result, [p, r], f)];
}
