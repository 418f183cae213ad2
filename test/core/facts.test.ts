import assert from "node:assert/strict";
import { analyse, explain } from "../../src/core/index";

const METRICS = `# Delivery times

## Offline metrics

| metric | baseline | target |
| --- | --- | --- |
| MAE | 9.5 min | 7 min |
| NDCG@10 | 0.41 | 0.45 |

Recall must be at least 0.9, today it is 0.8. We don't use accuracy.

## Online metrics

- CTR: +2%
`;

/** The values of a metric in a text, as "role low". */
function valuesOf(text: string, id: string): string[] {
  const mention = analyse(text).facts.metrics.find(({ metric }) => metric.id === id);
  assert.ok(mention, `${id} is not read`);
  return mention.values.map(({ role, quantity }) => `${role} ${quantity.low}`);
}

describe("metric mentions", () => {
  it("take the values of their row by its columns", () => {
    assert.deepEqual(valuesOf(METRICS, "mae"), ["baseline 570", "target 420"]);
    assert.deepEqual(valuesOf(METRICS, "ndcg"), ["baseline 0.41", "target 0.45"]);
  });
  it("take the values of their sentence by bounds and words", () => {
    assert.deepEqual(valuesOf(METRICS, "recall"), ["target 0.9", "baseline 0.8"]);
    assert.deepEqual(valuesOf(METRICS, "ctr"), ["target 0.02"]);
  });
  it("know their cut-off, their stance and what they are meant as", () => {
    const mentions = analyse(METRICS).facts.metrics;
    const [ndcg, accuracy, ctr] = ["ndcg", "accuracy", "ctr"].map((id) =>
      mentions.find(({ metric }) => metric.id === id),
    );
    assert.equal(ndcg?.k, "10");
    assert.equal(accuracy?.stance, "negated");
    assert.equal(ctr?.as, "online");
  });
  it("are read with any mark between the parts of a name", () => {
    for (const name of ["1 - β", "1-β", "1-beta"]) {
      const { metrics } = analyse(
        `# Delivery times\n\n## A/B test\n\nThe test reaches 0.8 (${name}) in two weeks.\n`,
      ).facts;
      assert.deepEqual(
        metrics.map(({ metric }) => metric.id),
        ["power"],
        name,
      );
    }
  });
});

describe("the number of a heading", () => {
  const amountsIn = (heading: string): number[] =>
    analyse(`# Mills\n\n## ${heading}\n\nText.\n`).facts.amounts.flatMap(({ quantities }) =>
      quantities.map(({ low }) => low),
    );
  it("is no quantity", () => {
    assert.deepEqual(amountsIn("1.2. Goals"), []);
    assert.deepEqual(amountsIn("3 Requirements"), []);
    assert.deepEqual(amountsIn("1.2. Answer within 2 s"), [2]);
  });
});

describe("a word that a metric has too", () => {
  const metricsIn = (text: string): string[] => analyse(text).facts.metrics.map(({ metric }) => metric.id);
  it("is the metric beside a figure that the metric may have", () => {
    assert.deepEqual(metricsIn("# Notes\n\nRetention is 31% after a month.\n"), ["retention"]);
    assert.deepEqual(metricsIn("# Notes\n\nRetention is 30 days, as legal asked.\n"), []);
    assert.deepEqual(metricsIn("# Notes\n\nRecall what we said of weeks 3 and 5.\n"), []);
  });
  it("is the metric's role where another metric is named beside it", () => {
    assert.deepEqual(metricsIn("# Results\n\nThe primary metric is RMSE.\n"), ["rmse"]);
    assert.deepEqual(metricsIn("# Results\n\nThe primary metric is days to repair.\n"), ["oec"]);
  });
});

describe("the task of a design", () => {
  const HEADED = "# Demand forecast\n\nWe forecast the demand of each shop.\n";
  it("is told by its words", () => {
    const { task, source } = analyse(HEADED).facts.task;
    assert.deepEqual([task?.id, source], ["forecasting", "told"]);
  });
  it("is what the front matter says before them", () => {
    const text = `---\nml-design-doc:\n  task: ads-ctr\n---\n${HEADED}`;
    const { task, source } = analyse(text).facts.task;
    assert.deepEqual([task?.id, source], ["ads-ctr", "declared"]);
  });
  it("is unknown where nothing tells it", () => {
    assert.equal(analyse("# Notes\n\nWe met on Monday.\n").facts.task.source, "unknown");
  });
  it("is imbalanced where the text or the problem says so", () => {
    assert.ok(analyse("# X\n\nThe classes are imbalanced.\n").facts.task.isImbalanced);
    assert.ok(analyse("# Fraud\n\nWe find fraud in payments.\n").facts.task.isImbalanced);
    assert.ok(!analyse(HEADED).facts.task.isImbalanced);
  });
});

describe("systems", () => {
  it("are read with what they are for", () => {
    const { systems } = analyse("# X\n\nEvents go through Kafka to S3; Redis holds the features.\n").facts;
    assert.deepEqual(
      systems.map(({ system, name }) => `${system}: ${name}`),
      ["stream: kafka", "lake: s3", "cache: redis"],
    );
  });
});

describe("what no word says", () => {
  const PICTURED = "# Parcels\n\n## Monitoring\n\n![our dashboards](dashboards.png)\n";
  it("is unreadable, not missing, where an image may show it", () => {
    const { checklist, document, findings } = analyse(`---\nml-design-doc: none\n---\n${PICTURED}`);
    const [first] = explain(checklist.topics.get("monitoring")!, document.lines);
    assert.match(first!, /^Shown in an image \(line 8\), which can't be read/);
    assert.ok(!findings.some(({ code }) => code === "MLD801" || code === "MLD103"));
  });
  it("is a finding where there is no image", () => {
    const { findings } = analyse(
      "---\nml-design-doc: none\n---\n# Parcels\n\n## Monitoring\n\nMonitoring.\n",
    );
    assert.ok(findings.some(({ code }) => code === "MLD801"));
  });
});

describe("a sentence of another matter", () => {
  const slotOf = (topic: string, slot: string, text: string): string | undefined =>
    analyse(text)
      .checklist.topics.get(topic)!
      .slots.find((state) => state.slot.id === slot)?.filledBy?.unit.text;
  const filled = (sentence: string): string | undefined =>
    slotOf("retraining-feedback", "trigger", `# Parcels\n\n## Feedback and iterations\n\n${sentence}\n`);

  it("leaves a slot open that its words would fill", () => {
    assert.equal(filled("Complaints are compared with scale readings each week."), undefined);
  });
  it("fills it where it names the topic itself, or says so plainly", () => {
    const named =
      "Weights are compared with scale readings each week, and the model is retrained if they part.";
    assert.equal(filled(named), named);
    const plain = "Readings are compared with the scale; the model is trained anew.";
    assert.match(filled(plain) ?? "", /trained anew/);
  });
});

describe("the first paragraph", () => {
  it("is the summary of a document that has no other", () => {
    const text = "# Parcels\n\nWe predict when each parcel arrives, so that people can plan their day.\n";
    assert.equal(analyse(text).checklist.topics.get("summary")!.slots[0]!.filledBy?.unit.range.start, 11);
  });

  it("may come after dates, questions and a second title, but not after another section's text", () => {
    const lead = "We predict when each parcel arrives, so that people can plan their day.";
    const gist = (text: string): string | undefined =>
      analyse(text).checklist.topics.get("summary")!.slots[0]!.filledBy?.unit.text;
    assert.equal(
      gist(
        `# Parcels\n\n## First version\n\n**Updated:** May 4\n\n- How many parcels are there a day, and where?\n\n${lead}\n`,
      ),
      lead,
    );
    assert.equal(
      gist(
        `# Parcels\n\n## Monitoring\n\nThe error of each depot is plotted every day.\n\n## Other\n\n${lead}\n`,
      ),
      undefined,
    );
  });
});

describe("a text of a design interview", () => {
  it("is told by its speakers", () => {
    const turns =
      "**Interviewer:** Which model?\n\n**Candidate:** XGBoost, a binary classification problem.\n\n";
    const rest = "Latency is 80 ms at 500 requests per second. AUC is measured offline.\n";
    const isLikely = (text: string): boolean => analyse(`# Feed\n\n${text}`).isLikely;
    assert.ok(isLikely(turns.repeat(3) + rest));
    assert.ok(!isLikely(turns.replaceAll(/Interviewer|Candidate/g, "Note").repeat(3) + rest));
  });
});
