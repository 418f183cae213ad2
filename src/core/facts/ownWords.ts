import { allPhrases, knowledge } from "../knowledge/index";
import type { Framework } from "../knowledge/types";
import { Alphabet } from "./alphabet";
import { Vocabulary } from "./vocabulary";
import type { Meaning } from "./words";

/** A team's own words for topics, by topic. */
export type TopicWords = ReadonlyMap<string, readonly string[]>;

/** What a team calls the topics, beside the words that everybody uses. */
export interface OwnWords {
  /** Topics by the headings that name them. */
  readonly headings: Vocabulary<string>;
  /** The team's words inside sentences; the titles of steps are none of these. */
  readonly names: Vocabulary<Meaning>;
}

const NO_WORDS: TopicWords = new Map();
const NO_STEPS = {};
const known = new WeakMap<object, WeakMap<TopicWords, OwnWords>>();

/**
 * The vocabulary of a team's words, made once for each list and framework; undefined where it has none.
 * @param framework The one that the document follows: if it is the team's own, the headings of its steps name topics.
 */
export function ownWords(words: TopicWords = NO_WORDS, framework?: Framework): OwnWords | undefined {
  const own = framework && !knowledge.frameworks.includes(framework) ? framework : undefined;
  if (words.size === 0 && !own) return undefined;
  const key = own ?? NO_STEPS;
  const byWords = known.get(key) ?? new WeakMap<TopicWords, OwnWords>();
  known.set(key, byWords);
  let vocabulary = byWords.get(words);
  if (!vocabulary) byWords.set(words, (vocabulary = build(words, own)));
  return vocabulary;
}

/** An alphabet has room for so many different letters; words beyond it, in scripts piled on scripts, are left out. */
const MOST_LETTERS = 3500;

function build(words: TopicWords, framework: Framework | undefined): OwnWords {
  const alphabet = new Alphabet();
  const own: OwnWords = {
    headings: new Vocabulary<string>(alphabet),
    names: new Vocabulary<Meaning>(alphabet),
  };
  const letters = new Set<string>();
  // Taken literally, in any case: stars and capitals, which mean something in our own lists, do not here.
  const literal = (word: string): string | undefined => {
    const phrase = word.toLowerCase().replaceAll("*", " ").trim().replaceAll(/\s+/g, " ");
    for (const letter of phrase) letters.add(letter);
    return phrase === "" || letters.size > MOST_LETTERS ? undefined : phrase;
  };
  for (const [topic, list] of words) {
    for (const word of list) {
      const phrase = literal(word);
      if (phrase === undefined) continue;
      own.headings.add(phrase, topic);
      own.names.add(phrase, { kind: "name", topic });
    }
  }
  for (const { title, headings, topics } of framework?.steps ?? []) {
    const expected = topics.filter(({ optional }) => !optional);
    for (const word of [title, ...allPhrases(headings)]) {
      const phrase = literal(word);
      if (phrase === undefined) continue;
      for (const { topic } of expected) own.headings.add(phrase, topic);
    }
  }
  return own;
}
