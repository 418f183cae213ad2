/**
 * `npm run slots -- FOLDER`: how far the checklist agrees with people who read documents that `FOLDER/labels.jsonl` names
 * and listed beforehand which slots they fill (`test/slots.jsonl`). Sealed documents are left out.
 *
 *   --disagree    each slot and status that differs, with the line that the person and the reader take it from
 *   --topic ID    one topic only
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { topics } from "../core/index";
import { runCommand, UsageError } from "./command";
import { LabelsError, readLabelled } from "./eval/labels";
import { readListed } from "./slots/listed";
import {
  scoreSlots,
  type Agreement,
  type SlotDifference,
  type SlotScore,
  type StatusDifference,
} from "./slots/score";

const LISTS = path.resolve(import.meta.dirname, "../../test/slots.jsonl");

function main(): void {
  const { folder, disagree, topic } = readArguments();
  const listed = readListed(LISTS).filter((one) => topic === undefined || one.topic === topic);
  const score = scoreSlots(readLabelled(folder), listed);
  const { slotDifferences, statusDifferences } = score;
  if (disagree)
    console.log([...slotDifferences.map(formatSlot), ...statusDifferences.map(formatStatus)].join("\n"));
  else console.log(formatScore(score));
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      disagree: { type: "boolean", default: false },
      topic: { type: "string" },
    },
  });
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new LabelsError("Name one folder with labels.jsonl: npm run slots -- test/eval");
  }
  const { topic } = values;
  if (topic !== undefined && !topics.some(({ id }) => id === topic)) {
    const ids = topics.map(({ id }) => id).join(", ");
    throw new UsageError(`There is no topic "${topic}": use one of ${ids}.`);
  }
  return { ...values, folder };
}

function formatScore({ documents, byTopic, slots, statuses, uncorrected, kappa }: SlotScore): string {
  const rows = [...byTopic].map(([topic, score]) =>
    row(topic, counts(score.slots), score.unread, score.overread, counts(score.statuses)),
  );
  return [
    row("topic", "slots", "unread", "overread", "statuses"),
    ...rows,
    `slots of ${documents} documents that are told alike: ${share(slots)}, kappa ${kappa.toFixed(2)}`,
    `statuses of their topics: ${share(statuses)}`,
    `as listed before corrections: slots ${share(uncorrected.slots)}, statuses ${share(uncorrected.statuses)}`,
  ].join("\n");
}

function formatSlot({ doc, topic, slot, listed, read }: SlotDifference): string {
  return `${doc} ${topic}.${slot}: listed ${place(listed)}, read ${place(read)}`;
}

function formatStatus({ doc, topic, listed, read }: StatusDifference): string {
  return `${doc} ${topic}: listed ${listed}, read ${read}`;
}

function place(line: number): string {
  return line === 0 ? "nowhere" : `on line ${line}`;
}

function row(name: string, ...cells: readonly (string | number)[]): string {
  return name.padEnd(24) + cells.map((cell) => String(cell).padStart(10)).join("");
}

function counts({ alike, all }: Agreement): string {
  return `${alike}/${all}`;
}

function share(agreement: Agreement): string {
  const { alike, all } = agreement;
  return `${counts(agreement)} (${all === 0 ? "-" : (alike / all).toFixed(3)})`;
}

runCommand(main);
