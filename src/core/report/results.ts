import type { Analysis } from "../analyse";
import type { Severity } from "../knowledge/types";

/** One document that was read. */
export interface FileResult {
  /** As the user named it, with forward slashes. */
  readonly path: string;
  readonly analysis: Analysis;
}

/** One document that could not be read, and what to do about it. */
export interface FileError {
  readonly path: string;
  readonly message: string;
}

/** What a run found. */
export interface RunResult {
  readonly files: readonly FileResult[];
  readonly errors: readonly FileError[];
}

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export function countFindings(files: readonly FileResult[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { analysis } of files) for (const { severity } of analysis.findings) counts[severity]++;
  return counts;
}

/** "2 errors, 1 warning", the severities that occur, the worst first; "no findings" without any. */
export function countWords(counts: Counts): string {
  const parts = (["error", "warning", "information", "hint"] as const).flatMap((severity) => {
    const count = counts[severity];
    if (count === 0) return [];
    return [
      severity === "information" ? `${count} information` : `${count} ${severity}${count === 1 ? "" : "s"}`,
    ];
  });
  return parts.length === 0 ? "no findings" : parts.join(", ");
}
