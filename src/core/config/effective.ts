import { knowledge } from "../knowledge/index";
import type { Framework, Preset, Stage } from "../knowledge/types";
import { frameworkChoices } from "./declaration";
import type { ConfigurationFile, RuleSetting } from "./configurationFile";
import { Problems, type Problem } from "./problems";

/** One file that counts for a document, with the frameworks that it names. */
export interface Layer {
  readonly path: string;
  readonly text: string;
  readonly file: ConfigurationFile;
  readonly frameworks: readonly { readonly path: string; readonly framework: Framework }[];
}

/** A value with the path of the file that set it. */
export interface Setting<Value> {
  readonly value: Value;
  readonly source: string;
}

/** What applies to a document, once all files are put together. */
export interface Configuration {
  readonly preset: Setting<Preset> | undefined;
  readonly stage: Setting<Stage> | undefined;
  readonly framework: Setting<string> | undefined;
  /** By code; severity and options may come from different files. */
  readonly rules: ReadonlyMap<string, readonly Setting<RuleSetting>[]>;
  readonly vocabulary: ReadonlyMap<string, readonly Setting<string>[]>;
  /** The team's own. */
  readonly frameworks: readonly Setting<Framework>[];
  /** Globs, relative to the folder of the file that sets them. */
  readonly include: readonly Setting<string>[];
  readonly ignore: readonly Setting<string>[];
}

/** What is configured where there is no file. */
export const NO_CONFIGURATION: Configuration = {
  preset: undefined,
  stage: undefined,
  framework: undefined,
  rules: new Map(),
  vocabulary: new Map(),
  frameworks: [],
  include: [],
  ignore: [],
};

/**
 * Puts files together, the farthest first: of single values and of a rule's the nearest wins, lists add up. Problems
 * are those that show only now, by the path of their file.
 */
export function mergeConfiguration(layers: readonly Layer[]): {
  readonly configuration: Configuration;
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
} {
  const frameworks = ownFrameworks(layers);
  const nearest = <Value>(
    read: (file: ConfigurationFile) => Value | undefined,
  ): Setting<Value> | undefined => {
    const layer = layers.findLast(({ file }) => read(file) !== undefined);
    return layer && { value: read(layer.file)!, source: layer.path };
  };
  const all = <Value>(read: (file: ConfigurationFile) => readonly Value[]): Setting<Value>[] =>
    layers.flatMap(({ path, file }) => read(file).map((value) => ({ value, source: path })));
  const known = frameworkChoices([...knowledge.frameworks, ...frameworks.map(({ value }) => value)]);
  const problems = new Map<string, Problem[]>();
  for (const { path, text, file } of layers) {
    if (!file.framework || known.includes(file.framework.text)) continue;
    const found = new Problems(text);
    found.unknown(file.framework.text, file.framework.range, known, "framework");
    problems.set(path, found.list);
  }
  return {
    configuration: {
      preset: nearest(({ preset }) => preset),
      stage: nearest(({ stage }) => stage),
      framework: nearest(({ framework }) =>
        framework && known.includes(framework.text) ? framework.text : undefined,
      ),
      rules: byKey(layers, ({ rules }) => [...rules].map(([code, setting]) => [code, [setting]])),
      vocabulary: byKey(layers, ({ vocabulary }) => [...vocabulary]),
      frameworks,
      include: all(({ include }) => include),
      ignore: all(({ ignore }) => ignore),
    },
    problems,
  };
}

/** Of frameworks with the same id the nearest. */
function ownFrameworks(layers: readonly Layer[]): Setting<Framework>[] {
  const byId = new Map<string, Setting<Framework>>();
  for (const { path, frameworks } of layers) {
    for (const { framework } of frameworks) byId.set(framework.id, { value: framework, source: path });
  }
  return [...byId.values()];
}

function byKey<Value>(
  layers: readonly Layer[],
  read: (file: ConfigurationFile) => readonly (readonly [string, readonly Value[]])[],
): Map<string, Setting<Value>[]> {
  const merged = new Map<string, Setting<Value>[]>();
  for (const { path, file } of layers) {
    for (const [key, values] of read(file)) {
      const settings = values.map((value) => ({ value, source: path }));
      merged.set(key, [...(merged.get(key) ?? []), ...settings]);
    }
  }
  return merged;
}

/** What is set for a rule, the nearest file's word last. */
export function mergedRule(settings: readonly Setting<RuleSetting>[]): RuleSetting {
  return settings.reduce<RuleSetting>((merged, { value }) => {
    const options = { ...merged.options, ...value.options };
    return { ...merged, ...value, ...(Object.keys(options).length > 0 && { options }) };
  }, {});
}
