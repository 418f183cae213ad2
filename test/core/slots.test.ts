import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LabelledDocument } from "../../src/build/eval/labels";
import { readListed, type ListedTopic } from "../../src/build/slots/listed";
import { scoreSlots } from "../../src/build/slots/score";

const TEXT = [
  "# Parcel weights",
  "",
  "## Monitoring",
  "",
  "MAE against the scale is computed daily; above 180 g the logistics team is paged.",
].join("\n");

function design(options: Partial<LabelledDocument> = {}): LabelledDocument {
  const file = "docs/a.md";
  const nothing = { labels: new Map(), evidence: new Map() };
  return { file, text: TEXT, isOther: false, isSealed: false, ...nothing, ...options };
}

function monitoring(options: Partial<ListedTopic> = {}): ListedTopic {
  const slots = { signal: 5, threshold: 5, "on-call": 0 };
  return { doc: "a.md", topic: "monitoring", status: "complete", slots, ...options };
}

describe("slots listed by hand", () => {
  it("are held against the checklist, those left out of the list aside", () => {
    const { documents, slots, statuses, slotDifferences, byTopic } = scoreSlots([design()], [monitoring()]);
    assert.equal(documents, 1);
    assert.deepEqual(slots, { alike: 3, all: 3 });
    assert.deepEqual(statuses, { alike: 1, all: 1 });
    assert.deepEqual(slotDifferences, []);
    assert.equal(byTopic.get("monitoring")!.unread, 0);
  });

  it("differ with the line of each side, zero where one finds nothing", () => {
    const row = monitoring({ status: "partial", slots: { signal: 5, threshold: 0, "on-call": 3 } });
    const { slotDifferences, statusDifferences, byTopic } = scoreSlots([design()], [row]);
    assert.deepEqual(slotDifferences, [
      { doc: "a.md", topic: "monitoring", slot: "threshold", listed: 0, read: 5 },
      { doc: "a.md", topic: "monitoring", slot: "on-call", listed: 3, read: 0 },
    ]);
    assert.deepEqual(statusDifferences, [
      { doc: "a.md", topic: "monitoring", listed: "partial", read: "complete" },
    ]);
    const { unread, overread } = byTopic.get("monitoring")!;
    assert.deepEqual({ unread, overread }, { unread: 1, overread: 1 });
  });

  it("count as corrected, and as they were listed first beside it", () => {
    const row = monitoring({
      status: "partial",
      slots: { signal: 5, threshold: 0 },
      corrected: { status: "complete", slots: { threshold: 5 } },
    });
    const { slots, statuses, uncorrected } = scoreSlots([design()], [row]);
    assert.deepEqual(slots, { alike: 2, all: 2 });
    assert.deepEqual(statuses, { alike: 1, all: 1 });
    assert.deepEqual(uncorrected, { slots: { alike: 1, all: 2 }, statuses: { alike: 0, all: 1 } });
  });

  it("leave sealed documents out", () => {
    const { documents, slots } = scoreSlots([design({ isSealed: true })], [monitoring()]);
    assert.equal(documents, 0);
    assert.deepEqual(slots, { alike: 0, all: 0 });
  });

  it("are refused where they name a slot or a topic that there is not", () => {
    const folder = mkdtempSync(join(tmpdir(), "slots-"));
    const file = join(folder, "slots.jsonl");
    try {
      for (const [row, message] of [
        [monitoring({ slots: { siren: 5 } }), /lists "siren" of a\.md, which is no slot of monitoring/],
        [monitoring({ topic: "weather" }), /lists "weather" of a\.md, which is no topic/],
      ] as const) {
        writeFileSync(file, `${JSON.stringify(row)}\n`);
        assert.throws(() => readListed(file), message);
      }
      writeFileSync(file, `${JSON.stringify(monitoring())}\n`);
      assert.equal(readListed(file).length, 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
