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

/** The heap after one document was read, in KB above what it was before. */
export interface Memory {
  readonly kilobytes: number;
  /** With the garbage of reading: near the peak. */
  readonly used: number;
  /** What the analysis itself holds; NaN where the garbage can't be collected. */
  readonly held: number;
}

/** More rounds where they are short and noise is large; markdownlint needs seconds for the largest. */
const ROUNDS = [
  { kilobytes: 10, rounds: 200 },
  { kilobytes: 60, rounds: 60 },
  { kilobytes: 100, rounds: 40 },
  { kilobytes: 1000, rounds: 7 },
];
const WARM_UP = { kilobytes: 60, rounds: 25 };

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
    // What the one before left behind is not paid for by the next.
    globalThis.gc?.();
    const begin = performance.now();
    CONTESTANTS[name](copy);
    times[name] = performance.now() - begin;
  }
  return times;
}

/** The heap that one document takes, by size. */
export function measureMemory(splicer: Splicer): Memory[] {
  return ROUNDS.map(({ kilobytes }) => {
    const text = splicer.next(kilobytes * 1000);
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const analysis = analyse(text);
    const used = process.memoryUsage().heapUsed - before;
    globalThis.gc?.();
    const held = globalThis.gc ? process.memoryUsage().heapUsed - before : NaN;
    // Named after the collection, so that the analysis lives through it.
    if (analysis.document.text.length === 0) throw new Error("The document is empty.");
    return { kilobytes, used: used / 1000, held: held / 1000 };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
