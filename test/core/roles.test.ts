import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";
import { writtenText } from "../../src/core/numbers/roles/stated";

/** The roles of the quantities of a text, each behind what is written. */
function roles(text: string): string[] {
  const { stated, coded } = analyse(text).numbers;
  return [...stated, ...coded].map((one) => `${writtenText(one)}: ${one.role ?? "nothing"}`);
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
  [
    "what a label of its own names, whatever stands behind",
    "## Feature store\n\n**TTL:** 9 days (training needs them)",
    ["9 days: retention"],
  ],
  ["a number of features as no dimension", "- 240 features for each field.", ["240 features: features"]],
  [
    "a margin behind a level as no level",
    "## Release\n\n- ROC AUC at least baseline − 0.004.",
    ["0.004: change"],
  ],
  ["a Russian budget", "Ответ не более 200 мс.", ["не более 200 мс: latency-budget"]],
  ["nothing for what may be read in two ways", "We store 100B x 5m.", ["100B: nothing", "5m: nothing"]],
  ["none that is asked or an example", "Do we have 50M DAU? For example, 10M DAU.", []],
  [
    "the members of a series as its first",
    "The gradual rollout takes steps (2% → 20% → 60% → 100%).",
    ["2%: split", "20%: split", "60%: split", "100%: split"],
  ],
  [
    "shares that make up all",
    "- Split by time, train/val/test: 75/15/10.",
    ["75: split", "15: split", "10: split"],
  ],
  [
    "a bound in a condition as a threshold, and none behind it",
    "If fewer than 40 items are left, the popular ones are shown, at most 12 items.",
    ["fewer than 40 items: threshold", "at most 12 items: nothing"],
  ],
  [
    "the time for which a limit is held as a window",
    "An engineer is paged when the error rate is above 2% for 10 minutes.",
    ["above 2%: threshold", "10 minutes: window"],
  ],
  [
    "a number and a unit of time behind every as a cadence",
    "The ranker is retrained every 6 hours, and training takes 2 hours.",
    ["6 hours: retraining-cadence", "2 hours: job-duration"],
  ],
  [
    "the cadence of a training by its heading",
    "## Training pipeline\n\n**Runs:** weekly",
    ["weekly: retraining-cadence"],
  ],
  ["a horizon as no window", "- Forecast horizon: 3 months.", ["3 months: nothing"]],
  [
    "a column of mere thresholds among criteria of success as targets",
    "## Success criteria\n\n| Criterion | Threshold |\n|---|---|\n| ROC AUC | ≥ 0.84 |",
    ["≥ 0.84: target"],
  ],
  [
    "what stands under a gate as thresholds",
    "## Go/no-go gates\n\n```\n║ PROCEED IF:        ║\n║   □ recall ≥ 0.72  ║\n```",
    ["≥ 0.72: threshold"],
  ],
  [
    "the lines of a fence below the one that heads them",
    "## Serving\n\n```yaml\nworker:\n  resources: 6 GB RAM\nthresholds:\n  hide: 0.9\n```",
    ["6 GB RAM: memory", "0.9: threshold"],
  ],
  [
    "values of programs by their names alone",
    "## Training\n\n```python\nX_train, X_test = split(X, test_size=0.25, random_state=7)\nbatch_size = 64\nepochs = 12\n```",
    ["0.25: split", "64: batch-size"],
  ],
  [
    "what a program compares and tells in comments",
    "## Release\n\n```python\n# data of the last 45 days\nif recall < 0.6:\n    alert()\n```",
    ["45 days: window", "< 0.6: threshold"],
  ],
  [
    "a count that becomes few as no rows",
    "Recall: 80k items -> ranking: 300 items. We store 9M items.",
    ["80k items: nothing", "300 items: nothing", "9M items: rows"],
  ],
  ["machines behind a sign", "Training runs on 6× H100.", ["6: replicas"]],
  ["the size of one row by what it is for", "A record takes 3 KB/row.", ["3 KB/row: row-size"]],
  [
    "a step of a rollout by its duration",
    "## Rollout\n\n| Phase | Traffic | Duration |\n|---|---|---|\n| canary | 4% | 36 hours |",
    ["4%: split", "36 hours: test-duration"],
  ],
  [
    "a load that is the peak elsewhere",
    "We serve 9,000 requests per second at peak. At 9,000 requests per second each ms counts.",
    ["9,000 requests per second: load-peak", "9,000 requests per second: load-peak"],
  ],
  [
    "a limit of what is only looked up as that of a step",
    "The feature store answers reads in at most 4 ms, the service in at most 70 ms.",
    ["at most 4 ms: component-latency", "at most 70 ms: component-latency"],
  ],
  [
    "a difference as such, whatever it stands under, and counts by their column",
    "## Goal\n\n| Effort | Today | Target |\n|---|---|---|\n| reviews | 8,000 reviews | 6,000 reviews (25% reduction) |",
    ["8,000 reviews: baseline", "6,000 reviews: target", "25%: change"],
  ],
  ["the last so many of something as a window", "It reads the last 40 sessions.", ["40 sessions: window"]],
  ["what is saved as a change", "- Annual savings: $90K", ["$90K: change"]],
  ["an answer by its question", "- How fast? 300 ms, while the user waits.", ["300 ms: latency-budget"]],
  [
    "a cell by the second of its row, where the first tells only a kind",
    "| | metric | today | wanted |\n|---|---|---|---|\n| guardrail | response time | 2 s | at most 3 s |",
    ["2 s: component-latency", "at most 3 s: latency-budget"],
  ],
  [
    "a share behind a label by no metric of a sentence before it",
    "## Online metrics\n\nPrimary: orders a day.\nBetter recall of offers should raise them.\nBy sender, 30% with the model and 70% without.",
    ["30%: nothing", "70%: nothing"],
  ],
  ["new users as none of those of a day", "- 4,000 new users a day.", ["4,000 new users a day: new-users"]],
];

describe("quantities stand for", () => {
  for (const [about, text, expected] of CASES) {
    it(about, () => {
      assert.deepEqual(roles(text), expected);
    });
  }
});
