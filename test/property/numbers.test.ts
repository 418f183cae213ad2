import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../src/core/index";
import { quantitiesIn } from "../../src/core/facts/quantities";
import { knowledge } from "../../src/core/knowledge/index";
import { amountText, countText, type Amount } from "../../src/core/numbers/amountText";
import { secondsIn } from "../../src/core/numbers/time/periods";

const RUNS = { numRuns: 300 };
/** Three digits are written. */
const DIGITS = 0.005;

/** A number of any size between two powers of ten. */
function sized(from: number, to: number): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: from, max: to - 1 }), fc.integer({ min: 100, max: 999 }))
    .map(([power, digits]) => (digits / 100) * 10 ** power);
}

const pers: fc.Arbitrary<Amount["per"]> = fc.constantFrom("second", "hour", "day", "month", "year");
const withPer = fc.option(pers, { nil: undefined });

const AMOUNTS: Readonly<Record<string, fc.Arbitrary<Amount>>> = {
  "a time": sized(-6, 9).map((value) => ({ value, dimension: "time" })),
  "a size": fc.record({ value: sized(0, 18), dimension: fc.constant("data"), per: withPer }),
  "a count": fc.record({ value: sized(-2, 14), dimension: fc.constant("count"), per: withPer }),
  "a bare number": sized(-4, 14).map((value) => ({ value, dimension: "none" })),
  "a share": sized(-5, 0).map((value) => ({ value, dimension: "ratio", unit: "percent" })),
  "a multiple": sized(0, 3).map((value) => ({ value, dimension: "ratio", unit: "times" })),
  "a cost": fc.record({
    value: sized(-3, 10),
    dimension: fc.constant("money"),
    unit: fc.constantFrom("dollar", "euro", "pound", "yuan", "ruble", "rupee"),
    per: withPer,
  }),
};

function assertNear(value: number, wanted: number, what: string): void {
  assert.ok(Math.abs(value - wanted) <= DIGITS * Math.abs(wanted), `${what}: ${value}, not ${wanted}`);
}

describe("an amount that is written", () => {
  for (const [name, amounts] of Object.entries(AMOUNTS)) {
    it(`is read back as the same, if it is ${name}`, () => {
      fc.assert(
        fc.property(amounts, (amount) => {
          const text = amountText(amount);
          const quantities = quantitiesIn(text);
          const [read] = quantities;
          assert.ok(read && quantities.length === 1, text);
          assertNear(read.low, amount.value, text);
          assert.equal(read.per, amount.per, text);
          if (amount.dimension !== "count") assert.equal(read.dimension, amount.dimension, text);
          if (amount.dimension === "money") assert.equal(read.unit, amount.unit, text);
        }),
        RUNS,
      );
    });
  }
});

describe("units", () => {
  it("are read as so many base units, whatever the number before them", () => {
    const spoken = knowledge.measures.units.filter(({ dimension, per }) => dimension !== "count" && !per);
    fc.assert(
      fc.property(
        fc.constantFrom(...spoken),
        fc.integer({ min: 2, max: 999 }),
        ({ words, factor, dimension }, count) => {
          // One letter alone ("2 d") may be a variable.
          const word = words.en!.find(({ length }) => length > 1) ?? words.en![0];
          const text = dimension === "money" && word!.length === 1 ? `${word}${count}` : `${count} ${word}`;
          const [read] = quantitiesIn(text);
          assertNear(read!.low, count * factor, text);
          assert.equal(read!.dimension, dimension, text);
        },
      ),
      RUNS,
    );
  });

  it("of time make the period of a rate: so much a day is so much a second", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("minute", "hour", "day", "week", "month", "year"),
        sized(0, 6),
        (period, value) => {
          const [read] = quantitiesIn(`${countText(value)} requests a ${period}`);
          assertNear(read!.low / secondsIn(read!.per!), value / secondsIn(period), period);
        },
      ),
      RUNS,
    );
  });
});

interface Sum {
  readonly text: string;
  readonly value: number;
}

/** A bare 1985 may be a year. */
const isNoYear = (value: number): boolean => value < 1900 || value > 2099;

const numbers = fc
  .integer({ min: 20, max: 9000 })
  .filter(isNoYear)
  .map((value): Sum => ({ text: String(value), value }));

/** A product, a quotient or a sum of two parts, in brackets where that is needed. */
function joined(parts: fc.Arbitrary<Sum>): fc.Arbitrary<Sum> {
  return fc.tuple(parts, fc.constantFrom("×", "x", "*", "/", "+"), parts).map(([left, sign, right]) => {
    const text = `(${left.text}) ${sign} (${right.text})`.replace(/\((\d+)\)/g, "$1");
    const { value: a } = left;
    const { value: b } = right;
    return { text, value: sign === "/" ? a / b : sign === "+" ? a + b : a * b };
  });
}

const sums = fc.oneof(joined(numbers), joined(joined(numbers)), joined(fc.oneof(numbers, joined(numbers))));

function verdictOf(text: string): string[] {
  const { numbers: read } = analyse(`---\nml-design-doc: none\n---\n\n# Parcels\n\n## Scale\n\n${text}\n`);
  return read.calculations.filter(({ kind }) => kind === "equation").map(({ verdict }) => verdict);
}

/** Smaller results are written with few digits. */
function isWritten({ value }: Sum): boolean {
  return (
    value >= 0.01 &&
    value < 1e15 &&
    [1, 3, 1 / 3].every((factor) => isNoYear(Number((value * factor).toPrecision(4))))
  );
}

describe("a calculation that is written out", () => {
  it("agrees where it is true", () => {
    fc.assert(
      fc.property(sums.filter(isWritten), (sum) => {
        const text = `${sum.text} = ${Number(sum.value.toPrecision(4))}`;
        assert.deepEqual(verdictOf(text), ["agrees"], text);
      }),
      RUNS,
    );
  });

  it("disagrees where its result is three times too large or too small", () => {
    fc.assert(
      fc.property(sums.filter(isWritten), fc.constantFrom(3, 1 / 3), (sum, factor) => {
        const text = `${sum.text} = ${Number((sum.value * factor).toPrecision(4))}`;
        assert.deepEqual(verdictOf(text), ["disagrees"], text);
      }),
      RUNS,
    );
  });
});
