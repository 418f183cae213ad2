import type { GeneratedFile } from "./generate";

const PATHS = { $ref: "#/definitions/paths" };
const GLOBS = { $ref: "#/definitions/globs" };

/** The schema of configuration files, with every rule, topic and framework that there is. */
export async function configurationSchemaFile(): Promise<GeneratedFile> {
  const { configurationKeys, frameworks, presets, ruleInfos, severities, stages, topics } =
    await import("../core/index");
  const rules = ruleInfos.flatMap(({ code, name, about, options }) => {
    const schema = {
      description: about,
      oneOf: [{ $ref: "#/definitions/severity" }, ruleMapping(options)],
    };
    return [
      [code, schema],
      [name, { ...schema, description: `${code}: ${about}` }],
    ] as const;
  });
  const words = topics.map(
    ({ id, about }) => [id, { description: about, $ref: "#/definitions/words" }] as const,
  );
  const properties: Record<(typeof configurationKeys)[number], object> = {
    root: {
      description: "true: the configuration files of the folders above do not count.",
      type: "boolean",
    },
    extends: {
      description: "Files that this one builds on, relative to its folder; its own values go before theirs.",
      ...PATHS,
    },
    preset: {
      description:
        "How much is said: recommended is right nine times in ten, strict is worth a look too, all is everything.",
      enum: presets,
    },
    stage: { description: "How far designs have come where their front matter does not say.", enum: stages },
    framework: {
      description: "The framework that designs follow where their front matter names none.",
      anyOf: [
        { enum: [...frameworks.map(({ id }) => id), "none"] },
        { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
      ],
    },
    rules: {
      description: "By code or name: a severity, or a mapping with the severity and the rule's options.",
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(rules),
    },
    vocabulary: {
      description: "By topic: words by which the team calls it in headings and sentences, taken literally.",
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(words),
    },
    frameworks: { description: "The team's own frameworks, relative to the folder of this file.", ...PATHS },
    include: {
      description: "Documents that are design docs without saying so, below the folder of this file.",
      ...GLOBS,
    },
    ignore: { description: "Documents that are left alone, below the folder of this file.", ...GLOBS },
  };
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "configuration.schema.json",
    title: "Configuration of ML Design Doc",
    description:
      "A file .ml-design-doc.yaml, .yml or .json; it counts for the documents of its folder and below.",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(configurationKeys.map((key) => [key, properties[key]])),
    definitions: {
      severity: { enum: ["off", ...severities] },
      text: { type: "string", pattern: "\\S" },
      words: oneOrMany({ type: "string", pattern: "[^\\s!-/:-@\\[-`{-~]", maxLength: 60 }),
      paths: oneOrMany({ type: "string", pattern: "^(?![/\\\\~]|[A-Za-z]:|[A-Za-z+.-]+://).*\\S" }),
      globs: oneOrMany({ type: "string", pattern: "^(?!!?(?:/|\\.\\./)).*\\S" }),
    },
  };
  return { path: "schemas/configuration.schema.json", text: JSON.stringify(schema, undefined, 2) };
}

function oneOrMany(item: object): object {
  return { oneOf: [item, { type: "array", items: item }] };
}

function ruleMapping(
  options: Readonly<Record<string, { about: string; default: readonly string[] | number }>>,
): object {
  const own = Object.entries(options).map(([key, option]) => {
    const value =
      typeof option.default === "number" ? { type: "number" } : oneOrMany({ $ref: "#/definitions/text" });
    return [key, { description: option.about, ...value }] as const;
  });
  return {
    type: "object",
    additionalProperties: false,
    properties: { severity: { $ref: "#/definitions/severity" }, ...Object.fromEntries(own) },
  };
}
