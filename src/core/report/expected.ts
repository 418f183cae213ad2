import type { Analysis } from "../analyse";

/**
 * Whether a topic is missed where it is missing: a step of the framework has it, or a rule asks for it. What a checklist
 * calls optional, no finding asks for.
 * @param isOptional Whether the framework leaves it to the author; without a framework it does so with all.
 */
export function isExpected(
  { findings }: Pick<Analysis, "findings">,
  topic: string,
  isOptional: boolean,
): boolean {
  return (
    !isOptional || findings.some(({ topics, severity }) => severity !== "hint" && topics.includes(topic))
  );
}
