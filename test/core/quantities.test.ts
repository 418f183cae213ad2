import assert from "node:assert/strict";
import { quantitiesIn } from "../../src/core/facts/quantities";

/** What is read, in base units, one line a quantity. */
function read(text: string): string[] {
  return quantitiesIn(text).map((quantity) => {
    const { low, high, dimension, unit, per, bound, percentile, isChange, isAmbiguous } = quantity;
    const words = [
      bound === "exact" ? "" : bound,
      high === low ? String(low) : `${low}..${high}`,
      unit ?? dimension,
    ];
    if (per) words.push(`a ${per}`);
    if (percentile) words.push(`p${percentile}`);
    if (isChange) words.push("change");
    if (isAmbiguous) words.push("ambiguous");
    return words.filter((word) => word !== "").join(" ");
  });
}

const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["p99 < 20 ms", ["at-most 0.02 millisecond p99"]],
  ["at most 200ms at p95", ["at-most 0.2 millisecond p95"]],
  ["the 95th percentile stays under 1.5 s", ["at-most 1.5 second p95"]],
  ["50M DAU", ["50000000 users a day"]],
  ["1.5M daily active users, 20 requests per user per day", ["1500000 users a day", "20 requests a day"]],
  ["10,000+ requests per second", ["10000 requests a second"]],
  ["99.99% availability", ["0.9999 percent"]],
  ["2 TB/day", ["2000000000000 terabyte a day"]],
  ["16 GiB", ["17179869184 gibibyte"]],
  ["1–2%", ["0.01..0.02 percent"]],
  ["in the last 1, 7 and 28 days", ["86400 day", "604800 day", "2419200 day"]],
  ["in version 3, 20 ms", ["3 none", "0.02 millisecond"]],
  ["between 10 and 20 ms", ["0.01..0.02 millisecond"]],
  ["+2% CTR", ["0.02 percent change"]],
  ["-0.5 pp", ["-0.005 percentage-point change"]],
  ["$0.05 per 1K requests", ["0.05 dollar", "1000 requests"]],
  ["30 days or more", ["at-least 2592000 day"]],
  ["no more than 4 hours", ["at-most 14400 hour"]],
  ["2 x 10^9 documents", ["2000000000 documents"]],
  ["ROC AUC 0,712", ["0.712 none"]],
  ["12,500 rows", ["12500 records"]],
  ["not above 30 ms", ["at-most 0.03 millisecond"]],
  ["AUC >= 0.85, today 0.79", ["at-least 0.85 none", "0.79 none"]],
  ["3x peak", ["3 times"]],
  ["не более 150 мс", ["at-most 0.15 millisecond"]],
  ["около 1,5 млн пользователей в сутки", ["about 1500000 users a day"]],
  ["日活5000万用户，约200毫秒", ["50000000 users", "about 0.2 millisecond"]],
  ["7B parameters", ["7000000000 parameters"]],
  ["100B x 5m", ["100000000000 none ambiguous", "5000000 none ambiguous"]],
  ["F1, p99, GPT-4, NDCG@10, #12 and v1.2.3", ["4 none"]],
  ["$.023 and .5 of it", ["0.023 dollar", "0.5 none"]],
  ["2M+ monthly users, 3 consecutive weeks", ["2000000 users a month", "1814400 week"]],
  ["40M click-level events a day", ["40000000 records a day"]],
  ["train/test 85/15", ["0.85 percent", "0.15 percent"]],
  ["0.7:0.2:0.1", ["0.7 percent", "0.2 percent", "0.1 percent"]],
  ["70-20-10", ["0.7 percent", "0.2 percent", "0.1 percent"]],
  [
    "30-70 ms, 30/70 ms, 30/70 = 0.43",
    ["0.03..0.07 millisecond", "30 none", "0.07 millisecond", "30 none", "70 none", "0.43 none"],
  ],
  ["at 20:30:50", []],
  ["5 → 40 → 100%", ["0.05 percent", "0.4 percent", "1 percent"]],
  ["steps<br/>8%", ["0.08 percent"]],
  ["1000s of users in 3D", ["1000 none", "3 none"]],
  ["выгрузка из 1С за 2 с", ["1 none", "2 second"]],
  ["4× A100, 4x faster", ["4 none", "4 times"]],
  ["on 2024-03-01 at 12:30, 24/7, the 3rd time", []],
];

describe("quantities", () => {
  for (const [text, expected] of CASES) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(read(text), expected);
    });
  }
});
