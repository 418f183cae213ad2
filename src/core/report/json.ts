import type { Analysis } from "../analyse";
import type { Fact } from "../facts/factList";
import type { Finding } from "../rules/rule";
import type { LineIndex, Range } from "../text/lines";
import { countFindings, type RunResult } from "./results";

/** The report for machines; its shape is `schemas/report.schema.json`. Lines and columns are one-based. */
export function formatJson(result: RunResult, version: string): string {
  const report = {
    version: 1,
    tool: { name: "ml-design-doc", version },
    configuration: result.configuration.map(({ path, lines, findings }) => ({
      path,
      findings: findings.map((finding) => findingReport(finding, lines)),
    })),
    files: result.files.map(({ path, analysis }) => ({ path, ...fileReport(analysis) })),
    errors: result.errors,
    summary: {
      files: result.files.length,
      errors: result.errors.length,
      findings: countFindings(result),
      suppressed: result.files.reduce((sum, { analysis }) => sum + analysis.suppressed.length, 0),
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function fileReport({
  document,
  declaration,
  facts,
  framework,
  stage,
  checklist,
  isLikely,
  findings,
  suppressed,
}: Analysis) {
  const { lines } = document;
  return {
    designDoc: {
      declared: declaration.isDeclared,
      likely: isLikely,
      language: facts.language,
      framework: { id: framework.id, source: framework.source },
      stage,
    },
    topics: Object.fromEntries(
      [...checklist.topics].map(([id, { status, slots, decidedBy }]) => {
        const filled = slots.flatMap(({ filledBy }) => filledBy ?? []);
        return [
          id,
          { status, evidence: evidence(filled.length > 0 ? filled : decidedBy ? [decidedBy] : [], lines) },
        ];
      }),
    ),
    steps: checklist.steps.map(({ step, status }) => ({ id: step.id, title: step.title, status })),
    findings: findings.map((finding) => findingReport(finding, lines)),
    suppressed: suppressed.length,
  };
}

function findingReport({ code, name, severity, message, range, also }: Finding, lines: LineIndex) {
  return { code, name, severity, message, range: place(range, lines), also };
}

const LONGEST_EVIDENCE = 200;

function evidence(facts: readonly Fact[], lines: LineIndex) {
  return facts.map(({ unit, slot }) => ({
    line: lines.position(unit.range.start).line + 1,
    text: unit.text.replaceAll(/\s+/g, " ").slice(0, LONGEST_EVIDENCE),
    slot: slot ?? null,
  }));
}

function place(range: Range, lines: LineIndex) {
  const point = (offset: number) => {
    const { line, column } = lines.position(offset);
    return { line: line + 1, column: column + 1 };
  };
  return { start: point(range.start), end: point(range.end) };
}
