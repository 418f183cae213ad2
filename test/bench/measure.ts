import MarkdownIt from "markdown-it";
import { lint } from "markdownlint/sync";
import { analyse } from "../../src/core/index";
import { copyOf, type Splicer } from "./splice";

const markdown = new MarkdownIt({ html: true });

export type Contestant = "markdownIt" | "markdownlint" | "ours";

/** Who is measured. Each reads the text from nothing, as for a document just opened. */
const CONTESTANTS: Readonly<Record<Contestant, (text: string) => unknown>> = {
  markdownIt: (text: string) => markdown.parse(text, {}),
  markdownlint: (text: string) => lint({ strings: { text } }),
  ours: (text: string) => analyse(text),
};

const NAMES = ["markdownIt", "markdownlint", "ours"] as const;

/** What was measured at one size: medians in milliseconds. */
export interface Times extends Readonly<Record<Contestant, number>> {
  readonly kilobytes: number;
  readonly rounds: number;
}

/** The heap that documents of one size take, in KB for each. */
export interface Memory {
  readonly kilobytes: number;
  /** After reading the first, garbage included: near the peak. */
  readonly used: number;
  /** What an analysis itself holds; null where the garbage can't be collected. */
  readonly held: number | null;
}

/** More rounds where they are short and noise is large; markdownlint needs seconds for the largest. */
const ROUNDS = [
  { kilobytes: 10, rounds: 200 },
  { kilobytes: 60, rounds: 60 },
  { kilobytes: 100, rounds: 40 },
  { kilobytes: 1000, rounds: 7 },
];
const WARM_UP = { kilobytes: 60, rounds: 150 };

/** Medians by size. All read the same new document in turn, so that whatever slows the machine slows them all. */
export function measureTimes(splicer: Splicer): Times[] {
  for (let round = 0; round < WARM_UP.rounds; round++) runRound(splicer, WARM_UP.kilobytes, round);
  return ROUNDS.map(({ kilobytes, rounds }) => {
    const all = Array.from({ length: rounds }, (_, round) => runRound(splicer, kilobytes, round));
    const of = (name: Contestant): number => median(all.map((times) => times[name]));
    const { markdownIt, markdownlint, ours } = {
      markdownIt: of("markdownIt"),
      markdownlint: of("markdownlint"),
      ours: of("ours"),
    };
    return { kilobytes, rounds, markdownIt, markdownlint, ours };
  });
}

function runRound(splicer: Splicer, kilobytes: number, round: number): Record<Contestant, number> {
  const text = splicer.next(kilobytes * 1000);
  const times = { markdownIt: 0, markdownlint: 0, ours: 0 };
  for (let turn = 0; turn < NAMES.length; turn++) {
    const name = NAMES[(turn + round) % NAMES.length]!;
    const copy = copyOf(text);
    // What the one before left behind is not paid for by the next. A full collection would throw compiled code away.
    globalThis.gc?.({ type: "minor" });
    const begin = performance.now();
    CONTESTANTS[name](copy);
    times[name] = performance.now() - begin;
  }
  return times;
}

/** How much text is held at once: a small document alone is lost in what the engine does on its own account. */
const HELD_KILOBYTES = 2000;

/** The heap that documents take, by size. */
export function measureMemory(splicer: Splicer): Memory[] {
  return ROUNDS.map(({ kilobytes }) => {
    const count = Math.ceil(HELD_KILOBYTES / kilobytes);
    const texts = Array.from({ length: count }, () => splicer.next(kilobytes * 1000));
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const held = [analyse(texts[0]!)];
    const used = process.memoryUsage().heapUsed - before;
    for (const text of texts.slice(1)) held.push(analyse(text));
    globalThis.gc?.();
    const after = process.memoryUsage().heapUsed - before;
    // Counted after the collection, so that the analyses live through it.
    const perDocument = after / held.length / 1000;
    return { kilobytes, used: used / 1000, held: globalThis.gc ? perDocument : null };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
