import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { analyse } from "../../src/core/index";

type ByTopic = Readonly<Record<string, readonly string[]>>;
const { told, untold } = parse(readFileSync("test/eval/sentences.yaml", "utf8")) as {
  readonly told: ByTopic;
  readonly untold: ByTopic;
};

const headings = parse(readFileSync("test/eval/headings.yaml", "utf8")) as ByTopic;

/** The topics that a heading names, or leads to. */
function topicsBelow(heading: string): readonly string[] {
  const { document, facts } = analyse(`# Silo project\n\n## ${heading}\n\nText.\n`);
  return facts.contexts.of(document.sections.at(-1)!.label).topics;
}

describe("a heading", () => {
  for (const [topic, texts] of Object.entries(headings))
    it(`leads to ${topic}`, () => {
      assert.deepEqual(
        texts.filter((text) => !topicsBelow(text).includes(topic)),
        [],
      );
    });
});

function tells(text: string, topic: string): boolean {
  const { status } = analyse(`# Silo project\n\n${text}\n`).checklist.topics.get(topic)!;
  return status === "partial" || status === "complete";
}

describe("a plain sentence", () => {
  for (const [topic, sentences] of Object.entries(told))
    it(`tells ${topic}`, () => {
      assert.deepEqual(
        sentences.filter((sentence) => !tells(sentence, topic)),
        [],
      );
    });
  for (const [topic, sentences] of Object.entries(untold))
    it(`does not tell ${topic}`, () => {
      assert.deepEqual(
        sentences.filter((sentence) => tells(sentence, topic)),
        [],
      );
    });
});
