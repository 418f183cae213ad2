import type { Link } from "../facts/links";
import { knowledge } from "../knowledge/index";
import { sectionAt } from "./places";
import { askUnder } from "./questions";
import { defineRule } from "./rule";

export default defineRule({
  code: "MLD908",
  name: "unauthorised-copy",
  about: "A link leads to a copy of a book that its publisher sells.",
  severity: { default: "information" },
  fix: "suggestion",
  since: "0.1.0",
  messages: {
    copy: "This looks like a copy of a book that is sold: link to the page of its publisher or author.",
  },
  check(reading, report) {
    for (const { range } of reading.facts.links.filter(isCopy)) {
      const section = sectionAt(reading.document, range.start);
      const question = "Which page of the publisher or the author says the same?";
      report({ message: "copy", range, fixes: section ? askUnder(reading, section, [question]) : [] });
    }
  },
});

const { titles, files, fileHosts, libraries, sellers, parts } = knowledge.copies;

function isCopy({ target, words }: Link): boolean {
  const address = target.toLowerCase().replace(/[?#].*$/s, "");
  const host = /^https?:\/\/([^/]*)/.exec(address)?.[1] ?? "";
  if (libraries.some((name) => host.includes(name))) return true;
  const isFile = files.some((ending) => address.endsWith(`.${ending}`));
  if (!isFile && !fileHosts.some((name) => host.endsWith(name))) return false;
  if (sellers.some((name) => host.includes(name))) return false;
  const told = ` ${plainWords(words)} ${plainWords(address.slice(address.lastIndexOf("/") + 1))} `;
  return (
    titles.some((title) => told.includes(` ${title} `)) && !parts.some((part) => told.includes(` ${part} `))
  );
}

/** The words of a title or a file name, whatever joins them. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/%20|[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
