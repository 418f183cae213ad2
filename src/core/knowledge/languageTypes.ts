/** Phrases by language. `*` at a word's end stands for any ending; a capital letter makes a phrase case-sensitive. */
export type Phrases = Readonly<Partial<Record<Language, readonly string[]>>>;

/** The languages we have cues for. */
export type Language = "en" | "ru" | "zh";

/** What a column of a table says of its rows. */
export type ColumnRole =
  | "metric"
  | "signal"
  | "feature"
  | "source"
  | "risk"
  | "mitigation"
  | "detector"
  | "target"
  | "baseline"
  | "threshold"
  | "window"
  | "owner"
  | "action"
  | "latency"
  | "component"
  | "availability"
  | "percentile"
  | "date";

/** A value to reach, or that of what there is today. */
export type ValueRole = "target" | "baseline";

/** What the reader knows of a language besides the topics. */
export interface LanguageWords {
  readonly stopWords: Phrases;
  readonly questions: Phrases;
  readonly prompts: Phrases;
  readonly negations: Phrases;
  /** What is not there yet, as a denial and what would have to be done: "isn't decided". */
  readonly undone: { readonly denials: Phrases; readonly deeds: Phrases };
  readonly negators: Phrases;
  /** Phrases that begin as a refusal and are a limit: "no more than". */
  readonly limits: Phrases;
  readonly outsideHeadings: Phrases;
  /** Who is none of us, where a sentence begins with it: "Companies such as ...". */
  readonly others: Phrases;
  /** Headings and labels of what another document says. */
  readonly elsewhereHeadings: Phrases;
  /** Who speaks in a design interview. */
  readonly speakers: Phrases;
  /** Whom a template tags at the end of an instruction. */
  readonly roles: Phrases;
  /** How the title of a design begins. */
  readonly titles: Phrases;
  readonly deniedHeadings: Phrases;
  /** Labels of what is shown because it is wrong. */
  readonly counterexamples: Phrases;
  readonly deferrals: Phrases;
  readonly vague: Phrases;
  readonly examples: Phrases;
  readonly placeholders: Phrases;
  /** Sentences of well-known templates that tell their author what to do. */
  readonly templateLines: Phrases;
  /** How often something happens, without a number: "every week". */
  readonly cadences: Phrases;
  /** How it is said that one class is rare. */
  readonly imbalance: Phrases;
  /** Words beside which a tiny or huge share is that of a class. */
  readonly rareShares: Phrases;
  /** How it is said that a metric is of no use. */
  readonly rejections: Phrases;
  /** How a live figure is computed offline, or an offline one live. */
  readonly replays: Phrases;
  /** What training minimises. */
  readonly losses: Phrases;
  /** What a loss serves that is not the task's own. */
  readonly otherLosses: Phrases;
  /** Words that tell what a stated value of a metric is. */
  readonly valueRoles: Readonly<Record<ValueRole, Phrases>>;
  /** The headers of the columns of each role. */
  readonly columns: Readonly<Record<ColumnRole, Phrases>>;
  /** Words for a group of people, none of whom is named. */
  readonly teams: Phrases;
  /** Qualities that everybody wants and nobody can check: "fast", "scalable". */
  readonly qualities: Phrases;
  /** How it is said that a tool is taken. */
  readonly choices: Phrases;
  /** Why it is, what for, or that it is there already. */
  readonly reasons: Phrases;
  /** Words that tell of what, or over which time, a rate is counted. */
  readonly definitions: Phrases;
  /** Words that tell where a number comes from. */
  readonly origins: Phrases;
  readonly commonWords: Phrases;
  readonly foreignWords: Phrases;
  readonly taskWords: Phrases;
  readonly mlWords: Phrases;
  /** Headings of texts that are no designs: READMEs, tutorials, model cards, papers, postmortems. */
  readonly otherHeadings: Phrases;
}
