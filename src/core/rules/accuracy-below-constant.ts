import { placeOf } from "../numbers/roles/stated";
import { reachedByConstant } from "./constantAnswer";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD307",
  name: "accuracy-below-constant",
  about: "A model that always gives the commonest answer reaches the target of accuracy.",
  severity: { default: "error", concept: "warning" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    below:
      "Always giving the commonest answer is right in {{constant}} of all cases: a target of {{target}} asks for less than no model. Decide by recall at a stated precision, or by PR-AUC.",
  },
  check(reading, report) {
    for (const { target, wanted, constant, rate } of reachedByConstant(reading))
      report({
        message: "below",
        data: { constant: share(constant), target: share(wanted) },
        range: placeOf(target),
        related: [{ message: "how common the classes are", range: placeOf(rate) }],
        fixes: askBeside(
          reading,
          target.unit,
          "Which share of the rare class must be found, at which precision?",
        ),
      });
  },
});

function share(value: number): string {
  return `${Number((value * 100).toPrecision(6))}%`;
}
