import assert from "node:assert/strict";
import { analyse, frameworks, worksheetSnippets } from "../../src/core/index";

/** What an author writes into the blanks, in their order, and the kinds of calculation that follow. */
const FILLED: Readonly<
  Record<string, { readonly blanks: readonly string[]; readonly kinds: readonly string[] }>
> = {
  "worksheet-latency-budget": { blanks: ["150", "40", "25", "60", "10"], kinds: ["latency-sum"] },
  "worksheet-capacity": {
    blanks: ["30M", "12", "4.2K", "12K", "360M", "2", "720"],
    kinds: ["load", "storage"],
  },
  "worksheet-experiment": { blanks: ["5", "4", "90,000", "50", "21"], kinds: ["experiment"] },
};

/** A snippet's text with its blanks filled in; what stands there already stays. */
function filled(body: string, blanks: readonly string[]): string {
  const left = [...blanks];
  return body
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\$\d+/g, () => left.shift() ?? assert.fail("more blanks than words"));
}

describe("Worksheets", () => {
  for (const { id } of frameworks)
    for (const { title, prefix, body } of worksheetSnippets())
      it(`compute once they are filled in: ${title}, ${id}`, () => {
        const { blanks, kinds } = FILLED[prefix]!;
        const text = filled(body, blanks);
        const { numbers, findings } = analyse(`---\nml-design-doc: ${id}\n---\n\n# Wardrobe\n\n${text}\n`);
        for (const kind of kinds) {
          const verdicts = numbers.calculations
            .filter((one) => one.kind === kind)
            .map(({ verdict }) => verdict);
          assert.ok(verdicts.length > 0, `no ${kind}`);
          assert.ok(!verdicts.includes("disagrees"), `${kind} disagrees`);
        }
        assert.deepEqual(
          findings.filter(({ code }) => code.startsWith("MLD4")),
          [],
        );
      });

  it("leave load and storage to be derived where they are not stated", () => {
    const { body } = worksheetSnippets().find(({ prefix }) => prefix === "worksheet-capacity")!;
    const text = filled(body, ["30M", "12", "", "", "360M", "2", ""]);
    const { calculations } = analyse(`# Wardrobe\n\n${text}\n`).numbers;
    const shown = calculations.map(({ kind, verdict, hint }) => `${kind} ${verdict} ${hint?.text}`);
    // Users and traffic make the same load: it is shown once.
    assert.deepEqual(shown, [
      "load derived = 4,170 a second, ~13K at peak (×3)",
      "storage derived = 720 GB a day, 263 TB a year",
    ]);
  });

  it("raise no finding of arithmetic while they are empty", () => {
    for (const { body, prefix } of worksheetSnippets()) {
      const empty = filled(
        body,
        Array.from({ length: 9 }, () => ""),
      );
      const { calculations } = analyse(`# Wardrobe\n\n${empty}\n`).numbers;
      assert.deepEqual(calculations, [], prefix);
    }
  });

  it("put their tab stops in the order in which they are read, each once", () => {
    for (const { body, prefix } of worksheetSnippets()) {
      const stops = [...body.matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop));
      assert.deepEqual(
        stops,
        stops.map((_, index) => index + 1),
        prefix,
      );
    }
  });
});
