import type { Quantity } from "../facts/quantities";

/** What is written of an amount: its value in base units, what it measures, and its period. */
export interface Amount {
  readonly value: number;
  readonly dimension: Quantity["dimension"];
  /** What is counted, or the currency: the id of a unit. */
  readonly unit?: string | undefined;
  readonly per?: Quantity["per"];
}

const SIGNIFICANT = 3;

/** Times that people write, the largest first: seconds in one, and its sign. */
const TIMES = [
  [31_536_000, " years", 2],
  [2_592_000, " months", 2],
  [86_400, " days", 2],
  [3_600, " h"],
  [60, " min", 1.5],
  [1, " s"],
  [1e-3, " ms"],
  [1e-6, " µs"],
] as const;

const SIZES = [
  [1e15, " PB"],
  [1e12, " TB"],
  [1e9, " GB"],
  [1e6, " MB"],
  [1e3, " KB"],
  [1, " bytes"],
] as const;

const COUNTS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "K"],
] as const;

const CURRENCIES: Readonly<Record<string, string>> = {
  dollar: "$",
  cent: "$",
  euro: "€",
  pound: "£",
  yuan: "¥",
  ruble: "₽",
  rupee: "₹",
};

/**
 * An amount as people write it, with three significant digits: "35 ms", "11.6K a second", "1.64 GB", "0.15%", "$840 a
 * month". What is written is read back as the same amount.
 */
export function amountText({ value, dimension, unit, per }: Amount): string {
  const period = per ? ` ${per === "hour" ? "an" : "a"} ${per}` : "";
  switch (dimension) {
    case "time":
      return scaled(value, TIMES) + period;
    case "data":
      return scaled(value, SIZES) + period;
    case "ratio":
      return (unit === "times" ? `${digits(value)}×` : `${digits(value * 100)}%`) + period;
    case "money":
      return `${CURRENCIES[unit ?? ""] ?? "$"}${countText(value)}${period}`;
    default:
      return countText(value) + period;
  }
}

/** A number without a unit: "1,250", "11.6K", "240M". */
export function countText(value: number): string {
  const size = COUNTS.find(([factor]) => Math.abs(value) >= factor * (factor === 1e3 ? 10 : 1));
  return size ? digits(value / size[0]) + size[1] : digits(value);
}

/** Whole numbers keep all their digits; the rest has three that matter. Thousands are set off: "1,250". */
export function digits(value: number): string {
  const shown =
    Number.isInteger(value) && Math.abs(value) < 1e6 ? value : Number(value.toPrecision(SIGNIFICANT));
  const plain = String(shown);
  const written = plain.includes("e") ? shown.toFixed(DECIMALS).replace(/\.?0+$/, "") : plain;
  return Math.abs(shown) < 1000 ? written : written.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, "$&,");
}

/** Smaller amounts than these decimals show are none that people write. */
const DECIMALS = 12;

/** @param scale Units with how many of one there are at least: what is less than two days is written in hours. */
function scaled(value: number, scale: readonly (readonly [number, string, number?])[]): string {
  const [factor, sign] = scale.find(([one, , least = 1]) => Math.abs(value) >= least * one) ?? scale.at(-1)!;
  return `${digits(value / factor)}${sign}`;
}
