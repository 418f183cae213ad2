import { allPhrases, knowledge } from "../knowledge/index";
import type { Metric, Slot } from "../knowledge/types";
import { Vocabulary } from "./vocabulary";

/** What a phrase means to the reader. */
export type Meaning =
  | { readonly kind: "name"; readonly topic: string }
  | { readonly kind: "cue" | "anywhere" | "entity"; readonly topic: string; readonly slot: Slot }
  | {
      readonly kind: "metric";
      readonly metric: Metric;
      readonly isAmbiguous: boolean;
      /** "recall@k": the name counts only with a k after it. */
      readonly needsK: boolean;
    }
  /** A word of the trade ("training", "embedding"), by whose density ML texts are told from others. */
  | { readonly kind: "ml" }
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
    const phrase = alias.replace(/@k$/, "");
    const needsK = phrase !== alias;
    topicWords.add(phrase, { kind: "metric", metric, isAmbiguous: ambiguous.has(alias), needsK });
  }
}

for (const phrase of allPhrases(knowledge.language.mlWords)) topicWords.add(phrase, { kind: "ml" });
for (const phrase of allPhrases(knowledge.language.taskWords)) topicWords.add(phrase, { kind: "task" });
