import type { StepState } from "../checklist/checklist";
import type { Section } from "../document/model";
import { moveSection } from "../outline/move";
import { defineRule, type Fix, type Reading } from "./rule";

export default defineRule({
  code: "MLD104",
  name: "section-order",
  about: "A section stands elsewhere than its framework has it.",
  severity: { default: "hint" },
  fix: "suggestion",
  since: "0.1.0",
  preset: "all",
  messages: { order: "In {{framework}} “{{step}}” is step {{number}}: it stands out of order here." },
  check(reading, report) {
    const { framework, checklist } = reading;
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
        fixes: offerMove(reading, section, neighbour(number, present, kept)),
      });
    }
  },
});

/** Where a step belongs: behind the nearest step before it that stands in order, else before the nearest after it. */
interface Neighbour {
  readonly place: "before" | "after";
  readonly section: Section;
}

function neighbour(
  number: number,
  present: readonly Present[],
  kept: ReadonlySet<number>,
): Neighbour | undefined {
  const inOrder = present.filter((step) => kept.has(step.number));
  const before = inOrder.findLast((step) => step.number < number);
  if (before) return { place: "after", section: before.section };
  const after = inOrder.find((step) => step.number > number);
  return after && { place: "before", section: after.section };
}

function offerMove({ document }: Reading, section: Section, to: Neighbour | undefined): Fix[] {
  const edit = to && moveSection(document, section, to.place, to.section);
  if (!edit) return [];
  const title = `Move "${section.label.text}" ${to.place === "after" ? "behind" : "before"} "${to.section.label.text}"`;
  return [{ title, kind: "suggestion", edit }];
}

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
