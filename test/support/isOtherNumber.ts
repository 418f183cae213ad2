import type { TextEdit } from "../../src/core/index";

const NUMBER = /^\d[\d.,\u00a0\u202f ]*$/;

/** Whether an edit writes one number in place of another, and touches nothing else. */
export function isOtherNumber({ range, newText }: TextEdit, text: string): boolean {
  return NUMBER.test(text.slice(range.start, range.end)) && NUMBER.test(newText);
}
