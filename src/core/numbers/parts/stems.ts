/** Characters that words of one stem share, and what shorter words than these don't tell. */
const STEM = 5;
const SHORTEST = 4;

/** The beginnings of the words of a text that may name something. */
export function stems(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter(({ length }) => length >= SHORTEST).map((word) => word.slice(0, STEM));
}
