import { existsSync, readFileSync } from "node:fs";
import { LabelsError } from "../eval/labels";

/** What a reader, with the document open, says of a finding; `arguable` where reasonable reviewers differ. */
export type Opinion = "right" | "wrong" | "arguable";

/** The verdict on what a rule finds on a line of a document. */
export interface Verdict {
  readonly code: string;
  /** The document's file name, without its folder. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly verdict: Opinion;
  /** In the judge's own words: no text of the documents goes into the project. */
  readonly reason: string;
}

const OPINIONS: readonly unknown[] = ["right", "wrong", "arguable"] satisfies Opinion[];

/** Where a verdict belongs, and by what a finding meets it. */
export function placeOf({ code, file, line }: Pick<Verdict, "code" | "file" | "line">): string {
  return `${file}:${line} ${code}`;
}

/** Reads a file of verdicts, one JSON object a line, so that those of two judges merge; none where there is no file. */
export function readVerdicts(file: string): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const verdict = parseVerdict(line, `${file}:${index + 1}`);
    const place = placeOf(verdict);
    if (verdicts.has(place)) throw new LabelsError(`${file}:${index + 1} judges ${place} again: keep one.`);
    verdicts.set(place, verdict);
  }
  return verdicts;
}

function parseVerdict(line: string, place: string): Verdict {
  let row: Partial<Record<keyof Verdict, unknown>> | null;
  try {
    row = JSON.parse(line) as typeof row;
  } catch (error) {
    throw new LabelsError(`${place} is not JSON (${(error as Error).message}): write one object a line.`);
  }
  const isWhole =
    typeof row?.code === "string" &&
    typeof row.file === "string" &&
    typeof row.line === "number" &&
    typeof row.reason === "string" &&
    row.reason !== "";
  if (!isWhole) throw new LabelsError(`${place} lacks a code, file, line or reason: add it.`);
  if (!OPINIONS.includes(row?.verdict)) {
    throw new LabelsError(`${place} says ${JSON.stringify(row?.verdict)}: use right, wrong or arguable.`);
  }
  return row as Verdict;
}
