/** How a character takes part in words: none, a letter or digit, or Han and kana, which are words without spaces. */
export const enum CharacterClass {
  /** Not classified yet. */
  Unknown,
  Other,
  Word,
  Ideograph,
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

/**
 * The classes of UTF-16 units, each worked out when first met: every character of every document is
 * asked for. A plain array of this length would be a hash table to the engine.
 */
const classes = new Uint8Array(65_536) as unknown as Record<number, CharacterClass>;

/** The class of a UTF-16 unit. */
export function classOf(code: number): CharacterClass {
  const known = classes[code]!;
  return known === CharacterClass.Unknown ? (classes[code] = classify(code)) : known;
}

/** The ranges cover what design docs are written in. */
function classify(code: number): CharacterClass {
  if (code < 128) {
    const isWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    return isWord ? CharacterClass.Word : CharacterClass.Other;
  }
  if (code >= 0x0400 && code <= 0x052f) return CharacterClass.Word;
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x3040 && code <= 0x30ff))
    return CharacterClass.Ideograph;
  return WORD.test(String.fromCharCode(code)) ? CharacterClass.Word : CharacterClass.Other;
}

/** Whether a UTF-16 unit is a letter. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  // Of the others most are met in one document of many again and again.
  return (letters[code] ||= LETTER.test(String.fromCharCode(code)) ? YES : NO) === YES;
}

const YES = 1;
const NO = 2;
/** By UTF-16 unit, once it was asked for, whether it is a letter. */
const letters = new Uint8Array(65_536);

const LETTER = /\p{L}/u;

/** Space, hyphen, underscore, line break: what may stand between the words of a phrase. */
export function isSeparator(code: number): boolean {
  return (
    code === 32 || code === 45 || code === 95 || code === 10 || code === 9 || code === 0xa0 || code === 0x2011
  );
}
