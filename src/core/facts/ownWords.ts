import { Vocabulary } from "./vocabulary";
import type { Meaning } from "./words";

/** A team's own words for topics, by topic. */
export type TopicWords = ReadonlyMap<string, readonly string[]>;

/** What a team calls the topics, beside the words that everybody uses. */
export interface OwnWords {
  /** Topics by the headings that name them. */
  readonly headings: Vocabulary<string>;
  /** The same words inside sentences. */
  readonly names: Vocabulary<Meaning>;
}

const known = new WeakMap<TopicWords, OwnWords>();

/** The vocabulary of a team's words, made once for each list; undefined where it has none. */
export function ownWords(words: TopicWords | undefined): OwnWords | undefined {
  if (!words || words.size === 0) return undefined;
  let own = known.get(words);
  if (!own) known.set(words, (own = build(words)));
  return own;
}

/** A vocabulary has room for so many different letters; words beyond it, in scripts piled on scripts, are left out. */
const MOST_LETTERS = 3000;

function build(words: TopicWords): OwnWords {
  const own: OwnWords = { headings: new Vocabulary<string>(), names: new Vocabulary<Meaning>() };
  const letters = new Set<string>();
  for (const [topic, list] of words) {
    for (const word of list) {
      // Taken literally, in any case: stars and capitals, which mean something in our own lists, do not here.
      const phrase = word.toLowerCase().replaceAll("*", " ").trim().replaceAll(/\s+/g, " ");
      for (const letter of phrase) letters.add(letter);
      if (phrase === "" || letters.size > MOST_LETTERS) continue;
      own.headings.add(phrase, topic);
      own.names.add(phrase, { kind: "name", topic });
    }
  }
  return own;
}
