import { isLeftAlone, type Judged, type Judgement, type RuleScore } from "./judge";
import { placeOf, type Verdict } from "./verdicts";

const COLUMNS = ["findings", "right", "wrong", "arguable", "unjudged"] as const;

/** One line for each rule that warns: how its findings were judged, and whether it may. */
export function formatRules(rules: readonly RuleScore[]): string {
  const heading = ["rule".padEnd(8), ...[...COLUMNS, "precision", "may warn"].map(cell)].join("");
  const rows = rules.map((rule) =>
    [
      rule.code.padEnd(8),
      ...COLUMNS.map((column) => cell(rule[column] || "-")),
      cell(rule.precision?.toFixed(2) ?? "-"),
      cell(rule.mayWarn ? (rule.unjudged > 0 ? "so far" : "yes") : "NO"),
    ].join(""),
  );
  return [heading, ...rows].join("\n");
}

/** The totals, what changed since the verdicts, and what documents of another kind are told. */
export function formatTotals({ findings, rules, gone, median, others }: Judgement): string {
  const sum = (column: (typeof COLUMNS)[number]): number =>
    rules.reduce((all, rule) => all + rule[column], 0);
  // A wrong finding that is gone is mended; its verdict stays, for it may come back.
  const missed = gone.filter(({ verdict }) => verdict !== "wrong");
  const bothered = others.filter((other) => !isLeftAlone(other));
  return [
    `${findings.length} warnings and errors: ${COLUMNS.slice(1)
      .map((column) => `${sum(column)} ${column}`)
      .join(", ")}`,
    `findings of the median design doc: ${median.all}, warnings and errors among them: ${median.loud}`,
    `documents of another kind that are left alone: ${others.length - bothered.length} of ${others.length}`,
    ...bothered.map(({ file, codes }) => `  ${file}: ${codes.join(" ")}`),
    `findings without a verdict: ${sum("unjudged")}${sum("unjudged") > 0 ? " (--unjudged lists them)" : ""}`,
    `verdicts whose finding is gone: ${gone.length}, of which ${missed.length} were not wrong`,
    ...missed.map((verdict) => `  ${formatVerdict(verdict)}`),
  ].join("\n");
}

/** A finding that is to be judged. */
export function formatFinding(finding: Judged): string {
  return `${placeOf(finding)} ${finding.message}`;
}

/** A verdict with its reason. */
export function formatVerdict(verdict: Verdict): string {
  return `${placeOf(verdict)} ${verdict.verdict}: ${verdict.reason}`;
}

function cell(value: string | number): string {
  return String(value).padStart(11);
}
