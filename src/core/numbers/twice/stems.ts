import { contentWords } from "../../facts/definitions";

/** The stems of the words of a text that carry content, without bare numbers. */
export function stemsIn(text: string): string[] {
  const words = contentWords(text).filter((word) => word.length > 1 && !/^\d+$/.test(word));
  return words.map(stemOf);
}

/** A word, in lower case, without the ending by which its number or case is told. */
export function stemOf(word: string): string {
  if (/[а-яё]$/.test(word)) return word.replace(CASE, "$1");
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  return /[^sui]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}

/** The ending of a Russian noun or adjective, behind a stem of three letters at least. */
const CASE =
  /^(.{3,}?)(?:ами|ями|ого|его|ому|ему|ыми|ими|[ыиое]й|[ыиое]м|[ыи]х|[аяую]я|[оеы]е|ие|ую|юю|ов|ев|ам|ям|ах|ях|[аяоеыиуюьй])$/;
