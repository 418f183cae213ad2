import assert from "node:assert/strict";
import { analyse } from "../../src/core/index";

function messageFor(content: string): string | undefined {
  const text = `---\nml-design-doc: none\n---\n\n# T\n\n## Features\n\n${content}\n`;
  return analyse(text).findings.find(({ code }) => code === "MLD103")?.message;
}

describe("what is said of a stub section", () => {
  it("asks for content where the topic is only named", () => {
    assert.match(messageFor("Features.") ?? "", /is only named here: say features/);
  });

  it("asks for content where a sentence only points to what is usual", () => {
    assert.match(messageFor("As with our other models.") ?? "", /is only named here: say features/);
  });

  it("tells how to declare a part that is not needed where the section says that there is none", () => {
    assert.match(
      messageFor("n/a, the model reads the image") ?? "",
      /below `not-applicable:`, with the reason/,
    );
  });

  it("asks for answers where only the template's questions stand", () => {
    assert.match(messageFor("<!-- Which features? -->") ?? "", /holds only the template's questions/);
  });
});
