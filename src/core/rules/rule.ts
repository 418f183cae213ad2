import type { Checklist } from "../checklist/checklist";
import type { ChosenFramework } from "../checklist/framework";
import type { Declaration } from "../config/declaration";
import type { DesignDocument, Directive } from "../document/model";
import type { Facts } from "../facts/facts";
import type { Preset, Severity, Stage } from "../knowledge/types";
import type { Numbers } from "../numbers/calculation";
import type { Closest } from "../text/closest";
import type { Range } from "../text/lines";
import type { TextEdit } from "../text/textEdit";

/** A change that a finding offers. */
export interface Fix {
  readonly title: string;
  /** A `fix` is safe and runs in fix-all; a `suggestion` is the author's choice. */
  readonly kind: "fix" | "suggestion";
  readonly edit: TextEdit;
  /** The edit's text with tab stops, for editors. */
  readonly snippet?: string;
}

/** One defect. */
export interface Finding {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly message: string; readonly range: Range }[];
  readonly fixes: readonly Fix[];
  /** The topics it speaks for: of several findings about one topic only the most telling is shown. */
  readonly topics: readonly string[];
  /** What it expects of its topic beside what is there, as a noun: such findings of a topic are told as one. */
  readonly expects: string | undefined;
  /** The codes of those that are told with it. */
  readonly also: readonly string[];
}

/** What a rule says of one place. */
export interface Report {
  /** Which of the rule's messages, and the words for its `{{blanks}}`. */
  readonly message: string;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly range: Range;
  readonly related?: Finding["related"];
  readonly fixes?: readonly Fix[];
  readonly topics?: readonly string[];
  readonly expects?: string;
  /** What this one is at most, where the rule's other messages weigh more; a configured severity goes before it. */
  readonly atMost?: Severity;
}

/** What became of a directive, once the rules have spoken. */
export interface Suppression {
  readonly directive: Directive;
  /** Names that no rule has, each with the one that was meant, if there is one. */
  readonly unknown: readonly { readonly rule: DirectiveRule; readonly meant: Closest | undefined }[];
  /** Rules that ran and found nothing that it covers. */
  readonly unused: readonly DirectiveRule[];
}

type DirectiveRule = Directive["rules"][number];

/** Everything that is known of a document when the rules run. No rule looks at raw text. */
export interface Reading {
  readonly document: DesignDocument;
  readonly facts: Facts;
  readonly numbers: Numbers;
  readonly checklist: Checklist;
  readonly framework: ChosenFramework;
  readonly stage: Stage;
  readonly declaration: Declaration;
  readonly isLikely: boolean;
  /** What the host was configured with and we can't use, in sentences. */
  readonly configurationProblems: readonly string[];
  /** Empty until all rules but those about suppressions have spoken. */
  readonly suppressions: readonly Suppression[];
}

/** Severities by stage; `off` silences the rule there. */
export type RuleSeverity = { readonly default: Severity } & Readonly<
  Partial<Record<Stage, Severity | "off">>
>;

/** A word list or a number that a user may set; what it is by default says which. */
export interface RuleOption {
  readonly about: string;
  readonly default: readonly string[] | number;
}

/** The options of a rule as they are set, each with a value of the kind of its default. */
export type RuleOptions = Readonly<Record<string, readonly string[] | number>>;

export interface Rule {
  readonly code: string;
  readonly name: string;
  /** What it looks for, in one sentence. */
  readonly about: string;
  readonly severity: RuleSeverity;
  /**
   * When it is asked: a rule about the `declaration` always; a `gate` next, and if it speaks, it does so instead of all
   * that judge content. A rule about `suppression` comes last: it judges what the others' findings were hidden by.
   */
  readonly phase?: "declaration" | "gate" | "suppression";
  /** The first preset in which it speaks, and it does in those that say more; `recommended` where left out. */
  readonly preset?: Preset;
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** The strongest change it offers. */
  readonly fix?: Fix["kind"];
  readonly since: string;
  /** What is wrong, then what to do; `{{blanks}}` are filled from the report. */
  readonly messages: Readonly<Record<string, string>>;
  /** Pure and total. A crash becomes MLD000, and the other rules go on. */
  check(reading: Reading, report: (report: Report) => void, options: RuleOptions): void;
}

/** Checks the shape of a rule at compile time, and is the one way to write one. */
export function defineRule(definition: Rule): Rule {
  return definition;
}
