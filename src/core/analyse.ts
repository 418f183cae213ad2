import { buildChecklist, type Checklist } from "./checklist/checklist";
import { chooseFramework, type ChosenFramework } from "./checklist/framework";
import { looksLikeDesignDoc } from "./checklist/likely";
import { isKnownFramework, readDeclaration, type Declaration } from "./config/declaration";
import type { DesignDocument } from "./document/model";
import { parse } from "./document/parse";
import { extractFacts, type Facts } from "./facts/facts";
import type { RuleSetting } from "./config/configurationFile";
import { ownWords, type TopicWords } from "./facts/ownWords";
import { knowledge, presets, stages } from "./knowledge/index";
import type { Framework, Preset, Stage } from "./knowledge/types";
import { lint } from "./lint/lint";
import type { Numbers } from "./numbers/calculation";
import { readNumbers } from "./numbers/numbers";
import type { Finding } from "./rules/rule";

/** What a host was configured with. What the document declares goes before it. */
export interface AnalysisOptions {
  /** Declared a design doc by other means than its front matter: its language mode, its name or a configured glob. */
  readonly isDeclared?: boolean | undefined;
  readonly framework?: string | undefined;
  readonly stage?: string | undefined;
  readonly preset?: string | undefined;
  /** What is set for single rules, by code. */
  readonly rules?: ReadonlyMap<string, RuleSetting> | undefined;
  /** A team's own frameworks, which stand beside the built-in ones. */
  readonly frameworks?: readonly Framework[] | undefined;
  /** By topic, what a team calls it. */
  readonly vocabulary?: TopicWords | undefined;
}

/** All that is known of one version of a document. Plain data; nothing in it changes. */
export interface Analysis {
  readonly document: DesignDocument;
  readonly declaration: Declaration;
  readonly facts: Facts;
  /** What the quantities stand for, and what follows from them. */
  readonly numbers: Numbers;
  readonly framework: ChosenFramework;
  readonly stage: Stage;
  readonly checklist: Checklist;
  /** Whether it looks like an ML design doc, declared or not. */
  readonly isLikely: boolean;
  readonly findings: readonly Finding[];
  /** The findings that comments in the document hide. */
  readonly suppressed: readonly Finding[];
}

/** What counts where nobody says. */
export const DEFAULT_STAGE: Stage = "design";
export const DEFAULT_PRESET: Preset = "recommended";

/** Reads a document once: parse, facts, checklist, findings. Never throws, whatever the text. */
export function analyse(text: string, options: AnalysisOptions = {}): Analysis {
  const document = parse(text);
  const frameworks = availableFrameworks(options);
  const declaration = readDeclaration(document, options.isDeclared, frameworks);
  const framework = chooseFramework(document, declaration, options.framework, frameworks);
  const own = ownWords(options.vocabulary, framework.framework);
  const facts = extractFacts(document, declaration.task, own);
  const stage = declaration.stage ?? oneOf(stages, options.stage) ?? DEFAULT_STAGE;
  const checklist = buildChecklist(document.sections, facts, declaration, framework.framework, stage);
  const isLikely = looksLikeDesignDoc(checklist, facts.trade);
  const numbers = readNumbers(facts);
  const reading = { document, declaration, facts, numbers, framework, stage, checklist, isLikely };
  const settings = { preset: oneOf(presets, options.preset) ?? DEFAULT_PRESET, rules: options.rules };
  return {
    ...reading,
    ...lint({ ...reading, configurationProblems: configurationProblems(options) }, settings),
  };
}

/** The frameworks that a document may name: the built-in ones and the team's own. */
export function availableFrameworks({
  frameworks,
}: Pick<AnalysisOptions, "frameworks">): readonly Framework[] {
  return frameworks && frameworks.length > 0
    ? [...knowledge.frameworks, ...frameworks]
    : knowledge.frameworks;
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  value: string | undefined,
): Choice | undefined {
  return choices.find((choice) => choice === value);
}

/** What is wrong with the options, in sentences that say what to do. */
export function configurationProblems(options: AnalysisOptions): string[] {
  const { framework, stage, preset } = options;
  const problems: string[] = [];
  const frameworks = availableFrameworks(options);
  if (framework !== undefined && !isKnownFramework(framework, frameworks)) {
    const ids = frameworks.map(({ id }) => id).join(", ");
    problems.push(`There is no framework "${framework}": use one of ${ids}, or none.`);
  }
  if (preset !== undefined && !oneOf(presets, preset)) {
    problems.push(`There is no preset "${preset}": use one of ${presets.join(", ")}.`);
  }
  if (stage !== undefined && !oneOf(stages, stage)) {
    problems.push(`There is no stage "${stage}": use one of ${stages.join(", ")}.`);
  }
  return problems;
}
