/** The choice that a misspelt value most likely means. */
export interface Closest {
  readonly choice: string;
  /** Only case, spaces, hyphens or underscores differ: the author can't have meant anything else. */
  readonly isSameWords: boolean;
}

const LONGEST = 40;

/** Finds the choice nearest to a value: the same words written otherwise, else at most a third of the letters off. */
export function closest(value: string, choices: readonly string[]): Closest | undefined {
  if (value.length > LONGEST) return undefined;
  const plain = normalise(value);
  const same = choices.find((choice) => normalise(choice) === plain);
  if (same !== undefined) return { choice: same, isSameWords: true };
  const [nearest] = choices
    .map((choice) => ({ choice, distance: distance(plain, normalise(choice)) }))
    .sort((a, b) => a.distance - b.distance);
  if (!nearest || nearest.distance > Math.max(1, Math.floor(nearest.choice.length / 3))) return undefined;
  return { choice: nearest.choice, isSameWords: false };
}

function normalise(value: string): string {
  return value.toLowerCase().replaceAll(/[\s_-]+/g, "");
}

/** Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + change));
    }
    row = next;
  }
  return row[b.length]!;
}
