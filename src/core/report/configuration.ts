import { DEFAULT_PRESET, DEFAULT_STAGE } from "../analyse";
import { mergedRule, type Configuration, type Setting } from "../config/effective";
import { severityOf } from "../lint/lint";
import { rules } from "../rules/index";
import type { Rule } from "../rules/rule";
import type { Preset, Stage } from "../knowledge/types";

/** What goes before the configuration files, and who said so. */
export interface Overrides {
  readonly preset?: Setting<string> | undefined;
  readonly stage?: Setting<string> | undefined;
  readonly framework?: Setting<string> | undefined;
}

/**
 * The effective configuration of a document as YAML that is one itself; after each value a comment names the file that
 * set it.
 * @param show How a file is shown.
 */
export function formatConfiguration(
  document: string,
  configuration: Configuration,
  overrides: Overrides,
  show: (path: string) => string,
): string {
  const preset = overrides.preset ?? configuration.preset;
  const stage = overrides.stage ?? configuration.stage;
  const framework = overrides.framework ?? configuration.framework;
  const from = (setting: Setting<unknown> | undefined): string =>
    setting ? (overridden(setting, overrides) ? setting.source : show(setting.source)) : "default";
  const list = (key: string, settings: readonly Setting<string>[]): string[] =>
    settings.length === 0
      ? []
      : [`${key}:`, ...settings.map((one) => `  - ${scalar(one.value)} # ${show(one.source)}`)];
  return `${[
    `# What applies to ${document}, and who set it.`,
    `preset: ${preset?.value ?? DEFAULT_PRESET} # ${from(preset)}`,
    `stage: ${stage?.value ?? DEFAULT_STAGE} # ${from(stage)}`,
    framework
      ? `framework: ${framework.value} # ${from(framework)}`
      : "# framework: the one that the headings follow",
    "rules:",
    ...ruleLines(
      configuration,
      (preset?.value ?? DEFAULT_PRESET) as Preset,
      (stage?.value ?? DEFAULT_STAGE) as Stage,
      show,
    ),
    ...vocabularyLines(configuration, show),
    ...ownFrameworkLines(configuration, show),
    ...list("include", configuration.include),
    ...list("ignore", configuration.ignore),
  ].join("\n")}\n`;
}

function overridden(setting: Setting<unknown>, { preset, stage, framework }: Overrides): boolean {
  return [preset, stage, framework].includes(setting as Setting<string>);
}

function ruleLines(
  configuration: Configuration,
  preset: Preset,
  stage: Stage,
  show: (path: string) => string,
): string[] {
  return rules
    .toSorted((a, b) => a.code.localeCompare(b.code))
    .flatMap((rule) => {
      const settings = configuration.rules.get(rule.code) ?? [];
      const { severity, options } = mergedRule(settings);
      const standard = standardSource(rule, preset, stage);
      const setBy = (has: (value: object) => boolean): string => {
        const setting = settings.findLast(({ value }) => has(value));
        return setting ? show(setting.source) : standard;
      };
      const level = severity ?? severityOf(rule, preset, stage);
      const by = setBy((value) => "severity" in value);
      if (!options) return [`  ${rule.code}: ${level} # ${rule.name}: ${by}`];
      return [
        `  ${rule.code}: # ${rule.name}`,
        `    severity: ${level} # ${by}`,
        ...Object.entries(options).map(([key, value]) => {
          const source = setBy((one) => "options" in one && Object.hasOwn(one.options as object, key));
          return `    ${key}: ${typeof value === "number" ? value : `[${value.map(scalar).join(", ")}]`} # ${source}`;
        }),
      ];
    });
}

/** Why a rule is as loud as it is where nothing is set for it: a later preset has it, the stage silences it, or both. */
function standardSource(rule: Rule, preset: Preset, stage: Stage): string {
  if (severityOf(rule, preset, stage) !== "off") return `${preset}, ${stage}`;
  return rule.severity[stage] === "off" ? `off at ${stage}` : `from preset ${rule.preset} on`;
}

function vocabularyLines({ vocabulary }: Configuration, show: (path: string) => string): string[] {
  if (vocabulary.size === 0) return [];
  const topics = [...vocabulary].flatMap(([topic, words]) => [
    `  ${topic}:`,
    ...words.map(({ value, source }) => `    - ${scalar(value)} # ${show(source)}`),
  ]);
  return ["vocabulary:", ...topics];
}

function ownFrameworkLines({ frameworks }: Configuration, show: (path: string) => string): string[] {
  return frameworks.map(
    ({ value: { id, title, steps }, source }) =>
      `# framework of the team: ${id}, “${title}”, ${steps.length} steps: ${show(source)}`,
  );
}

/** A text as YAML has it; what could be read otherwise is quoted. */
function scalar(text: string): string {
  return /^[\p{L}][\p{L}\p{N} _./-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
