import type { Severity } from "../knowledge/types";
import { countFindings, countWords, type RunResult } from "./results";
import type { Style } from "./style";

const LOOKS = { error: "red", warning: "yellow", information: "blue", hint: "dim" } as const satisfies Record<
  Severity,
  Parameters<Style>[0]
>;

/** The report for people: findings by file, each with its place, and a closing count. */
export function formatStylish(result: RunResult, style: Style): string {
  const { configuration, files, errors } = result;
  const documents = files.map(({ path, analysis: { document, findings } }) => ({
    path,
    lines: document.lines,
    findings,
  }));
  const blocks = [...configuration, ...documents]
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, lines: index, findings }) => {
      const rows = findings.map(({ code, name, severity, message, range }) => {
        const { line, column } = index.position(range.start);
        return { place: `${line + 1}:${column + 1}`, severity, message, rule: `${code} ${name}` };
      });
      const width = Math.max(...rows.map(({ place }) => place.length));
      const lines = rows.map(({ place, severity, message, rule }) => {
        const level = style(LOOKS[severity], severity.padEnd(11));
        return `  ${style("dim", place.padStart(width))}  ${level}  ${message}  ${style("dim", rule)}`;
      });
      return [style("bold", path), ...lines].join("\n");
    });
  const failures = errors.map(
    ({ path, message }) => `${style("bold", path)}\n  ${style("red", "unreadable")}  ${message}`,
  );
  const counts = countFindings(result);
  const look = counts.error > 0 ? "red" : counts.warning > 0 ? "yellow" : "green";
  const checked = `${files.length} ${files.length === 1 ? "document" : "documents"} checked`;
  const unread = errors.length > 0 ? `, ${style("red", `${errors.length} could not be read`)}` : "";
  const closing = `${checked}: ${style(look, countWords(counts))}${unread}`;
  return `${[...blocks, ...failures, closing].join("\n\n")}\n`;
}
