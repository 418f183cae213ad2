import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { analyse } from "../../src/core/index";

type ByTopic = Readonly<Record<string, readonly string[]>>;
const { told, untold } = parse(readFileSync("test/eval/sentences.yaml", "utf8")) as {
  readonly told: ByTopic;
  readonly untold: ByTopic;
};

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
