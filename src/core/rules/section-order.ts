import type { StepState } from "../checklist/checklist";
import type { Section } from "../document/model";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD104",
  name: "section-order",
  about: "A section stands elsewhere than its framework has it.",
  severity: { default: "hint" },
  since: "0.1.0",
  preset: "all",
  messages: { order: "In {{framework}} “{{step}}” is step {{number}}: it stands out of order here." },
  check({ framework, checklist }, report) {
    // An order that only our guess expects is nobody's mistake.
    if (framework.source === "inferred" || !framework.framework) return;
    const present = checklist.steps
      .flatMap(({ section, ...state }) => (section ? [{ ...state, section }] : []))
      .sort((a, b) => a.section.range.start - b.section.range.start);
    const kept = new Set(longestRising(present));
    for (const { step, number, section } of present) {
      if (kept.has(number)) continue;
      report({
        message: "order",
        data: { framework: framework.framework.title, step: step.title, number },
        range: section.label.range,
      });
    }
  },
});

type Present = Omit<StepState, "section"> & { readonly section: Section };

/** The numbers of the most steps that stand in order: the others are the fewest to move. */
function longestRising(steps: readonly Present[]): number[] {
  let best: number[] = [];
  const ending: number[][] = [];
  for (const { number } of steps) {
    const before = ending.filter((run) => run.at(-1)! < number);
    const longest = before.reduce<number[]>((most, run) => (run.length > most.length ? run : most), []);
    const run = [...longest, number];
    ending.push(run);
    if (run.length > best.length) best = run;
  }
  return best;
}
