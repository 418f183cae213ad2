import type { Unit } from "../facts/units";
import { Vocabulary } from "../facts/vocabulary";
import { allPhrases, knowledge } from "../knowledge/index";
import type { ExplanationKind } from "../knowledge/measureTypes";
import { headersOf } from "./roles/headerUnit";

const words = new Vocabulary<ExplanationKind>();
for (const [kind, phrases] of Object.entries(knowledge.explanations))
  for (const phrase of allPhrases(phrases)) words.add(phrase, kind as ExplanationKind);

/** Whether a text holds a word of a kind. */
export function says(kind: ExplanationKind, text: string): boolean {
  return kindsIn(text).includes(kind);
}

/** The last text that was asked about: mostly it is asked about again, for another kind. */
let last: { readonly text: string; readonly kinds: readonly ExplanationKind[] } | undefined;

/** The kinds of the words of a text, for those who ask for several. */
export function kindsIn(text: string): readonly ExplanationKind[] {
  if (last?.text !== text) last = { text, kinds: words.match(text).map(({ meaning }) => meaning) };
  return last.kinds;
}

/** Whether a sentence, cell or line, or what it stands right under, holds a word that explains a difference. */
export function isExplained(kind: ExplanationKind, unit: Unit): boolean {
  let kinds = kindsByUnit.get(unit);
  if (!kinds) kindsByUnit.set(unit, (kinds = kindsBeside(unit)));
  return kinds.includes(kind);
}

/** Many quantities of one sentence are asked about: its words are looked up once. */
const kindsByUnit = new WeakMap<Unit, readonly ExplanationKind[]>();

function kindsBeside({ text, label }: Unit): readonly ExplanationKind[] {
  const own = kindsIn(text);
  const headers = headersOf(label);
  return headers.length === 0 ? own : [...own, ...headers.flatMap((header) => kindsIn(header.text))];
}

/** Whether any of several sentences, or the paragraph that they share, holds a word that explains a difference. */
export function isAnyExplained(kind: ExplanationKind, units: readonly Unit[]): boolean {
  const isParagraph = units.some((unit) => unit !== units[0]);
  return units.some((unit) => isExplained(kind, unit) || (isParagraph && says(kind, unit.block.content)));
}
