/**
 * What kinds of figures a text holds. Each kind is looked for when first asked: most texts are asked for few, and those
 * without a digit answer at once.
 */
export class Figures {
  readonly #text: string;
  /** Whether there is any digit. */
  readonly any: boolean;
  readonly #known = new Map<FigureKind, boolean>();

  constructor(text: string) {
    this.#text = text;
    this.any = /\d/.test(text);
  }

  has(kind: FigureKind): boolean {
    if (!this.any) return kind === "duration" && CADENCE.test(this.#text);
    let known = this.#known.get(kind);
    if (known === undefined) this.#known.set(kind, (known = this.#find(kind)));
    return known;
  }

  #find(kind: FigureKind): boolean {
    return PATTERNS[kind].test(this.#text) || (kind === "duration" && CADENCE.test(this.#text));
  }
}

/**
 * A `quantity` is a number with a unit, or a large one ("50M users", "200 ms", "1,000,000"); a `target` a number to reach
 * or not to pass, with a comparator or a word such as "at least"; a `load` counts users or requests; a `latency` is in
 * milliseconds, or in seconds within which something must be done.
 */
export type FigureKind = "quantity" | "percentage" | "duration" | "target" | "load" | "latency";

const LOAD =
  /\d[\d,. ]{0,12}\s?(?:k|m|b|million|billion|thousand|тыс|млн|млрд|万|亿)?\.?\+?\s?(?:(?:daily|monthly|weekly|active|concurrent|registered) ){0,3}(?:users|dau|mau|wau|qps|rps|tps|requests|queries|пользовател|запрос|用户|日活)/i;
const LATENCY =
  /\d\s?(?:ms\b|msec|millisecond|мс\b|миллисекунд|毫秒)|(?:within|under|less than|at most|no more than|below|<|≤|не более|до)\s?\d{1,4}(?:\.\d)?\s?(?:s\b|sec|second|секунд|сек\b|秒)/i;

const QUANTITY =
  /\d[\d,. ]{0,12}\s?(?:[kKmMbBtT]\b|ms\b|мс|毫秒|sec|second|minute|hour|day|week|month|year|users?\b|DAU\b|MAU\b|QPS\b|RPS\b|TPS\b|[kKMGTP]i?B\b|requests?|req\b|rows?\b|records?|items?|images?|videos?|documents?|events?|samples?|examples?|transactions?|million|billion|thousand|млн|тыс|млрд|секунд|час|дн|запрос|пользовател|строк|万|亿|百万|千万|秒|用户|GPU|CPU|core|fps|dollars?|usd)|\d[,\u00a0]\d{3}(?!\d)|[$€£¥]\s?\d|\d\s?[€£¥₽]|\d\s?(?:руб|eur|euro|gbp)/i;
const PERCENTAGE = /\d\s?(?:%|％|percent\b|процент|pp\b)/i;
const DURATION =
  /\d(?:[-–]\d{1,9})?[\s-]?(?:ms|s\b|sec|min|hour|hr|day|week|month|quarter|year|мс|сек|мин|час|дн|недел|месяц|秒|分钟|小时|天|周|月)/i;
const CADENCE =
  /\b(?:daily|weekly|monthly|hourly|nightly|quarterly|(?:a|one|two|three|four|every|each|per|once a) (?:day|week|month|hour|quarter)s?)\b|раз в (?:сутки|день|неделю|месяц|час)|кажд[а-я]{2,3} (?:день|недел|месяц|час|ночь|воскресенье|понедельник)|ежедневн|еженедельн|ежемесячн|每天|每周|每月|每小时/i;
const TARGET =
  /(?:>=|<=|[<>≥≤=~≈±])\s?[$€£]?\d|[+-]\d{1,9}(?:\.\d{1,9})?\s?%|\b(?:at least|at most|above|below|over|under|less than|more than|greater than|exceeds?|drops? below|falls? below|no more than|up to|within|target of|threshold of|не менее|не более|выше|ниже|больше|меньше)\s(?:\w+\s)?[$€£]?\d|(?:不低于|不超过|大于|小于|低于|超过|至少)\s?\d|\bfrom\s\S{1,12}\sto\s\S{0,3}\d|\d\s?(?:%|ms)?\s?(?:or less|or more|or better|\+)/i;

const PATTERNS: Record<FigureKind, RegExp> = {
  quantity: QUANTITY,
  percentage: PERCENTAGE,
  duration: DURATION,
  target: TARGET,
  load: LOAD,
  latency: LATENCY,
};

/** Whether a slot's fact is a kind of figure. */
export function isFigureKind(fact: string): fact is FigureKind {
  return Object.hasOwn(PATTERNS, fact);
}
