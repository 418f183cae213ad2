import { contentWords } from "../../facts/definitions";

/** The stems of the words of a text that carry content, without bare numbers. */
export function stemsIn(text: string): string[] {
  const stems: string[] = [];
  for (const word of contentWords(text)) if (word.length > 1 && !isNumber(word)) stems.push(stemOf(word));
  return stems;
}

function isNumber(word: string): boolean {
  // Most words are told by their first character.
  return word < ":" && /^\d+$/.test(word);
}

const S = 115;

/** A word, in lower case, without the ending by which its number or case is told. */
export function stemOf(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  if (last === S) {
    if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
    return /[^sui]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
  }
  return isCyrillic(last) ? word.replace(CASE, "$1") : word;
}

/** Whether it is a Russian letter in lower case. */
function isCyrillic(code: number): boolean {
  return (code >= 0x430 && code <= 0x44f) || code === 0x451;
}

/** The ending of a Russian noun or adjective, behind a stem of three letters at least. */
const CASE =
  /^(.{3,}?)(?:ами|ями|ого|его|ому|ему|ыми|ими|[ыиое]й|[ыиое]м|[ыи]х|[аяую]я|[оеы]е|ие|ую|юю|ов|ев|ам|ям|ах|ях|[аяоеыиуюьй])$/;
