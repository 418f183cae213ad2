import { knowledge } from "../knowledge/index";
import type { Language } from "../knowledge/types";

/** The language a document is written in; `other` where we have no cues for it. */
export type DocumentLanguage = Language | "other";

/** What is read of a document to tell its language. */
const SAMPLE = 20_000;
/** Fewer words than this tell nothing: the text is taken for English. */
const FEWEST_WORDS = 60;

const common = new Set(knowledge.language.commonWords.en);

/** Tells the language by scripts, and English from other Latin ones by its most frequent words. */
export function languageOf(text: string): DocumentLanguage {
  const prose = text.slice(0, SAMPLE).replaceAll(/```[^`]*```|`[^`\n]*`|https?:\/\/\S+/g, " ");
  const count = (pattern: RegExp): number => prose.match(pattern)?.length ?? 0;
  const latin = count(/[a-zA-Z]/g);
  const cyrillic = count(/[\u0400-\u04ff]/g);
  const han = count(/[\u3400-\u9fff]/g);
  const kana = count(/[\u3040-\u30ff]/g);
  const foreign = count(/[\u0370-\u03ff\u0530-\u1fff\uac00-\ud7af]/g) + kana;
  const all = latin + cyrillic + 2 * han + foreign;
  if (all === 0) return "en";
  if (foreign > 0.3 * all || kana > 0.2 * (han + kana + 1) + 20) return "other";
  if (2 * han > 0.15 * all) return "zh";
  if (cyrillic > 0.2 * all) return /[іїєґ]/i.test(prose) && !/[ыэъ]/i.test(prose) ? "other" : "ru";
  const words = prose.toLowerCase().match(/[a-zà-ÿ]+/g) ?? [];
  if (words.length < FEWEST_WORDS) return "en";
  const known = words.filter((word) => common.has(word)).length;
  return known / words.length >= 0.06 ? "en" : "other";
}
