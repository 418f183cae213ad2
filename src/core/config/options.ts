import type { Framework } from "../knowledge/types";
import type { RuleSetting } from "./configurationFile";
import { mergedRule, type Configuration } from "./effective";

/** What of a configuration an analysis takes. */
export interface ConfiguredOptions {
  readonly framework: string | undefined;
  readonly stage: string | undefined;
  readonly preset: string | undefined;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly frameworks: readonly Framework[];
  readonly vocabulary: ReadonlyMap<string, readonly string[]>;
}

/** A configuration without its sources. Make it once: what is built from its word lists is kept by their identity. */
export function configuredOptions(configuration: Configuration): ConfiguredOptions {
  const { framework, stage, preset, rules, frameworks, vocabulary } = configuration;
  return {
    framework: framework?.value,
    stage: stage?.value,
    preset: preset?.value,
    rules: new Map([...rules].map(([code, settings]) => [code, mergedRule(settings)])),
    frameworks: frameworks.map(({ value }) => value),
    vocabulary: new Map([...vocabulary].map(([topic, words]) => [topic, words.map(({ value }) => value)])),
  };
}
