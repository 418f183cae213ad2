import { CharacterClass, classOf } from "./characters";

/** The letters by which the forms of a word are taken for one. */
const STEM = 7;

/** FNV-1a, 32 bits. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

const NUMBER = hashOf("#");

/** The first words of a text as numbers. */
export class Words {
  readonly numbers: Int32Array;
  /** How many there are of the text that was read last. */
  count = 0;

  /** @param most As many words of a text are looked at. */
  constructor(most: number) {
    this.numbers = new Int32Array(most);
  }

  /**
   * Reads a text: a word by its first letters whatever their case, all numbers by one, ideographs by each two side by
   * side, and the signs that tell something.
   */
  read(text: string): this {
    const { numbers } = this;
    const { length } = text;
    let count = 0;
    for (let at = 0; at < length && count < numbers.length;) {
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
      } else if (telling[code] === 1) hash = add(hash, code);
      else continue;
      numbers[count++] = hash;
    }
    this.count = count;
    return this;
  }
}

/** The number of two words side by side. */
export function pairOf(first: number, second: number): number {
  return add(first, Math.imul(second, 31));
}

/** The number of a text that is known beforehand. */
export function hashOf(text: string): number {
  let hash = SEED;
  for (let at = 0; at < text.length; at++) hash = add(hash, text.charCodeAt(at));
  return hash;
}

/** What tells something by itself: shares, money, questions, comparisons, what goes to what, "P(late)", "{dry, wet}". */
const telling = new Uint8Array(0x2300);
for (const sign of "%$€?=<>≤≥→+~({|") telling[sign.charCodeAt(0)] = 1;

function add(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** Latin and Cyrillic letters in lower case. */
function lower(code: number): number {
  if (code < 65) return code;
  if (code <= 90 || (code >= 0x410 && code <= 0x42f)) return code + 32;
  return code === 0x401 ? 0x435 : code;
}
