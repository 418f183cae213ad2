import type { Match } from "../../facts/hits";
import type { Quantity } from "../../facts/quantities";
import type { Role } from "../../knowledge/measureTypes";
import type { Range } from "../../text/lines";

/** A word that tells a role, or that a quantity has it not. */
export interface RoleWord {
  readonly role: Role;
  readonly denies: boolean;
}

/** How many characters away a word still tells a role; what stands further is about something else. */
const REACH = 80;
/** How much further a word is that stands after the quantity, behind another of its kind, or behind a semicolon. */
const AFTER = 6;
const BEHIND_ANOTHER = 30;
const BEHIND_BREAK = 40;
/** How far a word is that stands right beside: another short one may stand between. */
const BESIDE = 6;

/** How far a word still tells its role. */
export function reachOf({ meaning }: Match<RoleWord>): number {
  return meaning.role.near ? BESIDE : REACH;
}

/** The role of the match that is least far, of those in reach; of equals the longer phrase's. */
export function nearest(
  matches: readonly Match<RoleWord>[],
  far: (match: Match<RoleWord>) => number,
): Role | undefined {
  let best: Match<RoleWord> | undefined;
  let least = REACH;
  for (const match of matches) {
    const distance = far(match);
    if (distance > least) continue;
    if (best && distance === least && match.end - match.start <= best.end - best.start) continue;
    best = match;
    least = distance;
  }
  return best?.meaning.role;
}

/** How far a word is from a quantity of its sentence, or from the series in which it stands. */
export function distance(
  match: Match<RoleWord>,
  text: string,
  place: Range,
  dimension: Quantity["dimension"],
  quantities: readonly Quantity[],
): number {
  const far = gap(place, match);
  if (far > REACH) return far;
  const isAfter = match.start >= place.end;
  const [from, to] = isAfter ? [place.end, match.start] : [match.end, place.start];
  const between = quantities.filter(
    (other) => other.start >= from && other.end <= to && other.dimension === dimension,
  ).length;
  // After a comma begins what is said of the next quantity: "11K on average, at peak 35K".
  const passed = text.slice(from, to);
  if (isAfter && passed.includes(",")) return REACH + 1;
  const breaks = /[;:()]/.test(passed) ? BEHIND_BREAK : 0;
  return far + (isAfter ? AFTER : 0) + between * BEHIND_ANOTHER + breaks;
}

/** The characters between a word and what stands elsewhere in its text; 0 where they overlap. */
export function gap({ start, end }: Range, match: Match<RoleWord>): number {
  return Math.max(0, match.start - end, start - match.end);
}
