import type { Stated } from "../roles/stated";
import { withoutTags } from "./naming";

/** How much before a quantity is looked at: a sign, and a tag between. */
const REACH = 8;
const LONGEST_BULLET = 12;

/** Whether a sign of arithmetic or an arrow stands right before a quantity, and no bullet: "x 4 searches = 24M searches". */
export function isBehindSign({ quantity: { start }, unit }: Stated): boolean {
  const { text, block } = unit;
  if (start <= LONGEST_BULLET && /^\s*[*+]\s+$/.test(text.slice(0, start))) return false;
  if (SIGN.test(withoutTags(text.slice(Math.max(0, start - REACH), start)))) return true;
  // An arrow ends a sentence: what it leads to begins the next.
  const at = unit.start + start;
  return (
    /^\s*$/.test(text.slice(0, start)) &&
    /[→⟶⇒][ \t]*$/.test(block.content.slice(Math.max(0, at - REACH), at))
  );
}

const SIGN = /[=≈x×*·/+→>÷]\s*$/;
