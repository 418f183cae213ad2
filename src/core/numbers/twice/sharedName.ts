import { stemsIn } from "./stems";
import type { Telling } from "./tellings";

/** The words that two quantities share, as they are written beside the first. */
export function sharedName({ stated: { unit }, words }: Telling, other: Telling): string {
  const shared = new Set([...words].filter((word) => other.words.has(word)));
  const texts = [unit.text, unit.label.text, unit.label.parent?.text ?? ""];
  const written: string[] = [];
  for (const text of texts)
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const [stem] = stemsIn(word);
      if (stem !== undefined && shared.delete(stem)) written.push(word);
    }
  return written.join(" ");
}
