import { calmMistakes } from "../numbers/alerts/calm";
import { configuredAlerts } from "../numbers/alerts/configured";
import { stageMistakes } from "../numbers/alerts/stages";
import { alertMistakes } from "../numbers/twice/alerts";
import { placeOf, writtenText } from "../numbers/roles/stated";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD809",
  name: "alert-beside-target",
  about: "An alert fires while all is well, or only when the metric is far worse than it was to be.",
  severity: { default: "information", concept: "off" },
  since: "0.1.0",
  messages: {
    side: "{{metric}} is to be {{better}} ({{wanted}} in line {{line}}), but the alert fires at {{threshold}}, when all is well: turn the comparison round.",
    loose:
      "The alert fires at {{threshold}}, when {{metric}} is worse than {{wanted}} in line {{line}}: bring it nearer to the target, or say why so much is tolerated.",
    far: "The alert fires at {{threshold}}, when {{metric}} is several times worse than the {{wanted}} of line {{line}}: bring it nearer to the target, or say why so much is tolerated.",
    tight:
      "The alert fires at {{threshold}}, while {{metric}} is far better than the {{wanted}} of line {{line}}: bring it nearer to the target, or say what makes it one.",
    stages:
      "The milder alert fires at {{threshold}}, only after the graver one at {{wanted}} in line {{line}}: exchange the two, or correct one of them.",
    calm: "Somebody acts at {{threshold}}, where line {{line}} calls {{metric}} stable ({{wanted}}): correct one of them.",
  },
  check({ numbers, facts, document }, report) {
    const configured = configuredAlerts(numbers, facts);
    const mistakes = [
      ...alertMistakes([...numbers.stated, ...configured], facts.contexts),
      ...stageMistakes(numbers.stated),
      ...calmMistakes(numbers.stated),
    ];
    for (const { message, threshold, other, isHigherBetter } of mistakes)
      report({
        message,
        data: {
          metric: threshold.metric?.metric.name ?? "what it watches",
          better: isHigherBetter ? "high" : "low",
          threshold: writtenText(threshold),
          wanted: writtenText(other),
          line: document.lines.position(placeOf(other).start).line + 1,
        },
        range: placeOf(threshold),
        related: [{ message: "what it is compared with", range: placeOf(other) }],
      });
  },
});
