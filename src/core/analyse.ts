import { buildChecklist, type Checklist } from "./checklist/checklist";
import { chooseFramework, type ChosenFramework } from "./checklist/framework";
import { looksLikeDesignDoc } from "./checklist/likely";
import { isKnownFramework, readDeclaration, type Declaration } from "./config/declaration";
import type { DesignDocument } from "./document/model";
import { parse } from "./document/parse";
import { extractFacts, type Facts } from "./facts/facts";
import { knowledge, stages } from "./knowledge/index";
import type { Stage } from "./knowledge/types";
import { lint } from "./lint/lint";
import type { Finding } from "./rules/rule";

/** What a host was configured with. What the document declares goes before it. */
export interface AnalysisOptions {
  /** Declared a design doc by other means than its front matter: its language mode, its name or a configured glob. */
  readonly isDeclared?: boolean | undefined;
  readonly framework?: string | undefined;
  readonly stage?: string | undefined;
}

/** All that is known of one version of a document. Plain data; nothing in it changes. */
export interface Analysis {
  readonly document: DesignDocument;
  readonly declaration: Declaration;
  readonly facts: Facts;
  readonly framework: ChosenFramework;
  readonly stage: Stage;
  readonly checklist: Checklist;
  /** Whether it looks like an ML design doc, declared or not. */
  readonly isLikely: boolean;
  readonly findings: readonly Finding[];
  /** The findings that comments in the document hide. */
  readonly suppressed: readonly Finding[];
}

const DEFAULT_STAGE: Stage = "design";

/** Reads a document once: parse, facts, checklist, findings. Never throws, whatever the text. */
export function analyse(text: string, options: AnalysisOptions = {}): Analysis {
  const document = parse(text);
  const declaration = readDeclaration(document, options.isDeclared);
  const facts = extractFacts(document, declaration.task);
  const framework = chooseFramework(document, declaration, options.framework);
  const stage = declaration.stage ?? (isStage(options.stage) ? options.stage : DEFAULT_STAGE);
  const checklist = buildChecklist(document.sections, facts, declaration, framework.framework, stage);
  const isLikely = looksLikeDesignDoc(checklist, facts.trade);
  const reading = { document, declaration, facts, framework, stage, checklist, isLikely };
  return { ...reading, ...lint({ ...reading, configurationProblems: configurationProblems(options) }) };
}

function isStage(stage: string | undefined): stage is Stage {
  return stages.includes(stage as Stage);
}

/** What is wrong with the options, in sentences that say what to do. */
export function configurationProblems({ framework, stage }: AnalysisOptions): string[] {
  const problems: string[] = [];
  if (framework !== undefined && !isKnownFramework(framework)) {
    const ids = knowledge.frameworks.map(({ id }) => id).join(", ");
    problems.push(`There is no framework "${framework}": use one of ${ids}, or none.`);
  }
  if (stage !== undefined && !isStage(stage)) {
    problems.push(`There is no stage "${stage}": use one of ${stages.join(", ")}.`);
  }
  return problems;
}
