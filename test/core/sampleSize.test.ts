import assert from "node:assert/strict";
import { quantile, sampleSizePerArm, type Comparison } from "../../src/core/numbers/experiment/sampleSize";

const USUAL = { alpha: 0.05, power: 0.8 } as const;

/** The size with the continuity correction that the table of Fleiss, Levin & Paik has. */
function corrected({ from, to, ...test }: Comparison): number {
  const size = sampleSizePerArm({ from, to, ...test });
  const difference = Math.abs(to - from);
  return (size / 4) * (1 + Math.sqrt(1 + 4 / (size * difference))) ** 2;
}

/** Another way to the same: the difference h of the arcsines of the roots (Cohen 1988, chapter 6). */
function byArcsines({ from, to, alpha, power }: Comparison): number {
  const h = 2 * Math.asin(Math.sqrt(to)) - 2 * Math.asin(Math.sqrt(from));
  return 2 * ((quantile(1 - alpha / 2) + quantile(power)) / h) ** 2;
}

function isWithin(share: number, actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) <= share * expected, `${actual} is not about ${expected}`);
}

describe("the sample size of a test of two shares", () => {
  it("is that of the table in Fleiss, Levin & Paik, once corrected for continuity", () => {
    isWithin(0.005, corrected({ from: 0.1, to: 0.2, ...USUAL }), 219);
    isWithin(0.005, corrected({ from: 0.05, to: 0.1, ...USUAL }), 474);
    isWithin(0.005, corrected({ from: 0.5, to: 0.6, ...USUAL }), 407);
  });

  it("comes near the table of Cohen (1988) for small, medium and large differences", () => {
    const shareAt = (h: number): number => Math.sin(Math.PI / 4 + h / 2) ** 2;
    for (const [h, size] of [
      [0.2, 392],
      [0.5, 63],
      [0.8, 25],
    ] as const) {
      const test = { from: 0.5, to: shareAt(h), ...USUAL };
      isWithin(0.02, byArcsines(test), size);
      isWithin(0.05, sampleSizePerArm(test), size);
    }
  });

  it("agrees with the formula by arcsines over the rates that experiments have", () => {
    for (const from of [0.01, 0.04, 0.2, 0.5, 0.7])
      for (const lift of [0.99, 1.02, 1.05])
        for (const power of [0.8, 0.9]) {
          const test = { from, to: from * lift, alpha: 0.05, power };
          isWithin(0.02, sampleSizePerArm(test), byArcsines(test));
        }
  });

  it("grows with the power, and falls where only one direction counts", () => {
    const test = { from: 0.04, to: 0.042, ...USUAL };
    isWithin(0.01, sampleSizePerArm({ ...test, power: 0.9 }) / sampleSizePerArm(test), 10.51 / 7.85);
    isWithin(0.01, sampleSizePerArm({ ...test, isOneSided: true }) / sampleSizePerArm(test), 6.18 / 7.85);
  });

  it("has no end where there is nothing to tell apart", () => {
    assert.equal(sampleSizePerArm({ from: 0.1, to: 0.1, ...USUAL }), Infinity);
  });
});

describe("the quantile of the normal distribution", () => {
  it("is that of any table", () => {
    for (const [share, value] of [
      [0.5, 0],
      [0.8, 0.8416],
      [0.9, 1.2816],
      [0.95, 1.6449],
      [0.975, 1.96],
      [0.995, 2.5758],
      [0.2, -0.8416],
    ] as const)
      assert.ok(Math.abs(quantile(share) - value) < 0.001, `${share}`);
  });
});
