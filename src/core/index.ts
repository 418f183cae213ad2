/** The only door to the core: text in, plain data out. Nothing behind it touches a file, the clock or an editor. */
import { knowledge } from "./knowledge/index";
import { RULE_FAILED } from "./lint/lint";
import { findRule as findNamed } from "./lint/suppress";
import { rules } from "./rules/index";
import type { Fix } from "./rules/rule";
import type { Severity } from "./knowledge/types";

export { analyse, configurationProblems, type Analysis, type AnalysisOptions } from "./analyse";
export { filledSlots, openSlots, type Status, type StepState, type TopicState } from "./checklist/checklist";
export { explain, statusWords, summarise } from "./checklist/describe";
export { declaresDesignDoc, NO_FRAMEWORK } from "./config/declaration";
export type { DirectiveScope } from "./document/model";
export { declare } from "./outline/declare";
export { findFramework, stages } from "./knowledge/index";
export type { Framework, Severity } from "./knowledge/types";
export { fixText, safeEdits } from "./lint/fix";
export { suppressionEdit, suppressionScopes } from "./lint/suppressionEdit";
export { appendTopic, insertStep, insertTopic, type Insertion } from "./outline/placement";
export { outline } from "./outline/skeleton";
export { frameworkSnippets } from "./outline/snippets";
export { formatChecklist } from "./report/checklist";
export { formatJson } from "./report/json";
export { countFindings, type FileError, type FileResult, type RunResult } from "./report/results";
export { formatTrace, formatTraceJson } from "./report/trace";
export { formatStylish } from "./report/stylish";
export { plain, type Style } from "./report/style";
export type { Finding, Fix } from "./rules/rule";
export { LineIndex, type Range } from "./text/lines";
export { applyEdits, type TextEdit } from "./text/textEdit";

export const { frameworks, topics } = knowledge;

/** What a list of rules shows of one. */
export interface RuleInfo {
  readonly code: string;
  readonly name: string;
  readonly about: string;
  readonly severity: Severity;
  readonly fix: Fix["kind"] | undefined;
  readonly since: string;
}

/** Every rule, by code. Each has a page `docs/rules/<code>-<name>.md`. */
export const ruleInfos: readonly RuleInfo[] = [
  { ...RULE_FAILED, severity: "warning" as const, fix: undefined },
  ...rules.map(({ code, name, about, severity, fix, since }) => ({
    code,
    name,
    about,
    severity: severity.default,
    fix,
    since,
  })),
].sort((a, b) => a.code.localeCompare(b.code));

/** A rule by its code or its name, in either case. */
export function findRule(wanted: string): RuleInfo | undefined {
  return findNamed(ruleInfos, wanted);
}
