import type { Analysis } from "../analyse";
import type { Severity } from "../knowledge/types";
import type { Finding } from "../rules/rule";
import type { LineIndex } from "../text/lines";

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

/** A configuration file with something wrong in it. */
export interface ConfigurationResult {
  readonly path: string;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
}

/** What a run found. */
export interface RunResult {
  /** Before the documents: what is wrong here decides how they are read. */
  readonly configuration: readonly ConfigurationResult[];
  readonly files: readonly FileResult[];
  readonly errors: readonly FileError[];
}

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

export function countFindings({ configuration, files }: RunResult): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { findings } of configuration) for (const { severity } of findings) counts[severity]++;
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
