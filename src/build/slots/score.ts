import path from "node:path";
import { analyse, type Status, type TopicState } from "../../core/index";
import type { LabelledDocument } from "../eval/labels";
import { Tally } from "../eval/tally";
import type { ListedTopic } from "./listed";

/** How many of some cells are told alike by a person and by the reader. */
export interface Agreement {
  readonly alike: number;
  readonly all: number;
}

/** A slot that only one of the two calls filled: the lines, one-based, and 0 where it is not. */
export interface SlotDifference {
  readonly doc: string;
  readonly topic: string;
  readonly slot: string;
  readonly listed: number;
  readonly read: number;
}

export interface StatusDifference {
  readonly doc: string;
  readonly topic: string;
  readonly listed: Status;
  readonly read: Status;
}

export interface TopicScore {
  readonly slots: Agreement;
  readonly statuses: Agreement;
  /** How many slots only the person, and only the reader, calls filled. */
  readonly unread: number;
  readonly overread: number;
}

export interface SlotScore {
  readonly documents: number;
  readonly byTopic: ReadonlyMap<string, TopicScore>;
  readonly slots: Agreement;
  readonly statuses: Agreement;
  /** The same as they were listed first, before what had been overlooked was put right. */
  readonly uncorrected: { readonly slots: Agreement; readonly statuses: Agreement };
  /** Agreement of slots beyond chance. */
  readonly kappa: number;
  readonly slotDifferences: readonly SlotDifference[];
  readonly statusDifferences: readonly StatusDifference[];
}

/** Holds the checklist of the open documents against what was listed by hand. */
export function scoreSlots(
  documents: readonly LabelledDocument[],
  listed: readonly ListedTopic[],
): SlotScore {
  const open = documents.filter(({ isSealed }) => !isSealed);
  const compared = open.flatMap(({ file, text }) => {
    const rows = listed.filter(({ doc }) => doc === path.basename(file));
    if (rows.length === 0) return [];
    const { checklist, document } = analyse(text, { isDeclared: true });
    const lineOf = (at: number): number => document.lines.position(at).line + 1;
    return rows.map((row) => new ComparedTopic(row, checklist.topics.get(row.topic)!, lineOf));
  });
  const first = compared.map((one) => one.uncorrected);
  const tally = new Tally();
  for (const { listed, read } of compared.flatMap((one) => one.slots))
    tally.add(listed === 0, read === 0, undefined);
  const ids = [...new Set(compared.map(({ topic }) => topic))];
  return {
    documents: new Set(compared.map(({ doc }) => doc)).size,
    byTopic: new Map(ids.map((id) => [id, scoreTopic(compared.filter(({ topic }) => topic === id))])),
    slots: agreementOf(compared.flatMap((one) => one.slots)),
    statuses: agreementOf(compared.map((one) => one.status)),
    uncorrected: {
      slots: agreementOf(first.flatMap((one) => one.slots)),
      statuses: agreementOf(first.map((one) => one.status)),
    },
    kappa: tally.kappa,
    slotDifferences: compared.flatMap((one) => one.slots.filter((slot) => !isAlike(slot))),
    statusDifferences: compared.map((one) => one.status).filter((status) => !isAlike(status)),
  };
}

/** What the two say of a topic of a document; a slot that nobody listed is left out. */
class ComparedTopic {
  readonly doc: string;
  readonly topic: string;
  readonly slots: readonly SlotDifference[];
  readonly status: StatusDifference;
  readonly #row: ListedTopic;
  readonly #state: TopicState;
  readonly #lineOf: (at: number) => number;

  constructor(row: ListedTopic, state: TopicState, lineOf: (at: number) => number) {
    const { doc, topic, status, slots, corrected } = row;
    this.doc = doc;
    this.topic = topic;
    this.#row = row;
    this.#state = state;
    this.#lineOf = lineOf;
    const lines = { ...slots, ...corrected?.slots };
    this.slots = state.slots
      .filter(({ slot }) => slot.id in lines)
      .map(({ slot, filledBy }) => ({
        doc,
        topic,
        slot: slot.id,
        listed: lines[slot.id]!,
        read: filledBy ? lineOf(filledBy.unit.range.start) : 0,
      }));
    this.status = { doc, topic, listed: corrected?.status ?? status, read: state.status };
  }

  get uncorrected(): ComparedTopic {
    const { doc, topic, status, slots } = this.#row;
    return new ComparedTopic({ doc, topic, status, slots }, this.#state, this.#lineOf);
  }
}

function isAlike(one: SlotDifference | StatusDifference): boolean {
  return "slot" in one ? one.listed > 0 === one.read > 0 : one.listed === one.read;
}

function agreementOf(all: readonly (SlotDifference | StatusDifference)[]): Agreement {
  return { alike: all.filter(isAlike).length, all: all.length };
}

function scoreTopic(compared: readonly ComparedTopic[]): TopicScore {
  const slots = compared.flatMap((one) => one.slots);
  const different = slots.filter((slot) => !isAlike(slot));
  const unread = different.filter(({ read }) => read === 0).length;
  return {
    slots: agreementOf(slots),
    statuses: agreementOf(compared.map((one) => one.status)),
    unread,
    overread: different.length - unread,
  };
}
