import assert from "node:assert/strict";
import { MutantsError, mutate, readMutants, type MutantCase } from "../../src/build/mutants/cases";
import { formatClean, formatFailure, formatMatrix, formatTotals } from "../../src/build/mutants/format";
import { isExact, judgeCases, judgeClean } from "../../src/build/mutants/judge";

const set = readMutants("test/mutants");

/** A case that is known to fail is skipped, its reason shown; it says so when it no longer fails. */
function check(name: string, known: string | undefined, test: () => void): void {
  if (known === undefined) it(name, test);
  else it.skip(`${name} (${known})`);
}

describe("clean documents", () => {
  it("are ten at least", () => assert.ok(set.documents.size >= 10));

  for (const verdict of judgeClean(set)) {
    check(`raise no warning or error: ${verdict.document}`, verdict.known, () =>
      assert.deepEqual(verdict.raised, [], formatClean(verdict)),
    );
  }
});

describe("injected faults and traps", () => {
  const verdicts = judgeCases(set);

  it("are at least two faults for each rule that has any", () => {
    const faults = set.cases.filter(({ kind }) => kind === "fault").map(({ code }) => code);
    const few = [...new Set(faults)].filter((code) => faults.filter((other) => other === code).length < 2);
    assert.deepEqual(few, []);
  });

  it("have names of their own", () => {
    const names = set.cases.map(({ code, document, about }) => `${code} ${document} ${about}`);
    assert.equal(new Set(names).size, names.length);
  });

  it("are what the known failures speak of", () => {
    const found = [...verdicts, ...judgeClean(set)].filter(({ known }) => known !== undefined);
    assert.equal(found.length, set.known.length);
  });

  for (const verdict of verdicts.filter(({ exists }) => exists)) {
    const { kind, code, document, about } = verdict.mutant;
    const what = kind === "fault" ? "is raised, and nothing else" : "stays silent";
    check(`${code} ${what}: ${document}, ${about}`, verdict.known, () =>
      assert.ok(isExact(verdict), formatFailure(verdict)),
    );
  }
});

describe("the judge of mutants", () => {
  const clean = set.documents.get("subscription-churn")!;
  const judge = (mutant: Partial<MutantCase>) =>
    judgeCases({
      documents: new Map([["churn", clean]]),
      cases: [{ kind: "fault", code: "MLD107", document: "churn", about: "a test", edits: [], ...mutant }],
      known: [],
    })[0]!;
  const todo = { find: "**Owner.** Sofia Marino", replace: "**Owner.** TODO" };

  it("sees a fault that is caught, and one that is missed", () => {
    assert.ok(isExact(judge({ edits: [todo] })));
    assert.ok(!judge({}).isRight);
  });

  it("sees what else a change raises", () => {
    const verdict = judge({ code: "MLD999", edits: [todo] });
    assert.deepEqual(
      verdict.others.map(({ code, severity }) => `${severity} ${code}`),
      ["warning MLD107"],
    );
    assert.ok(!verdict.exists && !verdict.isRight);
    assert.match(formatMatrix([verdict]), /MLD999 +0\/1 +1 +- +not written yet/);
  });

  it("sees a trap that is walked into", () => {
    const verdict = judge({ kind: "trap", edits: [todo] });
    assert.ok(!isExact(verdict));
    assert.match(formatFailure(verdict), /MLD107 trap in churn: a test speaks[^]*! warning MLD107 on line/);
  });

  it("tells what a clean document raises, and counts it", () => {
    const [verdict] = judgeClean({
      documents: new Map([
        ["churn", mutate(set, { ...set.cases[0]!, document: "subscription-churn", edits: [todo] })],
      ]),
      cases: [],
      known: [],
    });
    assert.match(formatClean(verdict!), /clean churn\n +! warning MLD107 on line 8:/);
    assert.match(formatTotals([], [verdict!]), /without a warning or error: 0\/1/);
  });

  it("refuses an edit whose place is not the only one", () => {
    const edits = [
      [{ find: "not in the document" }],
      [{ find: "the" }],
      [{ find: "**Owner.**", every: true }],
      [{ find: "**Owner.**", to: "not in the document" }],
    ];
    for (const edit of edits) assert.throws(() => judge({ edits: edit }), MutantsError);
    assert.throws(() => mutate(set, { ...set.cases[0]!, document: "no-such" }), MutantsError);
  });
});
