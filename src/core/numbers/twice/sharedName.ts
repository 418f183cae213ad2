import { knowledge } from "../../knowledge/index";
import { stemsIn } from "./stems";
import type { Telling } from "./tellings";

const roles = new Map(knowledge.roles.map(({ id, name }) => [id, name] as const));

/** What two quantities share, as it is written beside the first: its metric, or what it stands for, and the words. */
export function sharedName(
  { stated: { unit, metric, role, quantity }, words, wide }: Telling,
  other: Telling,
): string {
  const shared = new Set([
    ...words.filter((word) => other.wide.has(word)),
    ...other.words.filter((word) => wide.has(word)),
  ]);
  const { label, text } = unit;
  const around = text.slice(Math.max(0, quantity.start - REACH), quantity.end + REACH);
  const written: string[] = [];
  for (const one of [label.parent?.text ?? "", label.text, around])
    for (const [word] of one.matchAll(/[\p{L}\p{N}]+/gu)) {
      const [stem] = stemsIn(word);
      if (stem !== undefined && shared.delete(stem)) written.push(word);
    }
  const known =
    metric?.metric.name ?? (role === "target" || role === undefined ? undefined : roles.get(role));
  const more = written.join(", ");
  if (known === undefined) return `value of "${more}"`;
  return more === "" ? known : `${known} (${more})`;
}

const REACH = 160;
