import data from "./knowledge.json";
import { ofOneShape } from "./shape";
import type { Phrases } from "./languageTypes";
import type { Expectation, Framework, Knowledge, Preset, Severity, Stage, Topic } from "./types";

/** What the field knows. Checked and turned into JSON when built, so nothing is parsed at start. */
export const knowledge = shaped(data as unknown as Knowledge);

/** The same with rows that are quick to read. */
function shaped(all: Knowledge): Knowledge {
  const slots = ofOneShape(all.topics.flatMap((topic) => topic.slots));
  let taken = 0;
  const topics = all.topics.map((topic) => ({
    ...topic,
    slots: slots.slice(taken, (taken += topic.slots.length)),
  }));
  return {
    ...all,
    topics: ofOneShape(topics),
    metrics: ofOneShape(all.metrics),
    roles: ofOneShape(all.roles),
    tasks: ofOneShape(all.tasks),
    traits: ofOneShape(all.traits),
    expectations: ofOneShape(all.expectations),
    measures: { ...all.measures, units: ofOneShape(all.measures.units) },
  };
}

const topics = new Map(knowledge.topics.map((topic) => [topic.id, topic]));
const frameworks = new Map(knowledge.frameworks.map((framework) => [framework.id, framework]));

export const stages: readonly Stage[] = ["interview", "concept", "design", "pilot", "production"];

/** From the fewest rules to all of them. */
export const presets: readonly Preset[] = ["recommended", "strict", "all"];

/** From the mildest to the gravest. */
export const severities: readonly Severity[] = ["hint", "information", "warning", "error"];

/** A topic by its id. Asking for one that does not exist is a bug, which the build's checks rule out. */
export function topicOf(id: string): Topic {
  const topic = topics.get(id);
  if (!topic) throw new Error(`No topic ${id}`);
  return topic;
}

/** The name of a metric by its id. */
export function metricName(id: string): string {
  return knowledge.metrics.find((metric) => metric.id === id)!.name;
}

/** A built-in framework by its id. */
export function findFramework(id: string | undefined): Framework | undefined {
  return id === undefined ? undefined : frameworks.get(id);
}

/** Whether a row asks for more of a topic that is there. */
export function isDetail({ topic, when }: Expectation): boolean {
  return when?.filled?.some((place) => place === topic || place.startsWith(`${topic}.`)) ?? false;
}

/** The phrases of every language: authors mix them, English terms above all. */
export function allPhrases(phrases: Phrases | undefined): string[] {
  return phrases ? Object.values(phrases).flat() : [];
}
