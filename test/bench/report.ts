import type { Memory, Times } from "./measure";

/** A target, and how we stand to it. Printed and never asserted: how fast a machine is, no test can know. */
export interface Goal {
  readonly name: string;
  readonly target: string;
  readonly value: number;
  readonly isMet: boolean;
}

/** How we stand to each target. */
export function goalsOf(times: readonly Times[], memory: readonly Memory[]): Goal[] {
  const at = <Row extends { readonly kilobytes: number }>(rows: readonly Row[], kilobytes: number): Row =>
    rows.find((row) => row.kilobytes === kilobytes)!;
  const [small, large] = [at(times, 100), at(times, 1000)];
  const growth = large.ours / small.ours / (large.markdownIt / small.markdownIt);
  const heap = (at(memory, 1000).held ?? NaN) / (at(memory, 100).held ?? NaN) / 10;
  const beside = Math.max(...times.map(({ ours, markdownIt }) => ours / markdownIt));
  const ahead = Math.min(...times.map(({ ours, markdownlint }) => markdownlint / ours));
  return [
    atMost("ours / markdown-it's full parse, at the worst size", 2, beside),
    { name: "markdownlint / ours, at the worst size", target: ">= 10", value: ahead, isMet: ahead >= 10 },
    atMost("ours for 60 KB, in ms", 10, at(times, 60).ours),
    atMost("growth of time from 100 KB to 1 MB / markdown-it's", 1.2, growth),
    atMost("growth of what is held from 100 KB to 1 MB / the text's", 1.2, heap),
  ];
}

function atMost(name: string, limit: number, value: number): Goal {
  return { name, target: `<= ${limit}`, value, isMet: value <= limit };
}

/** The tables that are printed. */
export function format(times: readonly Times[], memory: readonly Memory[]): string {
  const goals = goalsOf(times, memory);
  return [
    table(
      ["size", "markdown-it", "markdownlint", "ours", "ours/markdown-it", "markdownlint/ours"],
      times.map(({ kilobytes, markdownIt, markdownlint, ours }) => [
        `${kilobytes} KB`,
        `${markdownIt.toFixed(2)} ms`,
        `${markdownlint.toFixed(2)} ms`,
        `${ours.toFixed(2)} ms`,
        (ours / markdownIt).toFixed(2),
        (markdownlint / ours).toFixed(1),
      ]),
    ),
    table(
      ["size", "heap after ours", "held by the analysis", "held/text"],
      memory.map(({ kilobytes, used, held }) => [
        `${kilobytes} KB`,
        `${used.toFixed(0)} KB`,
        held === null ? "?" : `${held.toFixed(0)} KB`,
        held === null ? "?" : (held / kilobytes).toFixed(1),
      ]),
    ),
    table(
      ["goal", "target", "value", ""],
      goals.map(({ name, target, value, isMet }) => [
        name,
        target,
        value.toFixed(2),
        isMet ? "met" : "not met",
      ]),
    ),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))),
    )
    .map((row) => row.join("  ").trimEnd())
    .join("\n");
}
