import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { analyse, explain } from "../../src/core/index";

/** Enough of a text for its wording to be heard, none of it on what the tests ask for. */
const REST = Array.from(
  { length: 24 },
  (_, index) => `Silo ${index + 1} is filled from above and emptied from below, as the others are.`,
).join("\n\n");

function topicIn(topic: string, text: string, rest = REST) {
  const { checklist, document } = analyse(`# Grain silos\n\n${rest}\n\n## Notes\n\n${text}\n`);
  const state = checklist.topics.get(topic)!;
  return { status: state.status, why: explain(state, document.lines)[0]! };
}

/** By topic a sentence on it in words that no cue knows. */
const SPOKEN = [
  [
    "ab-test",
    "In the odd weeks the plan is used, in the even ones the clerk decides as today, and the waste of both is compared.",
  ],
  [
    "monitoring",
    "Each Monday we look at how often the foreman overrules it, and call the author if that is more than one in ten.",
  ],
  ["retraining-feedback", "New weights are fitted each first Sunday on what the foremen have corrected."],
  ["risks-fairness-privacy", "Small farms send few samples, so it is wrong for them more often."],
  ["labels", "What the mill finds in its laboratory two weeks later is taken for the truth."],
  ["serving", "It runs on the tablet in the cabin and answers without a network."],
  [
    "training-validation",
    "The last harvest is kept away until the end, all farms of one village are on the same side.",
  ],
] as const;

/** A report of an outage: it has words of these topics, and says nothing on them of a design. */
const REPORT = readFileSync("test/eval/docs/ranker-postmortem.md", "utf8");
const DOUBTED = ["serving", "ab-test", "features"] as const;

describe("the wording of a document", () => {
  for (const [topic, sentence] of SPOKEN)
    it(`tells ${topic} where no cue does, and says so`, () => {
      const { status, why } = topicIn(topic, sentence);
      assert.equal(status, "partial");
      assert.ok(why.includes(sentence.slice(0, 60)) && why.endsWith(", to judge by its wording."), why);
    });

  for (const topic of DOUBTED)
    it(`makes what only has the words of ${topic} a stub, and says so`, () => {
      const { checklist, document } = analyse(REPORT);
      const state = checklist.topics.get(topic)!;
      assert.equal(state.status, "stub");
      assert.match(
        explain(state, document.lines)[0]!,
        /^Named in “.*, but no sentence reads as if it were about it\.$/,
      );
    });

  it("tells what may be meant for a topic that seems to be missing: nobody warns of that", () => {
    const { checklist, document, findings } = analyse(REPORT, { isDeclared: true });
    const why = explain(checklist.topics.get("monitoring")!, document.lines);
    assert.match(
      why[1]!,
      /^Perhaps meant: “check the share of default values in every feature” \(line \d+\)\.$/,
    );
    const { severity, related } = findings.find(({ code }) => code === "MLD801")!;
    assert.equal(severity, "information");
    assert.deepEqual(
      related.map(({ range }) => REPORT.slice(range.start, range.end)),
      ["check the share of default values in every feature"],
    );
  });

  it("is not heard in a note of a few sentences", () => {
    for (const [topic, sentence] of SPOKEN) assert.equal(topicIn(topic, sentence, "").status, "missing");
  });

  it("is asked for no details: findings on what it tells alone are no warnings", () => {
    const { findings } = analyse(`---\nml-design-doc: none\n---\n\n# Silos\n\n${REST}\n\n${SPOKEN[0][1]}\n`);
    const found = findings.filter(({ topics }) => topics.includes("ab-test"));
    assert.deepEqual(
      found.map(({ severity }) => severity).filter((one) => one !== "information"),
      [],
    );
  });
});
