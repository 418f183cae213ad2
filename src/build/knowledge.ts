import { readdir, readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { parse } from "yaml";
import type { Language, Phrases } from "../core/knowledge/languageTypes";
import type { Framework, Step, StepTopic, Topic } from "../core/knowledge/types";
import type { GeneratedFile } from "./generate";

const FOLDER = "src/core/knowledge";

/** The knowledge as JSON, from its YAML files, each checked against its schema. Throws naming file and error. */
export async function knowledgeFile(): Promise<GeneratedFile> {
  const topics = await readAll<Topic>("topics", "schemas/topic.schema.json");
  const frameworks = await readAll<Framework>("frameworks", "schemas/framework.schema.json");
  for (const framework of frameworks) {
    checkTopics(framework, topics);
    checkComplete(framework);
  }
  const metrics = (await readYaml(`${FOLDER}/metrics.yaml`)) as Record<string, unknown>[];
  const knowledge = {
    topics: inDesignOrder(topics),
    frameworks: inOrderOf(frameworks, FRAMEWORK_ORDER),
    metrics: metrics.map(({ id, name, classes, direction, range, aliases, ambiguous, scale, role }) => ({
      id,
      name,
      classes,
      direction,
      range,
      aliases,
      ambiguous,
      scale,
      role,
    })),
    language: await readYaml(`${FOLDER}/language.yaml`),
    systems: await readYaml(`${FOLDER}/systems.yaml`),
    traits: await readYaml(`${FOLDER}/traits.yaml`),
    gains: await readYaml(`${FOLDER}/gains.yaml`),
    tasks: await readYaml(`${FOLDER}/tasks.yaml`),
    measures: await readYaml(`${FOLDER}/measures.yaml`),
    roles: await readYaml(`${FOLDER}/roles.yaml`),
    explanations: withOthers((await readYaml(`${FOLDER}/explanations.yaml`)) as Record<string, Kind>),
    relations: await readYaml(`${FOLDER}/relations.yaml`),
    worksheets: await readYaml(`${FOLDER}/worksheets.yaml`),
    expectations: await readYaml(`${FOLDER}/expectations.yaml`),
    copies: await readYaml(`${FOLDER}/copies.yaml`),
  };
  return { path: `${FOLDER}/knowledge.json`, text: JSON.stringify(knowledge) };
}

/** The phrases of a kind by language, and the kinds whose phrases it has besides. */
type Kind = Phrases & { readonly also?: readonly string[] };

/** Each kind with the phrases of those that it is also, so that these are written once. */
function withOthers(kinds: Readonly<Record<string, Kind>>): Record<string, Phrases> {
  return Object.fromEntries(
    Object.entries(kinds).map(([id, { also = [], ...own }]) => {
      const all = [own, ...also.map((other) => kinds[other] ?? missing(id, other))];
      const of = (language: Language): string[] => all.flatMap((phrases) => phrases[language] ?? []);
      return [id, { en: of("en"), ru: of("ru"), zh: of("zh") }];
    }),
  );
}

function missing(id: string, other: string): never {
  throw new Error(`Explanation ${id}: there is no kind ${other}.`);
}

/** The order in which lists show the frameworks. */
const FRAMEWORK_ORDER = ["nine-step", "ten-step", "four-step", "seven-step", "twelve-part", "ml-design-docs"];

/** The order in which a design is told, which lists of topics follow. */
const TOPIC_ORDER = [
  ["summary", "business-goal", "ml-necessity", "requirements-scale", "ml-framing"],
  ["offline-metrics", "online-metrics", "architecture", "data-sources", "labels", "features"],
  ["baseline", "model-choice", "training-validation", "error-analysis", "serving"],
  ["ab-test", "rollout", "fallback", "monitoring", "retraining-feedback"],
  ["risks-fairness-privacy", "cost", "open-questions", "plan"],
].flat();

function inDesignOrder(topics: readonly Topic[]): Topic[] {
  return inOrderOf(topics, TOPIC_ORDER);
}

function inOrderOf<Item extends { readonly id: string }>(
  items: readonly Item[],
  order: readonly string[],
): Item[] {
  const unlisted = items.filter(({ id }) => !order.includes(id));
  return [...order.flatMap((id) => items.filter((item) => item.id === id)), ...unlisted];
}

async function readAll<Item extends { readonly id: string }>(
  folder: string,
  schemaPath: string,
): Promise<Item[]> {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(
    JSON.parse(await readFile(schemaPath, "utf8")) as object,
  );
  const names = (await readdir(`${FOLDER}/${folder}`)).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = `${FOLDER}/${folder}/${name}`;
      const item = (await readYaml(path)) as Item;
      if (!validate(item)) {
        const errors = validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
        throw new Error(`${path} does not fit ${schemaPath}:\n  ${errors.join("\n  ")}`);
      }
      if (`${item.id}.yaml` !== name)
        throw new Error(`${path} holds the id ${item.id}: name the file as the id.`);
      return item;
    }),
  );
}

function checkTopics(framework: Framework, topics: readonly Topic[]): void {
  for (const step of framework.steps) {
    for (const { topic } of step.topics) {
      if (topics.some(({ id }) => id === topic)) continue;
      throw new Error(`Framework ${framework.id}, step ${step.id}: there is no topic ${topic}.`);
    }
  }
}

/** What a team may leave out, a framework of ours says. */
function checkComplete({ id, about, source, steps }: Partial<Framework>): void {
  const isWhole = steps?.every(
    (step: Partial<Step>) =>
      step.id && step.minutes && step.headings && step.topics?.every(({ ask }: Partial<StepTopic>) => ask),
  );
  if (!about || !source || !isWhole)
    throw new Error(
      `Framework ${id}: give it about and source, its steps ids, minutes and headings, topics ask.`,
    );
}

async function readYaml(path: string): Promise<unknown> {
  return parse(await readFile(path, "utf8"));
}
