import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Evaluation } from "./evaluate";
import { LabelsError } from "./labels";
import type { Tally } from "./tally";

/** Figures of a set that are committed: totals and topics, never a document. */
export interface Figures {
  readonly open: Totals;
  /** Only where the set has sealed documents. */
  readonly sealed?: Totals;
  readonly macroF1: number;
  readonly recognised: number;
  readonly topics: Readonly<Record<string, Pick<Totals, "f1" | "kappa">>>;
}

interface Totals {
  readonly f1: number;
  readonly kappa: number;
  readonly threeWay: number;
}

/** The figures of an evaluation, to three digits. */
export function figuresOf({ open, sealed, macroF1, likely, byTopic }: Evaluation): Figures {
  return {
    open: totals(open),
    ...(sealed.cells > 0 && { sealed: totals(sealed) }),
    macroF1: round(macroF1),
    recognised: likely.right,
    topics: Object.fromEntries(
      [...byTopic].map(([topic, { f1, kappa }]) => [topic, { f1: round(f1), kappa: round(kappa) }]),
    ),
  };
}

/** The committed figures of a set; undefined where it has none yet. */
export function savedFigures(file: string, set: string): Figures | undefined {
  return readAll(file)[set];
}

/** Keeps the figures of a set beside those of the others. */
export function saveFigures(file: string, set: string, figures: Figures): void {
  writeFileSync(file, `${JSON.stringify({ ...readAll(file), [set]: figures }, undefined, 2)}\n`);
}

function readAll(file: string): Record<string, Figures | undefined> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, Figures>;
  } catch {
    throw new LabelsError(`${file} is not JSON: restore it from git, or delete it and run with --save.`);
  }
}

function totals({ f1, kappa, threeWay }: Tally): Totals {
  return { f1: round(f1), kappa: round(kappa), threeWay: round(threeWay) };
}

function round(number: number): number {
  return Math.round(number * 1000) / 1000;
}
