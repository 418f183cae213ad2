import { CharacterClass, classOf } from "./characters";

/** The letters by which the forms of a word are taken for one. */
const STEM = 7;

/** FNV-1a, 32 bits. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

const NUMBER = hashOf("#");

/**
 * Gives the first words of a text as numbers: a word by its first letters whatever their case, all numbers by one,
 * ideographs by each two side by side.
 * @returns How many there are.
 */
export function eachWord(text: string, most: number, take: (word: number) => void): number {
  const { length } = text;
  let words = 0;
  for (let at = 0; at < length && words < most;) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    const start = at++;
    let hash = SEED;
    if (kind === CharacterClass.Word) {
      hash = add(hash, lower(code));
      for (; at < length; at++) {
        const next = text.charCodeAt(at);
        if (classOf(next) !== CharacterClass.Word) break;
        if (at - start < STEM) hash = add(hash, lower(next));
      }
      if (code >= 48 && code <= 57) hash = NUMBER;
    } else if (kind === CharacterClass.Ideograph) {
      hash = add(hash, code);
      const next = at < length ? text.charCodeAt(at) : 0;
      if (classOf(next) === CharacterClass.Ideograph) hash = add(hash, next);
    } else if (isTelling(code)) hash = add(hash, code);
    else continue;
    take(hash);
    words++;
  }
  return words;
}

/** The number of a text that is known beforehand. */
export function hashOf(text: string): number {
  let hash = SEED;
  for (let at = 0; at < text.length; at++) hash = add(hash, text.charCodeAt(at));
  return hash;
}

/** "%", "$", "€", "?": they tell something by themselves. */
function isTelling(code: number): boolean {
  return code === 37 || code === 36 || code === 0x20ac || code === 63;
}

function add(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** Latin and Cyrillic letters in lower case. */
function lower(code: number): number {
  if (code < 65) return code;
  if (code <= 90 || (code >= 0x410 && code <= 0x42f)) return code + 32;
  return code === 0x401 ? 0x435 : code;
}
