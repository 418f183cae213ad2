import { topics, type Status } from "../../core/index";
import { UsageError } from "../command";
import { readLines } from "../jsonLines";

/** By slot the line, one-based, that fills it; 0 where none does. */
export type SlotLines = Readonly<Record<string, number>>;

/** What a person who read a document says of one topic, before any run of the reader. */
export interface ListedTopic {
  /** The document's file name, without its folder. */
  readonly doc: string;
  readonly topic: string;
  readonly status: Status;
  readonly slots: SlotLines;
  /** What the person had overlooked, where the text leaves no doubt; what was listed first stays. */
  readonly corrected?: { readonly status?: Status; readonly slots?: SlotLines };
}

/** Reads the lists, one row a document and topic. */
export function readListed(file: string): ListedTopic[] {
  const rows = readLines<ListedTopic>(file);
  for (const { doc, topic: id, slots, corrected } of rows) {
    const topic = topics.find((known) => known.id === id);
    if (!topic) throw new UsageError(`${file} lists "${id}" of ${doc}, which is no topic: correct the row.`);
    const unknown = Object.keys({ ...slots, ...corrected?.slots }).find(
      (slot) => !topic.slots.some((known) => known.id === slot),
    );
    if (unknown !== undefined)
      throw new UsageError(
        `${file} lists "${unknown}" of ${doc}, which is no slot of ${id}: correct the row.`,
      );
  }
  return rows;
}
