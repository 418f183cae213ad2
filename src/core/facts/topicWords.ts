import { allPhrases, knowledge } from "../knowledge/index";
import type { Metric, Slot } from "../knowledge/types";
import { Vocabulary } from "./vocabulary";

/** What a phrase means to the reader. */
export type Meaning =
  | { readonly kind: "name"; readonly topic: string }
  | { readonly kind: "cue" | "anywhere" | "entity"; readonly topic: string; readonly slot: Slot }
  | { readonly kind: "metric"; readonly metric: Metric; readonly isAmbiguous: boolean }
  /** After a metric's name it makes that the name of a task or a model: "CTR prediction". */
  | { readonly kind: "task" };

/** Every word that the knowledge knows, in one vocabulary: a unit is matched once. */
export const topicWords = new Vocabulary<Meaning>();

for (const topic of knowledge.topics) {
  const name: Meaning = { kind: "name", topic: topic.id };
  for (const phrase of allPhrases(topic.names)) topicWords.add(phrase, name);
  for (const slot of topic.slots) {
    const kinds = [
      ["cue", slot.cues],
      ["anywhere", slot.anywhere],
      ["entity", slot.entities],
    ] as const;
    for (const [kind, phrases] of kinds) {
      const meaning: Meaning = { kind, topic: topic.id, slot };
      for (const phrase of allPhrases(phrases)) topicWords.add(phrase, meaning);
    }
  }
}

for (const metric of knowledge.metrics) {
  const ambiguous = new Set(metric.ambiguous);
  for (const alias of metric.aliases) {
    // "recall@10" is found by its name: the k after it is no part of the phrase.
    const phrase = alias.replace(/@k$/, "");
    topicWords.add(phrase, { kind: "metric", metric, isAmbiguous: ambiguous.has(alias) });
  }
}

for (const phrase of allPhrases(knowledge.language.taskWords)) topicWords.add(phrase, { kind: "task" });
