import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";

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

  it("is told by the boxes of a Mermaid diagram, and not by the names that its arrows point at", () => {
    const drawn = (lines: string): string => `## Notes\n\n\`\`\`mermaid\nflowchart LR\n${lines}\n\`\`\``;
    const inside = (box: string): string => drawn(`  subgraph M["Monitoring"]\n    ${box}\n  end`);
    assert.equal(statusOf("monitoring", inside('D["Drift of the humidity sensors,<br/>weekly"]')), "partial");
    assert.equal(statusOf("monitoring", inside("Drift[Monitoring] --> Alert")), "stub");
    assert.equal(statusOf("features", drawn("  UserFeatures[Features] --> Model")), "stub");
    assert.equal(
      statusOf("labels", drawn("  A[Two experts re-order(ed) and labelled every sample]")),
      "partial",
    );
    assert.equal(statusOf("features", drawn("  style Features fill:#ffa,stroke:#333")), "missing");
  });
  it("is told by no box that is still open", () => {
    const box = (mark: string): string =>
      `## Tasks\n\n- [${mark}] alert when the share of spoilt grain rises`;
    assert.equal(statusOf("monitoring", box("x")), "partial");
    assert.equal(statusOf("monitoring", box(" ")), "stub");
    assert.equal(statusOf("monitoring", box(" ").replace("- ", "")), "partial");
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
