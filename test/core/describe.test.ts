import assert from "node:assert/strict";
import {
  analyse,
  explain,
  formatChecklist,
  openSlots,
  plain,
  statusWords,
  summarise,
} from "../../src/core/index";

const front = "---\nml-design-doc: nine-step\n---\n\n# Design\n\n";

/** How a topic of a document is explained, one sentence a line. */
function explained(body: string, topic: string): string {
  const { checklist, document } = analyse(front + body);
  return explain(checklist.topics.get(topic)!, document.lines).join("\n");
}

function summarised(body: string, topic: string): string {
  return summarise(analyse(front + body).checklist.topics.get(topic)!);
}

describe("the explanation of a topic", () => {
  it("says that nothing speaks of it, and what is expected", () => {
    assert.match(
      explained("text\n", "monitoring"),
      /^Nothing in the document speaks of it\.\nExpected: .*\?/,
    );
    assert.equal(summarised("text\n", "monitoring"), "missing");
  });

  for (const [name, line, words] of [
    ["only named", "Monitoring", "nothing specific is said of it"],
    ["only asked", "How will monitoring work?", "only as a question"],
    ["put off", "Monitoring is out of scope.", "put off or left out of scope"],
    ["a placeholder", "Monitoring will be TODO", "a placeholder stands for its content"],
  ] as const) {
    it(`says so where it is ${name}, and quotes the line`, () => {
      const text = explained(`intro\n\n${line}\n`, "monitoring");
      assert.ok(text.includes(words), text);
      assert.match(text, /^Named in “.*” \(line 9\)/);
      assert.match(text, /\nExpected: /);
      assert.equal(summarised(`${line}\n`, "monitoring"), "stub");
    });
  }

  it("quotes what fills each slot, with its line, and then what is still open", () => {
    const body = "## Metrics\n\nOffline, we track recall@10 on held-out users.\n";
    const { checklist, document } = analyse(front + body);
    const state = checklist.topics.get("offline-metrics")!;
    const filled = state.slots.filter(({ filledBy }) => filledBy).length;
    assert.ok(filled > 0);
    const sentences = explain(state, document.lines);
    assert.equal(sentences.length, filled + (openSlots(state).length > 0 ? 1 : 0));
    assert.match(sentences[0]!, /^\p{Lu}.*: “.*recall@10.*” \(line 9\)\.$/u);
  });

  it("names at most two open slots in a summary, and counts the rest", () => {
    const body = "## A/B test\n\nUsers are split 50/50.\n";
    const state = analyse(front + body, { stage: "production" }).checklist.topics.get("ab-test")!;
    assert.equal(state.status, "partial");
    const [first, second, ...rest] = openSlots(state).map(({ title }) => title);
    assert.ok(rest.length > 0);
    const required = state.slots.filter(({ isRequired }) => isRequired).length;
    const filled = `${required - openSlots(state).length} of ${required}`;
    assert.equal(summarise(state), `${filled} · ${first}, ${second} and ${rest.length} more missing`);
  });

  it("counts nothing where what is said is none of what is required", () => {
    assert.equal(
      summarised("The model is quantised to int8.\n", "serving"),
      "partial · serving mode, interface missing",
    );
  });

  it("cuts a long quotation", () => {
    const text = explained(`Monitoring ${"and more of it ".repeat(40)}\n`, "monitoring");
    const quoted = /“(.*?)”/.exec(text)![1]!;
    assert.ok(quoted.length <= 121 && quoted.endsWith("…"), quoted);
  });

  it("gives the reason where the author declared it not applicable", () => {
    const yaml = "---\nml-design-doc:\n  not-applicable:\n    cost: paid by the platform\n---\n";
    const { checklist, document } = analyse(yaml);
    const state = checklist.topics.get("cost")!;
    assert.deepEqual(explain(state, document.lines), ["Declared not applicable: paid by the platform"]);
    assert.equal(summarise(state), "not applicable");
    assert.equal(statusWords(state.status), "not applicable");
  });
});

describe("the checklist for people", () => {
  it("shows every step with its topics, and all topics where there is no framework", () => {
    const path = "a.md";
    const framed = analyse(front);
    const text = formatChecklist({ path, analysis: framed }, false, plain);
    assert.match(text, /^a\.md {2}9-step framework \(declared\)\n/);
    for (const { step, number } of framed.checklist.steps)
      assert.ok(text.includes(` ${number}. ${step.title} `));
    const free = analyse("---\nml-design-doc: none\n---\n");
    const lines = formatChecklist({ path, analysis: free }, false, plain).trimEnd().split("\n");
    assert.equal(lines[0], "a.md  no framework");
    assert.equal(lines.length, 1 + free.checklist.topics.size);
  });

  it("explains each topic when asked to", () => {
    const analysis = analyse(front + "## Monitoring\n\nTODO\n");
    const short = formatChecklist({ path: "a.md", analysis }, false, plain).split("\n");
    const long = formatChecklist({ path: "a.md", analysis }, true, plain).split("\n");
    assert.ok(!short.some((line) => line.includes("Expected: ")));
    assert.ok(
      long.filter((line) => line.startsWith("        ")).length >= analysis.checklist.topics.size - 5,
    );
    assert.deepEqual(
      long.filter((line) => !line.startsWith("        ")),
      short,
    );
  });
});
