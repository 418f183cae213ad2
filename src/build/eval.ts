/**
 * `npm run eval -- FOLDER`: how well the reader agrees with the labels of `FOLDER/labels.jsonl`, and what changed since
 * the committed figures. `test/eval` is our own set.
 *
 *   --errors      every wrong cell of the open documents: what decided it, and what the label rests on
 *   --topic ID    one topic only, with its wrong cells
 *   --json        the figures and the wrong cells, for machines
 *   --save        keep the figures in test/eval/figures.json
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "./command";
import { topics } from "../core/index";
import { evaluate } from "./eval/evaluate";
import { figuresOf, savedFigures, saveFigures } from "./eval/figures";
import { formatTopics, formatTotals, formatWrong } from "./eval/format";
import { LabelsError, readLabelled } from "./eval/labels";

const FIGURES = path.resolve(import.meta.dirname, "../../test/eval/figures.json");

function main(): void {
  const { folder, topic, errors, json, save } = readArguments();
  const evaluation = evaluate(readLabelled(folder));
  const set = path.basename(path.resolve(folder));
  const now = figuresOf(evaluation);
  const before = savedFigures(FIGURES, set);
  const byTopic = new Map([...evaluation.byTopic].filter(([id]) => topic === undefined || id === topic));
  const wrong = evaluation.wrong.filter((cell) => topic === undefined || cell.topic === topic);
  if (json) {
    console.log(JSON.stringify({ set, figures: now, wrong }, undefined, 2));
  } else {
    console.log(formatTopics(byTopic, now, before));
    if (topic === undefined) console.log(formatTotals(evaluation, now, before));
    if (errors || topic !== undefined) console.log(["", ...wrong.map(formatWrong)].join("\n"));
  }
  if (save) saveFigures(FIGURES, set, now);
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      errors: { type: "boolean", default: false },
      topic: { type: "string" },
      json: { type: "boolean", default: false },
      save: { type: "boolean", default: false },
    },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new LabelsError("Name one folder with labels.jsonl: npm run eval -- test/eval");
  }
  if (values.topic !== undefined && !topics.some(({ id }) => id === values.topic)) {
    const ids = topics.map(({ id }) => id).join(", ");
    throw new LabelsError(`There is no topic "${values.topic}": use one of ${ids}.`);
  }
  return { ...values, folder };
}

runCommand(main);
