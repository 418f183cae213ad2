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

/** The status of a topic in a text. */
function statusOf(topic: string, text: string): string {
  return analyse(`# Grain silos\n\n${text}\n`).checklist.topics.get(topic)!.status;
}

describe("a topic", () => {
  it("is told by two words together that tell nothing apart", () => {
    assert.equal(statusOf("labels", "## Notes\n\nTwo agronomists graded every sample."), "partial");
    assert.equal(statusOf("labels", "## Notes\n\nTwo agronomists live there. A sample is taken."), "missing");
  });

  it("is found under a heading in the author's own words, where its cues count", () => {
    const text = "It is compared with the last value, which is off by 3 degrees.";
    assert.equal(statusOf("baseline", `## The simplest we can do\n\n${text}`), "partial");
    assert.equal(statusOf("baseline", `## Sensors\n\n${text}`), "missing");
  });

  it("is told by the answer to a question about it, in the next paragraph and no later", () => {
    const question = "How are the labels made?";
    assert.equal(statusOf("labels", `## Notes\n\n${question}\n\nClicks of the operator.`), "partial");
    assert.equal(statusOf("labels", `## Notes\n\n${question}\n\nLater.\n\nClicks of the operator.`), "stub");
  });

  it("is told by what follows its name at the beginning of a paragraph", () => {
    const text = "Split by town, since friends talk; twelve towns.";
    assert.equal(statusOf("ab-test", `## Notes\n\nA/B test. ${text}`), "partial");
    assert.equal(statusOf("ab-test", `## Notes\n\nCosts. ${text}`), "missing");
  });
  it("is told by the paragraph below its name, without a blank line between", () => {
    const text = "Split by town, since friends talk; twelve towns.";
    assert.equal(statusOf("ab-test", `## Notes\n\nA/B test\n${text}`), "partial");
    assert.equal(statusOf("ab-test", `## Notes\n\nSome costs\n${text}`), "missing");
  });
  it("is told by both ends of a span of years, which no label divides", () => {
    assert.equal(
      statusOf(
        "training-validation",
        "## The model\n\n- train on the weeks of 2019 - May 2021, tune on those of June",
      ),
      "partial",
    );
  });
  it("is told by the items of a list, however short, where names are all that is wanted", () => {
    assert.equal(statusOf("features", "## Features\n\n- slope\n- aspect"), "partial");
    assert.equal(statusOf("features", "## Features\n\n- Feature selection"), "stub");
    assert.equal(statusOf("risks-fairness-privacy", "## Risks\n\n- Privacy"), "stub");
  });
  it("is told by the value of its key in a program", () => {
    const text = (line: string): string => `## Notes\n\n\`\`\`python\n${line}\n\`\`\``;
    assert.equal(statusOf("ml-framing", text('"task": "segmentation",')), "partial");
    assert.equal(statusOf("ml-framing", text("run(segmentation)")), "missing");
  });
  it("is not told by what a program imports", () => {
    const text = (line: string): string => `## Evaluation\n\n\`\`\`python\n${line}\n\`\`\``;
    assert.equal(statusOf("offline-metrics", text("from sklearn.metrics import roc_auc_score")), "stub");
    assert.equal(statusOf("offline-metrics", text("score = roc_auc_score(held_out, scores)")), "partial");
  });
  it("is no online experiment below a heading of experiments that only train and measure", () => {
    const text = (line: string): string => `## Experiments\n\n${line}`;
    assert.equal(statusOf("ab-test", text("Trained on 2017 to 2021, tested on 2023, 60 trials.")), "stub");
    assert.equal(
      statusOf("ab-test", text("Half of the users keep the old ranking for two weeks.")),
      "complete",
    );
  });
  it("is not told by a heading that names another in passing", () => {
    const text = "## Offline metrics\n\n### Why RMSE matters more here\n\nLarge faults weigh most.";
    assert.notEqual(statusOf("business-goal", text), "partial");
  });

  it("is not told by an instruction that a template tags with a role", () => {
    const prompt = "- The gradient boosting model and its loss are chosen";
    assert.equal(statusOf("model-choice", `## Notes\n\n${prompt}.`), "partial");
    assert.equal(statusOf("model-choice", `## Notes\n\n${prompt} \`Data Scientist\``), "stub");
  });

  it("is not told by a lone sentence with its words in a long document, unless they say so anywhere", () => {
    const rest = "\n\nThe silo is filled from above and emptied from below, as all the others are.".repeat(
      150,
    );
    const lone = "## Notes\n\nOperators see the forecasts offline once the deployment of the silo is over.";
    assert.equal(statusOf("serving", lone), "partial");
    assert.equal(statusOf("serving", lone + rest), "stub");
    assert.equal(statusOf("serving", `${lone} Batch predictions are written to a table.${rest}`), "complete");
  });
  it("is told by the boxes of a Mermaid diagram, and not by the names that its arrows point at", () => {
    const drawn = (lines: string): string => `## Notes\n\n\`\`\`mermaid\nflowchart LR\n${lines}\n\`\`\``;
    const inside = (box: string): string => drawn(`  subgraph M["Monitoring"]\n    ${box}\n  end`);
    assert.equal(statusOf("monitoring", inside('D["Drift of the humidity sensors,<br/>weekly"]')), "partial");
    assert.equal(statusOf("monitoring", inside("Drift[Monitoring] --> Alert")), "stub");
    assert.equal(statusOf("features", drawn("  UserFeatures[Features] --> Model")), "stub");
    assert.equal(statusOf("features", drawn("  style Features fill:#ffa,stroke:#333")), "missing");
  });
  it("is told by no box that is still open", () => {
    const box = (mark: string): string =>
      `## Tasks\n\n- [${mark}] alert when the share of spoilt grain rises`;
    assert.equal(statusOf("monitoring", box("x")), "partial");
    assert.equal(statusOf("monitoring", box(" ")), "stub");
  });
  it("is not told by what is not decided yet, left out of this project, or done by others", () => {
    const text = (line: string): string => statusOf("retraining-feedback", `## Notes\n\n${line}`);
    assert.equal(text("The model is retrained every month on new harvests."), "partial");
    assert.equal(text("When the model is retrained on new harvests isn't decided."), "stub");
    assert.equal(text("Когда модель переобучается на новых данных, ещё не решили."), "stub");
    assert.equal(text("Not in this project: the model is retrained every month on new harvests."), "stub");
    assert.notEqual(text("Companies such as Silograin retrain the model every month."), "partial");
    const read = "## Почитать\n\n- доклад о том, как модель переобучают каждый день";
    assert.notEqual(statusOf("retraining-feedback", read), "partial");
  });
  it("is told by metrics that are named in Russian or Chinese, but not by those that a model is named by", () => {
    const metrics = (text: string): string[] =>
      analyse(`# Silos\n\n## Metrics\n\n${text}\n`).facts.metrics.map(({ metric }) => metric.id);
    assert.deepEqual(metrics("Полнота 0,9 при точности 0,8, конверсия в заказ."), [
      "recall",
      "precision",
      "cvr",
    ]);
    assert.deepEqual(metrics("召回率不低于 0.9，点击率提升 2%。"), ["recall", "ctr"]);
    assert.deepEqual(metrics("CTR/CVR model"), []);
  });

  it("is an experiment only where arms are named, and validation only where data is split or sampled", () => {
    assert.equal(
      statusOf("ab-test", "## Notes\n\nThe coefficients are statistically significant."),
      "missing",
    );
    assert.equal(statusOf("ab-test", "## Notes\n\nAn A/B test on 10% of the users."), "partial");
    assert.equal(statusOf("training-validation", "## Notes\n\nWe fine-tune it with LoRA."), "missing");
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
