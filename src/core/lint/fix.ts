import type { Finding } from "../rules/rule";
import { applyEdits, type TextEdit } from "../text/textEdit";

/** The edits of all safe fixes, at most one a finding. */
export function safeEdits(findings: readonly Finding[]): TextEdit[] {
  return findings.flatMap(({ fixes }) => {
    const fix = fixes.find(({ kind }) => kind === "fix");
    return fix ? [fix.edit] : [];
  });
}

/** The text with all safe fixes applied. */
export function fixText(text: string, findings: readonly Finding[]): string {
  return applyEdits(text, safeEdits(findings));
}
