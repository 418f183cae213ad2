import { traceOf, type Answered, type MetricTrace } from "../checklist/trace";
import type { LineIndex } from "../text/lines";
import type { FileResult } from "./results";
import type { Style } from "./style";

/** The golden thread of one document for people. What is missing is said in its place. */
export function formatTrace({ path, analysis }: FileResult, style: Style): string {
  const { lines } = analysis.document;
  const { goal, metrics, owner, fallback, features, risks } = traceOf(analysis.facts, analysis.checklist);
  const open = (words: string): string => style("yellow", words);
  const at = (offset: number): string => style("dim", `(line ${lineOf(lines, offset)})`);
  const said = (fact: typeof goal, none: string): string =>
    fact ? `${short(fact.unit.text)} ${at(fact.unit.range.start)}` : open(none);
  const metricLine = ({ metric, side, mention, target, baseline, monitored, alert }: MetricTrace): string => {
    const links = [
      { words: `target ${valueText(target)}`, place: target?.unit, none: "target" },
      { words: `baseline ${valueText(baseline)}`, place: baseline?.unit, none: "baseline" },
      { words: "watched", place: monitored?.unit, none: "signal" },
      { words: `alert ${valueText(alert)}`, place: alert?.unit, none: "alert" },
    ];
    const there = links.flatMap(({ words, place }) => (place ? `${words} ${at(place.range.start)}` : []));
    const missing = links.flatMap(({ place, none }) => (place ? [] : none));
    const named = `${metric.name}, ${side} ${at(mention.unit.range.start)}`;
    return `  ${[named, ...there, ...(missing.length > 0 ? [open(`no ${missing.join(", ")}`)] : [])].join(" → ")}`;
  };
  const answeredLines = (title: string, rows: readonly Answered[], none: string): string[] =>
    rows.length === 0
      ? []
      : [
          title,
          ...rows.map(
            ({ subject, answer }) =>
              `  ${short(subject.content)}  →  ${answer ? short(answer.content) : open(none)}`,
          ),
        ];
  return `${[
    style("bold", path),
    `Goal      ${said(goal, "no goal")}`,
    `Metrics${metrics.length === 0 ? `   ${open("none")}` : ""}`,
    ...metrics.map(metricLine),
    `Owner     ${said(owner, "nobody is named who acts")}`,
    `Fallback  ${said(fallback, "no fallback")}`,
    ...answeredLines("Features", features, "no source"),
    ...answeredLines("Risks", risks, "no mitigation"),
  ].join("\n")}\n`;
}

/** The golden threads of documents for machines. Lines are one-based. */
export function formatTraceJson(files: readonly FileResult[]): string {
  return `${JSON.stringify({ version: 1, files: files.map(traceData) }, undefined, 2)}\n`;
}

function traceData({ path, analysis }: FileResult) {
  const { lines } = analysis.document;
  const { goal, metrics, owner, fallback, features, risks } = traceOf(analysis.facts, analysis.checklist);
  const line = (range: { start: number }): number => lineOf(lines, range.start);
  const fact = (one: typeof goal) => one && { line: line(one.unit.range), text: short(one.unit.text) };
  const value = (one: MetricTrace["target"]) =>
    one && {
      line: line(one.unit.range),
      text: valueText(one),
      low: one.quantity.low,
      high: one.quantity.high,
    };
  const rows = (all: readonly Answered[]) =>
    all.map(({ subject, answer }) => ({
      line: line(subject.range),
      text: short(subject.content),
      answer: answer && short(answer.content),
    }));
  return {
    path,
    goal: fact(goal),
    metrics: metrics.map(({ metric, side, mention, target, baseline, monitored, alert }) => ({
      id: metric.id,
      side,
      line: line(mention.unit.range),
      target: value(target),
      baseline: value(baseline),
      monitored: monitored && { line: line(monitored.unit.range) },
      alert: value(alert),
    })),
    owner: fact(owner),
    fallback: fact(fallback),
    features: rows(features),
    risks: rows(risks),
  };
}

function lineOf(lines: LineIndex, offset: number): number {
  return lines.position(offset).line + 1;
}

/** The value as the author wrote it. */
function valueText(value: MetricTrace["target"]): string {
  return value ? value.unit.text.slice(value.quantity.start, value.quantity.end) : "";
}

const LONGEST = 90;

function short(text: string): string {
  const words = text.trim().replaceAll(/\s+/g, " ");
  return words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()}…` : words;
}
