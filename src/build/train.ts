/**
 * `npm run train`: learns from the labelled documents of `src/core/knowledge/evidence` which signs tell that a sentence
 * speaks of a topic, writes that to `evidence.json`, and says by topic how well what four fifths of the documents teach
 * finds the sentences of the last fifth.
 */
import { writeFileSync } from "node:fs";
import { Evidence } from "../core/knowledge/evidence";
import { runCommand } from "./command";
import { averagePrecision } from "./train/averagePrecision";
import { readLabelledTexts } from "./train/labelled";
import { learn, topicsOf, unitsOf, type LabelledUnit } from "./train/learn";

const FOLDER = "src/core/knowledge/evidence";
const FILE = "src/core/knowledge/evidence.json";
/** Of so many documents one is kept back. */
const PARTS = 5;

function main(): void {
  const documents = readLabelledTexts(FOLDER).map(unitsOf);
  const topics = topicsOf(documents);
  printPrecision(documents, topics);
  const learned = learn(documents, topics);
  writeFileSync(FILE, `${JSON.stringify(learned)}\n`);
  const units = documents.flat().length;
  console.log(`${FILE}: ${learned.signs.length} signs, from ${units} units of ${documents.length} documents`);
}

function printPrecision(documents: readonly (readonly LabelledUnit[])[], topics: readonly string[]): void {
  const isKept = (index: number): boolean => index % PARTS === 0;
  const taught = documents.filter((_, index) => !isKept(index));
  const kept = documents.filter((_, index) => isKept(index)).flat();
  const evidence = new Evidence(learn(taught, topics));
  const odds = kept.map(({ signs }) => {
    evidence.begin();
    for (const sign of signs) evidence.weigh(sign);
    return evidence.odds.slice();
  });
  console.log("average precision on documents not learned from");
  for (const [number, topic] of topics.entries()) {
    const scored = kept.map((unit, index) => ({
      score: odds[index]![number]!,
      isWanted: unit.topics.has(topic),
    }));
    const wanted = scored.filter(({ isWanted }) => isWanted).length;
    console.log(
      `  ${topic.padEnd(24)} ${averagePrecision(scored).toFixed(2)}  (${wanted} of ${scored.length})`,
    );
  }
}

runCommand(main);
