import type { Calculation, Numbers } from "../numbers/calculation";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import { roleName } from "./quantityWords";
import type { FileResult } from "./results";
import type { Style } from "./style";

/** The quantities of one document, what they stand for, and what follows from them, for people. */
export function formatNumbers({ path, analysis }: FileResult, style: Style): string {
  const { numbers } = analysis;
  const all = readIn(numbers);
  const told = all.filter(({ role }) => role !== undefined);
  const untold = all.length - told.length;
  const rows = told.map((one) => [
    `${lineOf(analysis, placeOf(one).start)}`,
    roleName(one)!,
    writtenText(one),
  ]);
  const results = numbers.calculations.map((calculation) => [
    `${lineOf(analysis, calculation.range.start)}`,
    VERDICTS[calculation.verdict],
    `${calculation.formula}${statedText(calculation)}`,
  ]);
  const marked = (line: string): string => (line.includes(VERDICTS.disagrees) ? style("red", line) : line);
  return `${[
    style("bold", path),
    ...section("Quantities", rows, "none that stands for anything we know"),
    ...(untold > 0
      ? [style("dim", `  ${untold} more ${untold === 1 ? "stands" : "stand"} for nothing we know`)]
      : []),
    ...section("Calculations", results, "none").map(marked),
  ].join("\n")}\n`;
}

/** The same for machines. Lines are one-based; values are in base units (seconds, bytes, one, a share of one). */
export function formatNumbersJson(files: readonly FileResult[]): string {
  return `${JSON.stringify({ version: 1, files: files.map(numbersData) }, undefined, 2)}\n`;
}

function numbersData({ path, analysis }: FileResult) {
  const { calculations } = analysis.numbers;
  const data = (one: Stated) => {
    const { low, high, dimension, unit, per, bound, percentile } = one.quantity;
    const line = lineOf(analysis, placeOf(one).start);
    const metric = one.metric?.metric.id;
    return {
      line,
      text: writtenText(one),
      role: one.role,
      metric,
      low,
      high,
      dimension,
      unit,
      per,
      bound,
      percentile,
    };
  };
  return {
    path,
    quantities: readIn(analysis.numbers).map(data),
    calculations: calculations.map(({ kind, verdict, formula, result, inputs, stated: said, range }) => ({
      kind,
      verdict,
      line: lineOf(analysis, range.start),
      formula,
      result,
      inputs: inputs.map(data),
      stated: said && data(said),
    })),
  };
}

/** What the design states and what its programs fix, in the order of the text. */
function readIn({ stated, coded }: Numbers): readonly Stated[] {
  return [...stated, ...coded].sort((a, b) => placeOf(a).start - placeOf(b).start);
}

function section(title: string, rows: readonly (readonly string[])[], none: string): string[] {
  if (rows.length === 0) return [`${title}: ${none}`];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(
    ([line, name, words]) => `  ${line!.padStart(widths[0]!)}  ${name!.padEnd(widths[1]!)}  ${words!}`,
  );
  return [title, ...lines];
}

const VERDICTS = { agrees: "agrees", disagrees: "disagrees", derived: "follows" } as const;

function statedText({ stated, verdict }: Calculation): string {
  if (!stated) return "";
  return verdict === "agrees" ? `  (stated: ${writtenText(stated)})` : `, not ${writtenText(stated)}`;
}

function lineOf({ document }: FileResult["analysis"], offset: number): number {
  return document.lines.position(offset).line + 1;
}
