import { frameworks, presets, stages } from "../core/index";

const ids = frameworks.map(({ id }) => id).join(", ");

export const USAGE = `ml-design-doc: reads ML design docs the way an experienced reviewer does

  ml-design-doc check [files | folders | globs | -]     what is missing, unfilled or wrong
      --format stylish | json     for people (default) or for machines
      --all                       in folders and globs, also documents that are not declared design docs
      --exit-zero                 exit with 0 although there are findings
      --print-config FILE         what applies to a document, and which file set each value
  ml-design-doc checklist [files | folders | globs | -] which parts are there
      --explain                   the sentence that decided, and what is still expected
  ml-design-doc trace [files | folders | globs | -]     from the goal over the metrics to alert, owner and fallback
      --format stylish | json
  ml-design-doc numbers [files | folders | globs | -]   the quantities, what they stand for, and what follows
      --format stylish | json
  ml-design-doc new [file]                              an outline to fill in
      --title TEXT                the document's title
  ml-design-doc rules [codes]                           all rules, or the pages of some

  For check, checklist, trace and numbers, where a document's front matter does not say; and for new:
      --framework ID              ${ids}, or none
      --stage STAGE               ${stages.join(", ")}
      --preset PRESET             ${presets.join(", ")}
      --config FILE               this file instead of those beside the documents and above them
      --no-config                 no configuration file at all

  Configuration: .ml-design-doc.yaml (.yml, .json) in the folder of a document and those above it, up to the
  repository's root; the nearest wins. The command line goes before it, the front matter before both.

  Named files are always read. In folders (every .md below, git-ignored ones left out) and globs, only documents that
  declare themselves by "ml-design-doc:" in their front matter, or are named *.mldesign.md. Without a path: this folder.
  Exit codes: 0 nothing found, 1 findings, 2 wrong usage or a file that can't be read.
`;
