import { wholeDocument } from "../rules/places";
import type { RuleSetting } from "../config/configurationFile";
import type { Finding, Reading, Report, Rule, RuleOptions, Suppression } from "../rules/rule";
import { rules } from "../rules/index";
import { presets, severities } from "../knowledge/index";
import type { Preset, Severity, Stage } from "../knowledge/types";
import type { Range } from "../text/lines";
import { Suppressor } from "./suppress";

/** What a rule that crashed is reported as: a bug of ours, which must not hide the other findings. */
export const RULE_FAILED = {
  code: "MLD000",
  name: "rule-failed",
  about: "A rule crashed on this document: a bug in the linter, not in the document.",
  since: "0.1.0",
} as const;

/** What the rules found in a document. */
export interface Linted {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** The findings that comments hide, each with its reason in the text. */
  readonly suppressed: readonly Finding[];
}

/** Which rules speak, and how loud. */
export interface LintSettings {
  readonly preset: Preset;
  /** What is set for single rules, by code; it goes before preset and stage. */
  readonly rules?: ReadonlyMap<string, RuleSetting> | undefined;
}

/** Runs every rule that speaks, and lets the comments of the document hide what they name. */
export function lint(
  reading: Omit<Reading, "suppressions">,
  settings: LintSettings,
  active: readonly Rule[] = rules,
): Linted {
  const run = new Run({ ...reading, suppressions: [] }, settings, active);
  const found = run.content();
  const suppressor = new Suppressor(reading.document.directives, [RULE_FAILED, ...active]);
  // A directive is used by what it hides, also where a finding of more weight speaks of the topic in its place.
  const hidden = new Set(found.filter((finding) => suppressor.hides(finding)));
  const whole = oneForEachTopic(found.filter(({ expects }) => expects === undefined));
  const spokenFor = new Set(whole.flatMap(({ topics }) => topics));
  const details = found.filter(
    ({ expects, topics }) => expects !== undefined && !topics.some((topic) => spokenFor.has(topic)),
  );
  const heard = [...whole, ...joined(details, hidden)];
  const about = run.suppressions(suppressor.report(run.ran));
  for (const finding of about) if (suppressor.hides(finding)) hidden.add(finding);
  const all = inOrder([...heard, ...about]);
  return {
    findings: all.filter((finding) => !hidden.has(finding)),
    suppressed: all.filter((finding) => hidden.has(finding)),
  };
}

/** One run of the rules over a document. */
class Run {
  /** The codes of the rules that ran to their end. */
  readonly ran = new Set<string>();
  readonly #reading: Reading;
  readonly #settings: LintSettings;
  readonly #active: readonly Rule[];

  constructor(reading: Reading, settings: LintSettings, active: readonly Rule[]) {
    this.#reading = reading;
    this.#settings = settings;
    this.#active = active;
  }

  /** What is said of the document: by the first gate that speaks, else by the rules that judge content. */
  content(): Finding[] {
    const declared = this.#run(this.#inPhase("declaration"), this.#reading);
    for (const gate of this.#inPhase("gate")) {
      const closed = this.#run([gate], this.#reading);
      if (closed.length > 0) return [...declared, ...closed];
    }
    return [...declared, ...this.#run(this.#inPhase(undefined), this.#reading)];
  }

  /** What is said of the comments that suppress findings. */
  suppressions(suppressions: readonly Suppression[]): Finding[] {
    return this.#run(this.#inPhase("suppression"), { ...this.#reading, suppressions });
  }

  #inPhase(phase: Rule["phase"]): readonly Rule[] {
    return phasesOf(this.#active).get(phase)!;
  }

  #run(rules: readonly Rule[], reading: Reading): Finding[] {
    const findings: Finding[] = [];
    for (const rule of rules) {
      const set = this.#settings.rules?.get(rule.code);
      const severity = set?.severity ?? severityOf(rule, this.#settings.preset, reading.stage);
      if (severity === "off") continue;
      const before = findings.length;
      const add = (report: Report): void => {
        const isMild = report.atMost !== undefined && set?.severity === undefined;
        const level = isMild ? mildest(severity, report.atMost) : severity;
        findings.push(finding(rule, level, report, reading));
      };
      try {
        rule.check(reading, add, optionsOf(rule, set));
        this.ran.add(rule.code);
      } catch (error) {
        findings.splice(before, Infinity, crash(rule, error, reading));
      }
    }
    return findings;
  }
}

type Phases = ReadonlyMap<Rule["phase"], readonly Rule[]>;
const PHASES = ["declaration", "gate", undefined, "suppression"] as const;
const known = new WeakMap<readonly Rule[], Phases>();

/** By phase the rules of a list. */
function phasesOf(list: readonly Rule[]): Phases {
  let phases = known.get(list);
  if (!phases) {
    phases = new Map(PHASES.map((phase) => [phase, list.filter((rule) => rule.phase === phase)]));
    known.set(list, phases);
  }
  return phases;
}

/** How severe a rule's findings are in a preset and at a stage, where nothing is set for it. */
export function severityOf(rule: Rule, preset: Preset, stage: Stage | undefined): Severity | "off" {
  if (presets.indexOf(rule.preset ?? "recommended") > presets.indexOf(preset)) return "off";
  return (stage && rule.severity[stage]) ?? rule.severity.default;
}

const NO_OPTIONS: Readonly<Record<string, never>> = {};

function optionsOf({ options }: Rule, set: RuleSetting | undefined): RuleOptions {
  const standard = options ? standardOf(options) : NO_OPTIONS;
  return set?.options ? { ...standard, ...set.options } : standard;
}

const standards = new WeakMap<NonNullable<Rule["options"]>, RuleOptions>();

/** The options of a rule where none are set. */
function standardOf(options: NonNullable<Rule["options"]>): RuleOptions {
  let standard = standards.get(options);
  if (!standard) {
    const values = Object.entries(options).map(([key, option]) => [key, option.default] as const);
    standards.set(options, (standard = Object.fromEntries(values)));
  }
  return standard;
}

function finding(rule: Rule, severity: Severity, report: Report, { document }: Reading): Finding {
  const { code, name, messages } = rule;
  const { message, data = {}, range, related = [], fixes = [], topics = [], expects } = report;
  const template = messages[message];
  if (template === undefined) throw new Error(`${code} has no message ${message}`);
  const fill = (_: string, blank: string): string => String(data[blank] ?? "");
  const text = template.includes("{{") ? template.replaceAll(/\{\{(\w+)\}\}/g, fill) : template;
  return {
    code,
    name,
    severity,
    message: text,
    range: inside(range, document.text.length),
    related,
    fixes,
    topics,
    expects,
    also: [],
  };
}

function mildest(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) < severities.indexOf(b) ? a : b;
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
    expects: undefined,
    also: [],
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

/** What is expected of one topic, told by the finding that weighs most; hidden ones are told to nobody. */
function joined(details: readonly Finding[], hidden: ReadonlySet<Finding>): Finding[] {
  const byTopic = new Map<string, Finding[]>();
  for (const finding of details) {
    const key = hidden.has(finding) ? `${finding.code} hidden` : finding.topics.join();
    byTopic.set(key, [...(byTopic.get(key) ?? []), finding]);
  }
  return [...byTopic.values()].map((findings) => {
    const [lead, ...others] = [...findings].sort((a, b) => weight(a) - weight(b)) as [Finding, ...Finding[]];
    const named = others.filter(({ severity }) => severity !== "hint");
    if (named.length === 0) return lead;
    const nouns = named.map(({ expects }) => expects).join(", ");
    const also = named.map(({ code }) => code);
    return { ...lead, message: `${lead.message} Also expected: ${nouns} (${also.join(", ")}).`, also };
  });
}

function weight({ severity }: Finding): number {
  return -severities.indexOf(severity);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.range.start - b.range.start || compare(a.code, b.code));
}
