/** The only door to the core: text in, plain data out. Nothing behind it touches a file, the clock or an editor. */
import { knowledge } from "./knowledge/index";
import { DEFAULT_STAGE } from "./analyse";
import { RULE_FAILED, severityOf } from "./lint/lint";
import { readConfigurationFile as readFileFor, type ConfigurationFile } from "./config/configurationFile";
import { findRule as findNamed } from "./config/ruleNames";
import { rules } from "./rules/index";
import type { Fix, Rule, RuleOption } from "./rules/rule";
import type { Preset, Severity } from "./knowledge/types";

export {
  analyse,
  availableFrameworks,
  configurationProblems,
  type Analysis,
  type AnalysisOptions,
} from "./analyse";
export { openSlots, type Status, type StepState, type TopicState } from "./checklist/checklist";
export { explain, statusWords, summarise } from "./checklist/describe";
export { configuredOptions } from "./config/options";
export { declaresDesignDoc, NO_FRAMEWORK } from "./config/declaration";
export {
  mergeConfiguration,
  NO_CONFIGURATION,
  type Configuration,
  type Layer,
  type Setting,
} from "./config/effective";
export { readFrameworkFile } from "./config/frameworkFile";
export type { ConfigurationFile } from "./config/configurationFile";
export type { Problem } from "./config/problems";
export { frontMatterChoices } from "./config/frontMatterChoices";
export type { DirectiveScope } from "./document/model";
export { declare } from "./outline/declare";
export { CONFIGURATION_KEYS as configurationKeys } from "./config/configurationFile";
export { findFramework, presets, severities, stages } from "./knowledge/index";
export type { Framework, Preset, Severity } from "./knowledge/types";
export { configurationFindings } from "./lint/configurationFindings";
export { fixText, safeEdits } from "./lint/fix";
export { suppressionEdit, suppressionScopes } from "./lint/suppressionEdit";
export { appendTopic, insertStep, insertTopic, type Insertion } from "./outline/placement";
export { outline } from "./outline/skeleton";
export { frameworkSnippets, worksheetSnippets, type Snippet } from "./outline/snippets";
export { formatChecklist } from "./report/checklist";
export { isExpected } from "./report/expected";
export { formatConfiguration, type Overrides } from "./report/configuration";
export { formatJson } from "./report/json";
export { hintsOf } from "./report/hints";
export { noteAt, type Note, type NoteLine } from "./report/notes";
export { formatNumbers, formatNumbersJson } from "./report/numbers";
export { countFindings, type FileError, type FileResult, type RunResult } from "./report/results";
export { formatTrace, formatTraceJson } from "./report/trace";
export { formatStylish } from "./report/stylish";
export { plain, type Style } from "./report/style";
export type { Finding, Fix } from "./rules/rule";
export { totalRows } from "./rules/totalRow";
export { LineIndex, type Range } from "./text/lines";
export { applyEdits, type TextEdit } from "./text/textEdit";

export const { frameworks, topics } = knowledge;

/** What a list of rules shows of one. */
export interface RuleInfo {
  readonly code: string;
  readonly name: string;
  readonly about: string;
  readonly severity: Severity;
  /** How severe it is in each preset, at the stage `design`. */
  readonly presets: Readonly<Record<Preset, Severity | "off">>;
  readonly options: Readonly<Record<string, RuleOption>>;
  readonly fix: Fix["kind"] | undefined;
  readonly since: string;
}

/** Every rule, by code. Each has a page `docs/rules/<code>-<name>.md`. */
export const ruleInfos: readonly RuleInfo[] = [
  {
    ...RULE_FAILED,
    severity: "warning" as const,
    presets: { recommended: "warning" as const, strict: "warning" as const, all: "warning" as const },
    options: {},
    fix: undefined,
  },
  ...rules.map((rule) => ({
    code: rule.code,
    name: rule.name,
    about: rule.about,
    severity: rule.severity.default,
    presets: {
      recommended: severityIn(rule, "recommended"),
      strict: severityIn(rule, "strict"),
      all: severityIn(rule, "all"),
    },
    options: rule.options ?? {},
    fix: rule.fix,
    since: rule.since,
  })),
].sort((a, b) => a.code.localeCompare(b.code));

/** At the usual stage; a rule that speaks at other stages only is shown as there. */
function severityIn(rule: Rule, preset: Preset): Severity | "off" {
  const stage = rule.severity[DEFAULT_STAGE] === "off" ? undefined : DEFAULT_STAGE;
  return severityOf(rule, preset, stage);
}

/** Reads a configuration file, YAML or JSON; what is wrong with it is in its `problems`. */
export function readConfigurationFile(text: string): ConfigurationFile {
  return readFileFor(text, [RULE_FAILED, ...rules]);
}

/** A rule by its code or its name, in either case. */
export function findRule(wanted: string): RuleInfo | undefined {
  return findNamed(ruleInfos, wanted);
}
