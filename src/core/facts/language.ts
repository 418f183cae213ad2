import { knowledge } from "../knowledge/index";
import type { Language } from "../knowledge/languageTypes";
import { AnyCase } from "./anyCase";

/** The language a document is written in; `other` where we have no cues for it. */
export type DocumentLanguage = Language | "other";

/** What is read of a document to tell its language. */
const SAMPLE = 8_000;
/** Fewer words than this tell nothing: the text is taken for English. */
const FEWEST_WORDS = 60;

/** The most frequent words of English, and those of its neighbours. */
const told = new Map<string, boolean>();
for (const word of knowledge.language.commonWords.en ?? []) told.set(word, true);
for (const word of knowledge.language.foreignWords.en ?? []) told.set(word, false);
const isCommon = new AnyCase(told);

/** How many letters of a text are of each script; `unread` are those of none that we read. */
function countScripts(text: string) {
  const counts = { latin: 0, cyrillic: 0, han: 0, kana: 0, unread: 0 };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) counts.latin++;
    } else if (code >= 0x400 && code <= 0x4ff) counts.cyrillic++;
    else if (code >= 0x3400 && code <= 0x9fff) counts.han++;
    else if (code >= 0x3040 && code <= 0x30ff) counts.kana++;
    else if ((code >= 0x370 && code <= 0x1fff) || (code >= 0xac00 && code <= 0xd7af)) counts.unread++;
  }
  counts.unread += counts.kana;
  return counts;
}

/** Letters of another script than the Latin one. */
const NOT_LATIN = /[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Tells the language by scripts, and English from other Latin ones by its most frequent words. */
export function languageOf(text: string): DocumentLanguage {
  const prose = text.slice(0, SAMPLE).replaceAll(/```[^`]*```|`[^`\n]*`|https?:\/\/\S+/g, " ");
  return (NOT_LATIN.test(prose) ? byScripts(prose) : undefined) ?? byWords(prose);
}

/** The language of a text that is not in Latin letters; undefined where most of it is. */
function byScripts(prose: string): DocumentLanguage | undefined {
  const { latin, cyrillic, han, kana, unread } = countScripts(prose);
  const all = latin + cyrillic + 2 * han + unread;
  if (unread > 0.3 * all || kana > 0.2 * (han + kana + 1) + 20) return "other";
  if (2 * han > 0.15 * all) return "zh";
  if (cyrillic > 0.2 * all) return /[іїєґ]/i.test(prose) && !/[ыэъ]/i.test(prose) ? "other" : "ru";
  return undefined;
}

/** Whether a text in Latin letters is in English, by its most frequent words. */
function byWords(prose: string): DocumentLanguage {
  const text = prose.toLowerCase();
  let words = 0;
  let known = 0;
  let others = 0;
  for (let start = 0, at = 0; at <= text.length; at++) {
    if (at < text.length && isLetter(text.charCodeAt(at))) continue;
    if (at > start) words++;
    const isKnown = at > start ? isCommon.get(text, start, at) : undefined;
    if (isKnown === true) known++;
    else if (isKnown === false) others++;
    start = at + 1;
  }
  if (words < FEWEST_WORDS) return "en";
  // Terse English has hardly any small words; only those of another language tell that it is not English.
  return others > known && others / words >= 0.05 ? "other" : "en";
}

/** a to z and à to ÿ. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xe0 && code <= 0xff);
}
