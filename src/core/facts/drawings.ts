import type { Block, DesignDocument } from "../document/model";

/** Languages of diagrams that are fenced. */
const DIAGRAM =
  /^(?:mermaid|plantuml|puml|uml|dot|graphviz|d2|structurizr|ditaa|svgbob|blockdiag|nomnoml)\b/i;
/** Boxes and arrows that are drawn with letters. */
const DRAWN = /[─│┌┐└┘├┤▼►→]|--+>|\+--|==>|->|<-/;

/** Images, fenced diagrams, and text that is drawn with boxes and arrows. */
export function diagramsOf({ blocks }: Pick<DesignDocument, "blocks">): Block[] {
  return blocks.filter(
    ({ kind, info = "", content }) =>
      kind === "image" || (kind === "code" && (DIAGRAM.test(info) || DRAWN.test(content))),
  );
}

/** The items of lists whose box is ticked. */
export function tickedOf({ blocks }: Pick<DesignDocument, "blocks">): Block[] {
  return blocks.filter(({ isTicked }) => isTicked);
}
