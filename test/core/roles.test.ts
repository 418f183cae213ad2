import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";
import { writtenText } from "../../src/core/numbers/stated";

/** The roles of the quantities of a text, each behind what is written. */
function roles(text: string): string[] {
  return analyse(text).numbers.stated.map((one) => `${writtenText(one)}: ${one.role ?? "nothing"}`);
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ["users by their unit", "We have 50M DAU.", ["50M DAU: daily-users"]],
  [
    "actions by what they are for",
    "20 requests per user per day",
    ["20 requests per user per day: actions-per-user"],
  ],
  [
    "a load by its unit, a peak by its word",
    "11,600 requests per second, at peak 35,000 requests per second",
    ["11,600 requests per second: load-average", "35,000 requests per second: load-peak"],
  ],
  ["a budget by its bound", "- The answer must come within 100 ms.", ["within 100 ms: latency-budget"]],
  ["a step of a path by its name", "The feature lookup takes 15 ms.", ["15 ms: component-latency"]],
  [
    "the rows of a column of times as steps, and a row of the whole as the budget",
    "| step | p99 (ms) |\n|---|---|\n| lookup | 15 |\n| model | 40 |\n| latency budget | 100 |",
    ["15: component-latency", "40: component-latency", "100: latency-budget"],
  ],
  [
    "a limit of what is watched as a threshold, and the time beside it as a window",
    "## Monitoring\n\n- p99 latency above 120 ms for 5 minutes pages somebody.",
    ["above 120 ms: threshold", "5 minutes: window"],
  ],
  [
    "the columns of a table of metrics",
    "## Offline metrics\n\n| Metric | Today | Target |\n|---|---|---|\n| ROC AUC | 0.74 | 0.80 |",
    ["0.74: baseline", "0.80: target"],
  ],
  [
    "a cadence without a number",
    "## Retraining\n\nThe model is retrained weekly; labels are known after 90 days.",
    ["weekly: retraining-cadence", "90 days: label-delay"],
  ],
  [
    "a share of the data as the positive rate",
    "About 0.2% of transactions are fraud.",
    ["About 0.2%: positive-rate"],
  ],
  [
    "an availability and its downtime",
    "Availability is 99.9%, 43 minutes of downtime a month.",
    ["99.9%: availability", "43 minutes: downtime"],
  ],
  ["a Russian budget", "Ответ не более 200 мс.", ["не более 200 мс: latency-budget"]],
  ["nothing for what may be read in two ways", "We store 100B x 5m.", ["100B: nothing", "5m: nothing"]],
  ["none that is asked or an example", "Do we have 50M DAU? For example, 10M DAU.", []],
];

describe("quantities stand for", () => {
  for (const [about, text, expected] of CASES) {
    it(about, () => {
      assert.deepEqual(roles(text), expected);
    });
  }
});
