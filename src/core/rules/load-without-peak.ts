import { isExplained } from "../numbers/explanations";
import { placeOf, writtenText, type Stated } from "../numbers/roles/stated";
import { askBeside } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD405",
  name: "load-without-peak",
  about: "A load is stated, and not how high it is at peak.",
  severity: { default: "hint", concept: "off" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    average:
      "{{load}} says nothing of the peak, which the service must survive: name it, or how many times the average it is (2 to 5 is usual).",
  },
  check(reading, report) {
    const { stated } = reading.numbers;
    const { traits } = reading.facts;
    if (traits.has("peak-told") || (traits.has("batch-scoring") && !traits.has("answers-online"))) return;
    if (stated.some(({ role }) => role === "load-peak" || role === "peak-factor")) return;
    const load = stated.find((one) => one.role === "load-average" && isOfService(one));
    if (!load) return;
    report({
      message: "average",
      data: { load: writtenText(load) },
      range: placeOf(load),
      fixes: askBeside(reading, load.unit, "How high is the load at peak, when, and what happens above it?"),
    });
  },
});

/** "Up to 1,000 requests a second" is the peak; frames come as they come. */
function isOfService({ quantity, unit }: Stated): boolean {
  const { bound, unit: thing, dimension } = quantity;
  return (
    bound !== "at-most" &&
    (dimension === "count" || unit.block.kind !== "code") &&
    quantity.per !== undefined &&
    thing !== "frames" &&
    thing !== "users" &&
    !isExplained("load", unit)
  );
}
