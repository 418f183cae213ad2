import { areApart, isApart, meets } from "./apart";
import type { Calculation } from "../calculation";
import { contradiction } from "./contradiction";
import { isExplained, says } from "../explanations";
import { identityOf, type Identity } from "./identity";
import { group, type Ledger } from "../ledger";
import { isOfAnother } from "../relationWords";
import { isSetApart, sharedStems, type Naming } from "./naming";
import { isClear, isSame, type Stated } from "../roles/stated";
import { isBehindSign } from "./signs";

/** A quantity, what it is a value of, and the words that name it. */
interface Mention {
  readonly stated: Stated;
  readonly identity: Identity;
  readonly words: ReadonlySet<string>;
  /** Whether one of them, or of the headings above, is that of a place, a kind or a time of its own. */
  readonly isSetApart: boolean;
  /** Whether it stands where a design says what it starts from. */
  readonly isGiven: boolean;
}

/** The right and the wrong value. */
type Pair = readonly [Mention, Mention];

/** How many words of its own a value needs to be told from others, by what tells it. */
const LEAST_WORDS: Readonly<Record<Identity["kind"], number>> = { metric: 0, count: 0, latency: 1, role: 2 };

/** Where a number of things is that of an experiment or an alarm. */
const TRIALS = ["ab-test", "rollout", "monitoring", "fallback"];
/** Where a value of a metric is the design's own. */
const AIMS = ["business-goal", "offline-metrics", "online-metrics", "summary", "requirements-scale"];

/** Where a design says what it starts from. */
const GIVENS = ["requirements-scale", "business-goal", "summary", "data-sources"];

/** What is stated in two places, by the same name, with two values. */
export function restatements(ledger: Ledger, naming: Naming): Calculation[] {
  const identities = new Map<Stated, Identity>();
  for (const one of ledger.stated) {
    const identity = isClear(one) ? identityOf(one, ledger, naming) : undefined;
    if (identity) identities.set(one, identity);
  }
  const byKey = new Map<string, Stated[]>();
  for (const [one, identity] of identities) group(byKey, identity.key, one);
  return [...byKey.values()].flatMap((same) => {
    // Most are stated once, or always with the same value.
    if (!same.some((one) => isApart(same[0]!, one))) return [];
    const all = same.filter(
      (one) => isAlone(one, ledger, identities) && isPlain(one, identities.get(one)!, ledger),
    );
    if (!all.some((one) => isApart(all[0]!, one)) || !mayBeOne(all, identities)) return [];
    const silent = sharedStems(all);
    const mentions = all.map((stated) => {
      const identity = identities.get(stated)!;
      const words = [...identity.words, ...naming.wordsOf(stated, ledger.inUnit(stated.unit))];
      return {
        stated,
        identity,
        words: new Set(words.filter((word) => !silent.has(word) && word !== identity.noun)),
        isSetApart: isSetApart(stated.unit),
        isGiven: isUnder(GIVENS, stated, ledger),
      };
    });
    const areElsewhere = ([{ stated: one }, { stated: other }]: Pair): boolean =>
      !naming.areTogether(one.unit, other.unit);
    return [...ofOneName(mentions), ...oddOnes(mentions), ...ofBareNames(mentions)]
      .filter(areElsewhere)
      .map(([right, wrong]) => contradiction(wrong.identity.name, right.stated, wrong.stated));
  });
}

/** Whether two values with one standing differ in two places: only then it matters which words name them. */
function mayBeOne(all: readonly Stated[], identities: ReadonlyMap<Stated, Identity>): boolean {
  const byStanding = new Map<string, Stated[]>();
  for (const one of all) group(byStanding, identities.get(one)!.standing, one);
  return [...byStanding.values()].some(
    (same) => areApart(same) && same.some(({ unit }) => unit.block !== same[0]!.unit.block),
  );
}

/** Several of one kind in a row or sentence are told apart there. */
function isAlone(one: Stated, ledger: Ledger, identities: ReadonlyMap<Stated, Identity>): boolean {
  const { key, standing } = identities.get(one)!;
  return ledger.line(one).every((other) => {
    const identity = identities.get(other);
    return isSame(one, other) || identity?.key !== key || identity.standing !== standing;
  });
}

/** Whether it is a value of the design as it is planned. */
function isPlain(one: Stated, { kind, standing }: Identity, ledger: Ledger): boolean {
  if (ledger.isOfOperation(one) || isOfAnother(one.unit)) return false;
  if (kind === "metric" && !(isUnder(AIMS, one, ledger) && isOnItsSide(one))) return false;
  const isTold = kind === "metric" && standing !== "metric-value";
  if (!isTold && says("scenario", sentenceOf(one))) return false;
  if (kind === "latency") return !isExplained("latency", one.unit);
  return kind !== "count" || (!isBehindSign(one) && !isUnder(TRIALS, one, ledger));
}

function isUnder(topics: readonly string[], { unit }: Stated, { facts }: Ledger): boolean {
  const above = facts.contexts.of(unit.label).topics;
  return topics.some((topic) => above.includes(topic));
}

/** "Below 70% precision nobody looks": a bound on the side where nobody wants to be is no target. */
function isOnItsSide({ quantity: { bound }, metric }: Stated): boolean {
  const { direction } = metric!.metric;
  return !(direction === "higher" && bound === "at-most") && !(direction === "lower" && bound === "at-least");
}

/** The part of its unit, between the signs that end a sentence or open an aside, in which a quantity stands. */
function sentenceOf({ quantity: { start, end }, unit: { text } }: Stated): string {
  const before = text
    .slice(0, start)
    .split(/[;:(]|[.!?]\s/)
    .at(-1)!;
  return before + text.slice(start, end) + text.slice(end).split(/[;:)]|[.!?]\s/)[0]!;
}

/** The right and the wrong value of what is named by the same words in two places. */
function ofOneName(mentions: readonly Mention[]): Pair[] {
  const byName = new Map<string, Mention[]>();
  for (const one of mentions)
    if (one.words.size >= LEAST_WORDS[one.identity.kind])
      group(byName, [one.identity.standing, ...[...one.words].sort()].join(" "), one);
  return [...byName.values()].flatMap((all) => {
    const pair = twoValues(all);
    return pair ? [pair] : [];
  });
}

/**
 * The one value that differs from what is stated several times over, where nothing that stands beside it tells it from the
 * others. How many words the others have does not matter: they agree.
 */
function oddOnes(mentions: readonly Mention[]): Pair[] {
  const { kind } = mentions[0]!.identity;
  if (kind === "role") return [];
  const byStanding = new Map<string, Mention[]>();
  for (const one of mentions) group(byStanding, one.identity.standing, one);
  return [...byStanding].flatMap(([standing, same]) => {
    const pair = twoValues(same);
    if (!pair) return [];
    const [first, other] = pair;
    // "500K a second at peak", then "500K a second": of what has no standing those with one are witnesses.
    const witnesses = kind === "count" && standing === "" ? mentions : same;
    const firsts = witnesses.filter((one) => !isApart(first.stated, one.stated));
    const others = witnesses.filter((one) => !isApart(other.stated, one.stated));
    const [odd, rest] = firsts.length > others.length ? [others, firsts] : [firsts, others];
    const [wrong] = odd;
    if (!wrong || odd.length > 1 || rest.length < 2) return [];
    const known = new Set(rest.flatMap(({ words }) => [...words]));
    return [...wrong.words].every((word) => known.has(word)) ? [[rest[0]!, wrong] as const] : [];
  });
}

/**
 * What is said once with more words and once without any, where it is known by itself: a target, the most of what is
 * counted, the first factor of an estimate.
 */
function ofBareNames(mentions: readonly Mention[]): Pair[] {
  const byStanding = new Map<string, Mention[]>();
  for (const one of mentions) group(byStanding, one.identity.standing, one);
  return [...byStanding.values()].flatMap((same) => {
    const pair = twoValues(same);
    if (!pair || pair.some((one) => one.isSetApart)) return [];
    const [first, other] = pair;
    return isKnownAlone(other, first) || isKnownAlone(first, other) ? [pair] : [];
  });
}

function isKnownAlone({ stated, identity: { kind, standing }, words }: Mention, other: Mention): boolean {
  if (words.size > 0) return false;
  if (kind === "metric") return standing === "target";
  return kind === "count" && (standing !== "" || (isFactor(stated) && other.isGiven));
}

/** Whether it begins a product: "1,900 patients x 5 ms". */
function isFactor({ quantity, unit }: Stated): boolean {
  return /^(?:\s\p{L}+){0,3}\s*[x×*]\s*\d/u.test(unit.text.slice(quantity.end, quantity.end + FACTOR_REACH));
}

const FACTOR_REACH = 60;

/** The first two values of several; none where there is but one, where there are three, or all in one place. */
function twoValues(all: readonly Mention[]): Pair | undefined {
  const [first] = all as [Mention];
  const other = all.find((one) => isApart(first.stated, one.stated));
  if (!other) return undefined;
  if (first.identity.kind === "count" && isOfOther(first.stated, other.stated)) return undefined;
  // What is stated as the most is told by that, and is no limit for another value.
  const isLimited = first.identity.kind !== "count" || first.identity.standing === "";
  if (isLimited && (meets(first.stated, other.stated) || meets(other.stated, first.stated))) return undefined;
  const isThird = all.some((one) => isApart(first.stated, one.stated) && isApart(other.stated, one.stated));
  return isThird ? undefined : [first, other];
}

/** So many times as many are other things of that name: 300 photos that somebody looked at, and all 120,000. */
const MOST_TIMES = 20;

function isOfOther({ quantity: a }: Stated, { quantity: b }: Stated): boolean {
  if (a.per !== undefined) return false;
  return a.low > b.high * MOST_TIMES || b.low > a.high * MOST_TIMES;
}
