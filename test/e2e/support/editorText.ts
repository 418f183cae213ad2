import type { Locator } from "playwright-core";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The lines that are drawn, top to bottom: an editor keeps no others in the page, and these in no order. */
export async function visibleText(editor: Locator): Promise<string> {
  const lines = await editor.locator(".view-lines > .view-line").evaluateAll((elements) =>
    elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent }))
      .sort((a, b) => a.top - b.top)
      .map((line) => line.text),
  );
  // The editor draws every space as a no-break space.
  return lines.join("\n").replaceAll("\u00a0", " ");
}

/** The middle of the first occurrence of `text` on a drawn line; undefined when it is not drawn. */
export async function findText(editor: Locator, text: string): Promise<Point | undefined> {
  return editor.locator(".view-lines").evaluate((root, wanted) => {
    const lines = [...root.querySelectorAll(".view-line")].sort(
      (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
    );
    for (const line of lines) {
      const start = line.textContent.replaceAll("\u00a0", " ").indexOf(wanted);
      if (start < 0) {
        continue;
      }
      // One span per token: the character in the middle says where the mouse has to go.
      let offset = start + Math.floor(wanted.length / 2);
      const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (offset < length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const box = range.getBoundingClientRect();
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
        offset -= length;
      }
    }
    return undefined;
  }, text);
}
