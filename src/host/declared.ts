import { analyse, type AnalysisOptions, type Overrides } from "../core/index";

/** What the front matter of a document says, which goes before all that is configured. */
export function declaredOverrides(text: string, options: AnalysisOptions): Overrides {
  const { declaration } = analyse(text, options);
  const source = "front matter";
  return {
    ...(declaration.stage !== undefined && { stage: { value: declaration.stage, source } }),
    ...(declaration.framework !== undefined && { framework: { value: declaration.framework, source } }),
  };
}
