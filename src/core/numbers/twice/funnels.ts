import type { Block } from "../../document/model";
import type { Calculation } from "../calculation";
import { contradiction, retelling } from "./contradiction";
import { countedOf } from "./counted";
import { group, type Ledger } from "../ledger";
import { headersOf } from "../roles/headerUnit";
import { isClear, isSame, placeOf, type Stated } from "../roles/stated";
import { stemOf } from "./stems";

/** How many go into a stage, and how many come out: "10K → 500"; of "millions → 10K" only what comes out. */
interface Stage {
  readonly into: Stated | undefined;
  readonly out: Stated;
  /** All that are told, of all stages in its line. */
  readonly counts: readonly Stated[];
}

/** Fewer are no candidates. */
const LEAST = 10;
/** So many times fewer come out at least. */
const LEAST_FALL = 2;
/** More stages in one line are a list of something else. */
const MOST = 8;

const ARROW = /->|→|⟶|⇒|=>/u;

/**
 * The stages of a funnel that do not follow one another: what comes out of one does not go into the next, or the same
 * stage is told twice with another number at one end.
 */
export function funnels(ledger: Ledger): Calculation[] {
  const stages: Stage[] = [];
  const columns = new Map<number, Stage[]>();
  for (const [line, stated] of linesOf(ledger)) {
    const stage = stageIn(line, stated);
    if (!stage) continue;
    stages.push(stage);
    const column = headersOf(stage.out.unit.label).find(({ kind }) => kind === "column");
    if (column) group(columns, column.range.start, stage);
  }
  if (stages.length < 2) return [];
  const breaks = [...columns.values()].flatMap(brokenChain);
  return breaks.length > 0 ? breaks : toldTwice(stages.filter(({ into }) => into !== undefined));
}

/** The texts with arrows, and the quantities in each: a cell or an item, and of a drawing each line. */
function* linesOf(ledger: Ledger): Iterable<readonly [string, readonly Stated[]]> {
  const seen = new Set<Block>();
  for (const [unit, own] of ledger.units) {
    const { block } = unit;
    const isLine = block.kind === "code";
    const text = isLine ? unit.text : block.content;
    if (text.length > LONGEST || !ARROW.test(text) || seen.has(block)) continue;
    if (!isLine) seen.add(block);
    yield [text, isLine ? own : ledger.inBlock(block)];
  }
}

const LONGEST = 200;

/** The first number before an arrow, and the last behind one. */
function stageIn(text: string, stated: readonly Stated[]): Stage | undefined {
  const counts = stated.filter(isCount);
  if (counts.length === 0 || counts.length > MOST) return undefined;
  const from = offsetIn(text, counts[0]!);
  const out = counts.at(-1)!;
  const before = text.slice(0, offsetIn(text, out));
  const at = before.search(ARROW);
  if (at < 0) return undefined;
  if (counts.length === 1) return /\d/.test(before) ? undefined : { into: undefined, out, counts };
  const into = counts[0]!;
  const falls = into.quantity.low >= out.quantity.high * LEAST_FALL;
  return from < at && falls && isOneNoun(into, out) ? { into, out, counts } : undefined;
}

/** Where a quantity begins in the text of its line or block. */
function offsetIn(text: string, { unit, quantity }: Stated): number {
  return (text === unit.text ? 0 : unit.start) + quantity.start;
}

function isCount(one: Stated): boolean {
  const { dimension, low, per, each } = one.quantity;
  const isNumber = dimension === "count" || dimension === "none";
  return isNumber && isClear(one) && low >= LEAST && per === undefined && each === undefined && !one.metric;
}

/** Whether two numbers count the same, as far as that is said. */
function isOneNoun(a: Stated, b: Stated): boolean {
  const [one, other] = [a, b].map((stated) => countedOf(stated)?.noun);
  return one === undefined || other === undefined || stemOf(one) === stemOf(other);
}

/** In a column of stages the one link that does not hold, where another does. */
function brokenChain(stages: readonly Stage[]): Calculation[] {
  const links = stages
    .slice(1)
    .flatMap(({ into }, index) => (into ? [[stages[index]!.out, into] as const] : []));
  const broken = links.filter(([out, into]) => !isEqual(out, into));
  const [wrong] = broken;
  if (!wrong || broken.length > 1 || links.length < 2 || !isOneNoun(...wrong)) return [];
  return [contradiction("number that goes into this stage", wrong[0], wrong[1])];
}

/** Two stages in different places with one end in common, and another other end. */
function toldTwice(stages: readonly Stage[]): Calculation[] {
  const known = new Map<string, Stage[]>();
  const ends = new Map<number, number>();
  for (const stage of stages) {
    for (const { quantity } of stage.counts) ends.set(quantity.low, (ends.get(quantity.low) ?? 0) + 1);
    group(known, `into ${stage.into!.quantity.low}`, stage);
    group(known, `out ${stage.out.quantity.low}`, stage);
  }
  return [...known].flatMap(([key, same]) => {
    const [first, other, third] = same;
    if (!first || !other || third || first.out.unit.block === other.out.unit.block) return [];
    const endOf = ({ into, out }: Stage): Stated => (key.startsWith("into") ? out : into!);
    const [right, wrong] = [endOf(first), endOf(other)];
    // What another stage takes or leaves as well is a stage within.
    if ([right, wrong].some(({ quantity }) => ends.get(quantity.low)! > 1)) return [];
    if (isEqual(right, wrong) || !isOneNoun(right, wrong) || placeOf(right).start > placeOf(wrong).start)
      return [];
    return [retelling(key.startsWith("into") ? "number that is left" : "number that comes in", right, wrong)];
  });
}

function isEqual(a: Stated, b: Stated): boolean {
  return isSame(a, b) || (a.quantity.low <= b.quantity.high && b.quantity.low <= a.quantity.high);
}
