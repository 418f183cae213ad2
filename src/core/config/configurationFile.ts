import { knowledge, presets, severities, stages } from "../knowledge/index";
import type { Preset, Severity, Stage } from "../knowledge/types";
import type { Range } from "../text/lines";
import { readYaml, type YamlEntry, type YamlNode } from "../text/yaml";
import { Problems, type Problem } from "./problems";
import { findRule, meantRule, type RuleName } from "./ruleNames";

/** A rule as far as its configuration goes. */
export interface ConfigurableRule extends RuleName {
  readonly options?: Readonly<Record<string, { readonly default: readonly string[] | number }>>;
}

/** What is set for one rule. */
export interface RuleSetting {
  readonly severity?: Severity | "off";
  readonly options?: Readonly<Record<string, readonly string[] | number>>;
}

/** A text of a configuration file with its place there. */
export interface Written {
  readonly text: string;
  readonly range: Range;
}

/** What one configuration file says; what it does not say is left out. */
export interface ConfigurationFile {
  /** Files above this one do not count. */
  readonly root: boolean;
  /** Relative paths of files that this one builds on. */
  readonly extends: readonly Written[];
  readonly preset?: Preset;
  readonly stage?: Stage;
  readonly framework?: Written;
  /** By code. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** By topic, words that name it besides those that everybody uses. */
  readonly vocabulary: ReadonlyMap<string, readonly string[]>;
  /** Relative paths of a team's own frameworks. */
  readonly frameworks: readonly Written[];
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  readonly problems: readonly Problem[];
}

/** The keys of a configuration file, in the order in which they are best written. */
export const CONFIGURATION_KEYS = [
  "root",
  "extends",
  "preset",
  "stage",
  "framework",
  "rules",
  "vocabulary",
  "frameworks",
  "include",
  "ignore",
] as const;

/** A word list is matched in one pass, but every word costs memory: more is no vocabulary. */
const MOST_WORDS = 200;
const LONGEST_WORD = 60;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads a configuration file, YAML or JSON. Never throws: what can't be used is left out and told in `problems`. */
export function readConfigurationFile(text: string, rules: readonly ConfigurableRule[]): ConfigurationFile {
  const { root, problems } = readYaml(text);
  return new FileReader(text, rules).read(root, problems);
}

class FileReader {
  readonly #problems: Problems;
  readonly #rules: readonly ConfigurableRule[];

  constructor(text: string, rules: readonly ConfigurableRule[]) {
    this.#problems = new Problems(text);
    this.#rules = rules;
  }

  read(root: YamlNode | undefined, problems: readonly Problem[]): ConfigurationFile {
    this.#problems.list.push(...problems);
    const file: Mutable<ConfigurationFile> = {
      root: false,
      extends: [],
      rules: new Map(),
      vocabulary: new Map(),
      frameworks: [],
      include: [],
      ignore: [],
      problems: this.#problems.list,
    };
    if (!root) return file;
    const message = `Write \`key: value\` lines; the keys are ${CONFIGURATION_KEYS.join(", ")}.`;
    for (const entry of this.#problems.mapping(root, message)) this.#readKey(entry, file);
    return file;
  }

  #readKey({ key, keyRange, value }: YamlEntry, file: Mutable<ConfigurationFile>): void {
    switch (key) {
      case "root":
        if (value.kind === "scalar" && typeof value.value === "boolean") file.root = value.value;
        else this.#problems.add("Write `root: true` to leave out the files above this one.", value.range);
        break;
      case "extends":
      case "frameworks":
        file[key] = this.#readPaths(value, key);
        break;
      case "preset":
        Object.assign(file, defined("preset", this.#problems.choice(value, presets, "preset")));
        break;
      case "stage":
        Object.assign(file, defined("stage", this.#problems.choice(value, stages, "stage")));
        break;
      case "framework": {
        // Which there are is known when all files are read.
        const framework = this.#problems.text(value, "Name a framework by its id, or none.");
        if (framework !== undefined) file.framework = { text: framework, range: value.range };
        break;
      }
      case "rules":
        file.rules = this.#readRules(value);
        break;
      case "vocabulary":
        file.vocabulary = this.#readVocabulary(value);
        break;
      case "include":
      case "ignore":
        file[key] = this.#readGlobs(value);
        break;
      default:
        this.#problems.unknown(key, keyRange, CONFIGURATION_KEYS, "key");
    }
  }

  #readPaths(node: YamlNode, key: string): Written[] {
    const example = key === "extends" ? "../.ml-design-doc.yaml" : "design/team.yaml";
    const paths = this.#problems.texts(
      node,
      `Write the path of a file, or a list of them, such as \`${example}\`.`,
    );
    return paths.filter(({ text, range }) => {
      const isRelative = !/^(?:[/\\~]|[a-z]:|[a-z+.-]+:\/\/)/i.test(text);
      if (!isRelative) this.#problems.add("Write the path relative to the folder of this file.", range);
      return isRelative;
    });
  }

  #readGlobs(node: YamlNode): string[] {
    const globs = this.#problems.texts(
      node,
      "Write a glob, or a list of them, such as `docs/designs/**/*.md`.",
    );
    return globs.flatMap(({ text, range }) => {
      if (!/^!?(?:\/|\.\.\/)/.test(text)) return [text.replace(/^\.\//, "")];
      this.#problems.add("A glob is relative to the folder of this file, and stays below it.", range);
      return [];
    });
  }

  #readRules(node: YamlNode): Map<string, RuleSetting> {
    const settings = new Map<string, RuleSetting>();
    const message =
      "Write `rules` as a mapping from a rule's code or name to a severity, such as `MLD107: off`.";
    for (const { key, keyRange, value } of this.#problems.mapping(node, message)) {
      const rule = findRule(this.#rules, key);
      if (!rule) this.#unknownRule(key, keyRange);
      else settings.set(rule.code, { ...settings.get(rule.code), ...this.#readRule(rule, value) });
    }
    return settings;
  }

  #unknownRule(key: string, range: Range): void {
    const meant = meantRule(this.#rules, key);
    if (meant) this.#problems.unknown(key, range, [meant.choice], "rule");
    else
      this.#problems.add(
        `Unknown rule \`${key.slice(0, LONGEST_WORD)}\`: \`ml-design-doc rules\` lists them.`,
        range,
      );
  }

  #readRule(rule: ConfigurableRule, node: YamlNode): RuleSetting {
    if (node.kind !== "mapping") return defined("severity", this.#readSeverity(node));
    const known = rule.options ?? {};
    const options: Record<string, readonly string[] | number> = {};
    let severity: RuleSetting["severity"];
    for (const { key, keyRange, value } of node.entries) {
      if (key === "severity") severity = this.#readSeverity(value);
      else if (!Object.hasOwn(known, key))
        this.#problems.unknown(key, keyRange, ["severity", ...Object.keys(known)], `option of ${rule.code}`);
      else Object.assign(options, defined(key, this.#readOption(value, known[key]!.default)));
    }
    return { ...defined("severity", severity), ...(Object.keys(options).length > 0 && { options }) };
  }

  #readSeverity(node: YamlNode): Severity | "off" | undefined {
    return this.#problems.choice(node, ["off", ...severities] as const, "severity");
  }

  #readOption(node: YamlNode, standard: readonly string[] | number): readonly string[] | number | undefined {
    if (typeof standard !== "number")
      return this.#problems.texts(node, "Write a list of words.").map(({ text }) => text);
    if (node.kind === "scalar" && typeof node.value === "number" && Number.isFinite(node.value))
      return node.value;
    this.#problems.add("Write a number.", node.range);
    return undefined;
  }

  #readVocabulary(node: YamlNode): Map<string, readonly string[]> {
    const vocabulary = new Map<string, readonly string[]>();
    const topics = knowledge.topics.map(({ id }) => id);
    const message =
      "Write `vocabulary` as a mapping from a topic to words, such as `monitoring: [watchtower]`.";
    for (const { key, keyRange, value } of this.#problems.mapping(node, message)) {
      if (!topics.includes(key)) this.#problems.unknown(key, keyRange, topics, "topic");
      else vocabulary.set(key, this.#readWords(value));
    }
    return vocabulary;
  }

  #readWords(node: YamlNode): string[] {
    const words = this.#problems.texts(node, "Write a word or a heading, or a list of them.");
    if (words.length > MOST_WORDS)
      this.#problems.add(`Only the first ${MOST_WORDS} words are read.`, node.range);
    return words.slice(0, MOST_WORDS).flatMap(({ text, range }) => {
      if (text.length <= LONGEST_WORD && /[\p{L}\p{N}]/u.test(text)) return [text];
      this.#problems.add(`Write words with letters, of at most ${LONGEST_WORD} characters.`, range);
      return [];
    });
  }
}

/** A property where it has a value, so that what is not set is not there. */
function defined<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}
