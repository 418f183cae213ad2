import path from "node:path";
import { analyse, type Finding } from "../../core/index";
import type { LabelledDocument } from "../eval/labels";
import { placeOf, type Verdict } from "./verdicts";

/** A warning or error as a judge wants to see it. */
export interface Judged {
  readonly code: string;
  readonly severity: Finding["severity"];
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly message: string;
  /** Undefined where nobody has judged it yet. */
  readonly verdict: Verdict | undefined;
}

/** How often a rule is right where it speaks as warning or error. */
export interface RuleScore {
  readonly code: string;
  readonly findings: number;
  readonly right: number;
  readonly wrong: number;
  readonly arguable: number;
  readonly unjudged: number;
  /** Of those that are right or wrong; undefined where none is. */
  readonly precision: number | undefined;
  /** Whether it may speak as warning or error, as far as it is judged. */
  readonly mayWarn: boolean;
}

/** What the rules say of a set of documents, and what was said of that. */
export interface Judgement {
  /** The warnings and errors, by document and line. */
  readonly findings: readonly Judged[];
  readonly rules: readonly RuleScore[];
  /** The rules of which somebody judged what they say more quietly, or in another preset, with all that they so say. */
  readonly quiet: readonly RuleScore[];
  /** Verdicts on the documents of the set whose finding is no longer raised. */
  readonly gone: readonly Verdict[];
  /** How many findings the median design doc has, of every severity, and how many warnings and errors. */
  readonly median: { readonly all: number; readonly loud: number };
  /** The codes that each document of another kind gets. */
  readonly others: readonly { readonly file: string; readonly codes: readonly string[] }[];
}

/** The precision that a rule needs to warn, once it fires as often as this. Where it fires less, none may be wrong. */
const ENOUGH = { precision: 0.9, findings: 10 };

/** What a document of another kind should get, and nothing else. */
const NOT_A_DESIGN_DOC = "MLD002";

/** Checks the open documents as `check --all` does by default; a sealed one is not even read. */
export function judge(
  documents: readonly LabelledDocument[],
  verdicts: ReadonlyMap<string, Verdict>,
): Judgement {
  const open = documents.filter(({ isSealed }) => !isSealed);
  const designs = open.filter(({ isOther }) => !isOther).map((document) => raisedBy(document, verdicts));
  const findings = designs.flat().filter(isLoud);
  const loud = new Set(findings.map(placeOf));
  const all = open.filter(({ isOther }) => !isOther).flatMap((document) => told(document, verdicts));
  const quiet = all.filter((finding) => !loud.has(placeOf(finding)));
  const raised = new Set([...loud, ...quiet.filter(({ verdict }) => verdict).map(placeOf)]);
  const judgedQuietly = new Set(quiet.flatMap(({ code, verdict }) => (verdict ? [code] : [])));
  const files = new Set(open.map(nameOf));
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    findings,
    rules: codes.map((code) =>
      score(
        code,
        findings.filter((finding) => finding.code === code),
      ),
    ),
    quiet: [...judgedQuietly].sort().map((code) =>
      score(
        code,
        quiet.filter((finding) => finding.code === code),
      ),
    ),
    gone: [...verdicts.values()].filter(
      (verdict) => files.has(verdict.file) && !raised.has(placeOf(verdict)),
    ),
    median: {
      all: median(designs.map(({ length }) => length)),
      loud: median(designs.map((ofOne) => ofOne.filter(isLoud).length)),
    },
    others: open
      .filter(({ isOther }) => isOther)
      .map((document) => ({
        file: nameOf(document),
        codes: raisedBy(document, verdicts).map(({ code }) => code),
      })),
  };
}

/** Whether a document of another kind was told only that it is none of ours. */
export function isLeftAlone({ codes }: Judgement["others"][number]): boolean {
  return codes.every((code) => code === NOT_A_DESIGN_DOC);
}

function raisedBy(document: LabelledDocument, verdicts: ReadonlyMap<string, Verdict>): Judged[] {
  const analysis = analyse(document.text);
  return analysis.findings.map(({ code, severity, message, range }) => {
    const line = analysis.document.lines.lineAt(range.start) + 1;
    const file = nameOf(document);
    return { code, severity, file, line, message, verdict: verdicts.get(placeOf({ code, file, line })) };
  });
}

/** What every rule says in the preset `all`; a finding that is told with another has its line. */
function told(document: LabelledDocument, verdicts: ReadonlyMap<string, Verdict>): Judged[] {
  const { findings, document: read } = analyse(document.text, { preset: "all" });
  const file = nameOf(document);
  return findings.flatMap(({ code, also, severity, message, range }) => {
    const line = read.lines.lineAt(range.start) + 1;
    return [code, ...also].map((one) => {
      const verdict = verdicts.get(placeOf({ code: one, file, line }));
      return { code: one, severity, file, line, message, verdict };
    });
  });
}

function score(code: string, findings: readonly Judged[]): RuleScore {
  const count = (opinion: Verdict["verdict"] | undefined): number =>
    findings.filter(({ verdict }) => verdict?.verdict === opinion).length;
  const right = count("right");
  const wrong = count("wrong");
  const precision = right + wrong === 0 ? undefined : right / (right + wrong);
  const isEnough = right + wrong >= ENOUGH.findings && precision! >= ENOUGH.precision;
  return {
    code,
    findings: findings.length,
    right,
    wrong,
    arguable: count("arguable"),
    unjudged: count(undefined),
    precision,
    mayWarn: wrong === 0 || isEnough,
  };
}

function isLoud({ severity }: Judged): boolean {
  return severity === "warning" || severity === "error";
}

function nameOf({ file }: LabelledDocument): string {
  return path.basename(file);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
