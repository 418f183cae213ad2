import { analyse, ruleInfos, type Finding } from "../../core/index";
import { mutate, type KnownFailure, type MutantCase, type MutantSet } from "./cases";

/** A finding as a reader of the matrix wants to see it. */
export interface Raised {
  readonly code: string;
  readonly severity: Finding["severity"];
  readonly line: number;
  readonly message: string;
}

/** What became of a case. */
export interface Verdict {
  readonly mutant: MutantCase;
  /** Whether there is a rule of that code. */
  readonly exists: boolean;
  /** Of a fault: the rule spoke. Of a trap: it kept silent. */
  readonly isRight: boolean;
  /** Warnings and errors of other rules, by default, that the clean document does not raise. */
  readonly others: readonly Raised[];
  /** What the rule itself, in whichever preset it speaks, said beside what it says of the clean document. */
  readonly own: readonly Raised[];
  /** Why it is known to fail, if it is. */
  readonly known: string | undefined;
}

/** What a clean document raises, which should be nothing. */
export interface CleanVerdict {
  readonly document: string;
  readonly raised: readonly Raised[];
  readonly known: string | undefined;
}

/** Whether all is as it should be. */
export function isExact({ isRight, others }: Verdict): boolean {
  return isRight && others.length === 0;
}

/** Checks each clean document. */
export function judgeClean({ documents, known }: MutantSet): CleanVerdict[] {
  return [...documents].map(([document, text]) => ({
    document,
    raised: raisedBy(text).filter(isLoud),
    known: known.find((failure) => failure.document === document && failure.about === undefined)?.reason,
  }));
}

/** Makes each change and checks what it raises. */
export function judgeCases(set: MutantSet): Verdict[] {
  const clean = new Map([...set.documents].map(([document, text]) => [document, raisedBy(text)]));
  const cleanOfAll = new Map([...set.documents].map(([document, text]) => [document, raisedBy(text, "all")]));
  const codes = new Set(ruleInfos.map(({ code }) => code));
  return set.cases.map((mutant) => {
    const text = mutate(set, mutant);
    const added = withoutKnown(raisedBy(text), clean.get(mutant.document)!);
    const isOwn = ({ code, also }: Told): boolean => code === mutant.code || also.includes(mutant.code);
    const own = withoutKnown(
      raisedBy(text, "all").filter(isOwn),
      cleanOfAll.get(mutant.document)!.filter(isOwn),
    );
    const isFault = mutant.kind === "fault";
    return {
      mutant,
      exists: codes.has(mutant.code),
      isRight: isFault === own.length > 0,
      others: added.filter((finding) => isLoud(finding) && finding.code !== mutant.code),
      own,
      known: set.known.find((failure) => isAbout(failure, mutant))?.reason,
    };
  });
}

function isAbout({ code, document, about }: KnownFailure, mutant: MutantCase): boolean {
  return code === mutant.code && document === mutant.document && about === mutant.about;
}

function isLoud({ severity }: Raised): boolean {
  return severity === "warning" || severity === "error";
}

type Told = Raised & { readonly also: readonly string[] };

function raisedBy(text: string, preset?: string): Told[] {
  const { document, findings } = analyse(text, { isDeclared: true, preset });
  return findings.map(({ code, severity, message, range, also }) => ({
    code,
    severity,
    message,
    also,
    line: document.lines.lineAt(range.start) + 1,
  }));
}

/** The findings that are left when each that the clean document raises takes one of its rule away. */
function withoutKnown(findings: readonly Told[], clean: readonly Told[]): Told[] {
  const rest = [...clean];
  return findings.filter(({ code }) => {
    const at = rest.findIndex((other) => other.code === code);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
