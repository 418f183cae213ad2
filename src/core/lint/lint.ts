import { wholeDocument } from "../rules/places";
import type { Finding, Reading, Report, Rule } from "../rules/rule";
import { rules } from "../rules/index";
import type { Severity, Stage } from "../knowledge/types";
import type { Range } from "../text/lines";

/** What a rule that crashed is reported as: a bug of ours, which must not hide the other findings. */
export const RULE_FAILED = {
  code: "MLD000",
  name: "rule-failed",
  about: "A rule crashed on this document: a bug in the linter, not in the document.",
  since: "0.1.0",
} as const;

/** Runs every rule and returns the findings in the order of the text. */
export function lint(reading: Reading, active: readonly Rule[] = rules): Finding[] {
  const inPhase = (phase: Rule["phase"]): Rule[] => active.filter((rule) => rule.phase === phase);
  const declared = run(reading, inPhase("declaration"));
  for (const gate of inPhase("gate")) {
    const closed = run(reading, [gate]);
    if (closed.length > 0) return inOrder([...declared, ...closed]);
  }
  return inOrder([...declared, ...oneForEachTopic(run(reading, inPhase(undefined)))]);
}

function run(reading: Reading, active: readonly Rule[]): Finding[] {
  return active.flatMap((rule) => {
    const severity = severityOf(rule, reading.stage);
    if (severity === "off") return [];
    const findings: Finding[] = [];
    try {
      rule.check(reading, (report) => findings.push(finding(rule, severity, report, reading)));
    } catch (error) {
      return [crash(rule, error, reading)];
    }
    return findings;
  });
}

function severityOf(rule: Rule, stage: Stage): Severity | "off" {
  return rule.severity[stage] ?? rule.severity.default;
}

function finding(rule: Rule, severity: Severity, report: Report, { document }: Reading): Finding {
  const { code, name, messages } = rule;
  const { message, data = {}, range, related = [], fixes = [], topics = [] } = report;
  const template = messages[message];
  if (template === undefined) throw new Error(`${code} has no message ${message}`);
  const text = template.replaceAll(/\{\{(\w+)\}\}/g, (_, blank: string) => String(data[blank] ?? ""));
  return {
    code,
    name,
    severity,
    message: text,
    range: inside(range, document.text.length),
    related,
    fixes,
    topics,
  };
}

function inside({ start, end }: Range, length: number): Range {
  const from = Math.max(0, Math.min(start, length));
  return { start: from, end: Math.max(from, Math.min(end, length)) };
}

function crash(rule: Rule, error: unknown, reading: Reading): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: RULE_FAILED.code,
    name: RULE_FAILED.name,
    severity: "warning",
    message: `Rule ${rule.code} ${rule.name} failed on this document (${reason}): please report it.`,
    range: wholeDocument(reading),
    related: [],
    fixes: [],
    topics: [],
  };
}

/** A finding all of whose topics were spoken for by an earlier rule says nothing new. */
function oneForEachTopic(findings: readonly Finding[]): Finding[] {
  const spokenFor = new Map<string, string>();
  return findings.filter(({ code, topics }) => {
    if (topics.length === 0) return true;
    const isNew = topics.some((topic) => (spokenFor.get(topic) ?? code) === code);
    if (isNew) for (const topic of topics) if (!spokenFor.has(topic)) spokenFor.set(topic, code);
    return isNew;
  });
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.range.start - b.range.start || a.code.localeCompare(b.code));
}
