import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";

/** The slots of a topic that a text below a heading fills. */
function filled(topic: string, heading: string, text: string): readonly string[] {
  const { checklist } = analyse(`# Silo levels\n\n## ${heading}\n\n${text}\n`);
  return checklist.topics
    .get(topic)!
    .slots.filter(({ filledBy }) => filledBy)
    .map(({ slot }) => slot.id);
}

/** A slot, the heading, and what stands below it. */
type Wording = readonly [slot: string, heading: string, text: string];

const FILL: readonly Wording[] = [
  ["serving.reason", "Serving", "A nightly batch, because the mills read the list at six."],
  ["serving.reason", "Serving", "Online, as the levels are stale within minutes."],
  ["serving.staleness", "Serving", "Cached levels are at most ten minutes old."],
  ["serving.mode", "Serving", "The level is estimated in the background when the lorry is weighed."],
  ["labels.exposure", "Labels", "One silo in fifty is visited at random as exploration traffic."],
  ["labels.source", "Data", "The regression target is the weighed content in tonnes."],
  ["labels.source", "Data", "Silo managers wrote down the levels of 2,000 visits."],
  ["baseline.simple", "Baseline", "Linear regression on the sensor's height."],
  ["baseline.number", "Baseline", "A seasonal naive forecast reaches a MAPE of 21%."],
  ["baseline.number", "Model", "The popularity baseline reaches an AUC of 0.71."],
  ["baseline.number", "Metrics", "| Metric | Baseline | Target |\n| --- | --- | --- |\n| MAPE | 21% | 14% |"],
  ["baseline.approach", "Model", "1. Linear Regression (Baseline)"],
  ["baseline.simple", "Model", "- random walk (for a baseline)"],
  [
    "online-metrics.decisive",
    "Online metrics",
    "| Metric | Purpose |\n| --- | --- |\n| Tonnes | North star metric |",
  ],
  ["cost.building", "Cost", "Model development takes 30 working days."],
  ["fallback.behaviour", "When the sensor is dirty", "No forecast is shown for that silo."],
  ["labels.exposure", "Labels", "Exploration takes one in twenty visits."],
  ["labels.volume", "Labels", "Some 4,000 examples, two minutes each."],
  ["ml-framing.objective", "Task", "It minimises the expected squared error."],
  ["retraining-feedback.gate", "Retraining", "It is compared with the old one before deployment."],
  ["risks-fairness-privacy.retention", "Privacy", "Pictures of lorries are never stored."],
  ["serving.path", "Serving", "A retrieval-then-ranking funnel picks the silos."],
];

const LEAVE: readonly Wording[] = [
  ["serving.reason", "Serving", "Online; latency stays below 80 ms."],
  ["serving.optimisation", "Serving", "The scores are computed every week."],
  ["serving.staleness", "Serving", "A daily job scores all silos."],
  ["serving.contract", "Serving", "A post-processing step rounds the level."],
  ["labels.exposure", "Data", "The propensity of a farmer to reorder is predicted after data exploration."],
  ["labels.delay", "Goals", "| Metric | Target |\n| --- | --- |\n| Answer time | < 40 ms |"],
  ["labels.volume", "Goals", "| Metric | Target |\n| --- | --- |\n| Cost | $0.20 per 1,000 visits |"],
  ["baseline.simple", "Model", "A linear regression predicts the level."],
  ["baseline.number", "Baseline", "The forecast must beat today's by 3% MAPE."],
  ["baseline.number", "Baseline", "The planner's list; MAPE must be at most 14%."],
  ["baseline.number", "Release", "A new version needs an AUC of at least the baseline - 0.002."],
  ["ab-test.interference", "Training", "Gradient interference between tasks is small."],
  ["business-goal.beneficiary", "Goal", "A better user experience."],
  ["cost.building", "Cost", "Upkeep takes 3 hours a month."],
  ["data-sources.access", "Data", "Levels lie in memory, for access in 5 ms."],
  ["data-sources.quality", "Data", "Two years serve training and validation."],
  ["features.parity", "Features", "A shared representation feeds both heads."],
  ["labels.volume", "Labels", "The lorry's weight, three days after the forecast."],
  ["ml-framing.objective", "Task", "Forecast levels and optimise the channel mix."],
  ["model-choice.loss", "Model", "Compiled with kernel optimisation, a small network."],
  ["plan.owners", "Plan", "Week 3: the feature engineering pipeline."],
  ["requirements-scale.limits", "Requirements", "Some 40,000 requests per second."],
  ["serving.mode", "Reference", "- [Batch inference on the device](https://example.org/silo)"],
];

describe("the words of a slot", () => {
  for (const [slot, heading, text] of FILL)
    it(`fill ${slot}: ${text}`, () => {
      const [topic, id] = slot.split(".") as [string, string];
      assert.ok(filled(topic, heading, text).includes(id));
    });
  for (const [slot, heading, text] of LEAVE)
    it(`leave ${slot} open: ${text}`, () => {
      const [topic, id] = slot.split(".") as [string, string];
      assert.ok(!filled(topic, heading, text).includes(id));
    });

  it("count below a heading that goes on where a reading list's would end", () => {
    assert.ok(filled("architecture", "Reference architecture", "A queue feeds the scorer.").length > 0);
    assert.deepEqual(filled("architecture", "Architecture references", "A queue feeds the scorer."), []);
  });
});
