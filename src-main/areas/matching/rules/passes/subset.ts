/**
 * Several lines that add up to one, or to several others (subset).
 *
 * Strict before loose: sums among lines tied by a word, an account or the channel the bank names; then small balanced sets of several against
 * several, tied lines only and never more than proposed; then sums among all lines of the days in question. Only the one solution of a search
 * that saw everything is a group; several are a question; nothing is looked for where chance alone would find it (DOMAIN 1.3).
 */
import type { Cardinality, SearchBounds } from '../../../../../shared/domain/match-rule.ts';
import { balancedSets } from '../search/balanced-sets.ts';
import { beyondChance } from '../search/beyond-chance.ts';
import { Steps } from '../search/steps.ts';
import { type Finding, settleFindings } from '../search/sum-findings.ts';
import { type Found, type Limits, SOLUTIONS_MAX, SumPool } from '../search/sum-pool.ts';
import { firstAtLeast, type SumSide, type SumSides, sumSides } from '../search/sum-sides.ts';
import { saidOf, type Tie, tieOf, tiesOf } from '../search/sum-tokens.ts';
import { type Item, type Items, isItemOpen, type RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { isForChannel } from './amount-window.ts';

/** Reading the texts of an item costs as much as so many steps of a search. */
const STEPS_PER_ITEM = 300;
/** One sum may not use up what all of them share. */
const SHARE_OF_STEPS = 50;
const POOLS_PER_SUM_MAX = 6;
/** Expected coincidences at most: before weaker evidence, where lines are tied to each other, and where nothing but the days speaks for them. */
const SURE_COINCIDENCES_MAX = 0.01;
const TIED_COINCIDENCES_MAX = 0.1;
const UNTIED_COINCIDENCES_MAX = 0.005;

/** Even two of so many lines hit by chance, whatever their amounts. */
const UNTIED_LINES_MAX = 3000;

/** Of the findings of a round chance alone may make so many. */
const BY_CHANCE_MAX = 0.05;

const ONE_RIGHT: readonly Cardinality[] = ['many_to_one', 'many_to_many'];
const ONE_LEFT: readonly Cardinality[] = ['one_to_many', 'many_to_many'];

export function subset(work: LegWork, rule: RuleAt, items: Items): void {
  const { days, search, channels, cardinality } = rule.rule;
  if (!days || !search || items.left.length === 0 || items.right.length === 0) return;
  const left = items.left.filter((item) => isForChannel(channels, item));
  const steps = new Steps(search.stepsMax);
  // Without their texts lines are only tied by nothing: far too many lines for a search to say anything about.
  if (!steps.take(STEPS_PER_ITEM * (left.length + items.right.length))) {
    for (const item of left) work.searched('left', item, 'budget_spent');
    for (const item of items.right) work.searched('right', item, 'budget_spent');
    return;
  }
  const ties = tiesOf(work, left, items.right);
  const tied = (side: readonly Item[], own: readonly (readonly string[])[]) =>
    side.map((item, at) => ({ item, ties: own[at] ?? [] }));
  const classes = sumSides(work, days, tied(left, ties.left), tied(items.right, ties.right));
  const sums = (sides: SumSides, isTied: boolean): void => {
    const look = new Search(work, rule, steps, isTied);
    if (ONE_RIGHT.includes(cardinality)) look.sumsFor(sides, 'right');
    if (ONE_LEFT.includes(cardinality)) look.sumsFor(sides, 'left');
    const { kept, dropped } = beyondChance(look.findings, look.expected, BY_CHANCE_MAX);
    for (const { left: ones, right: others } of dropped)
      for (const [side, items] of [
        ['left', ones],
        ['right', others],
      ] as const)
        if (items.length === 1 && items[0]) work.searched(side, items[0], 'chance_only');
    settleFindings(work, rule, kept);
  };
  for (const sides of classes) sums(sides, true);
  if (cardinality === 'many_to_many')
    for (const sides of classes)
      settleFindings(work, rule, balancedSets(work, sides, search, tiedMax(search), steps));
  if (!search.isTiedOnly) for (const sides of classes) sums(sides, false);
}

const tiedMax = (search: SearchBounds | null): number =>
  search?.isTiedOnly ? SURE_COINCIDENCES_MAX : TIED_COINCIDENCES_MAX;

interface Pool {
  readonly key: string;
  /** Places of the other side, ascending. */
  readonly places: readonly number[];
  readonly token: string | null;
}

class Search {
  readonly #work: LegWork;
  readonly #rule: RuleAt;
  readonly #steps: Steps;
  readonly #isTied: boolean;
  readonly findings: Finding[] = [];
  /** Coincidences of every sum that was looked for, found or not. */
  readonly expected: number[] = [];
  /** Several sums of a day look into the same pool. */
  readonly #untied = new Map<string, Pool>();
  readonly #sumPools = new Map<string, SumPool>();

  constructor(work: LegWork, rule: RuleAt, steps: Steps, isTied: boolean) {
    this.#work = work;
    this.#rule = rule;
    this.#steps = steps;
    this.#isTied = isTied;
  }

  /** One of `side` against several of the other. */
  sumsFor(sides: SumSides, side: 'left' | 'right'): void {
    const own = sides[side];
    const other = sides[side === 'left' ? 'right' : 'left'];
    const isSure = this.#rule.rule.search?.isTiedOnly === true;
    const isStill = own.items.map((item) => isItemOpen(this.#work, own.name, item));
    const isAsked = other.items.map((item) => isItemOpen(this.#work, other.name, item));
    // A line whose very amount stands on the other side is more likely that line's partner than a part of a sum.
    const isOpen = isAsked.map((is, at) => is && !(isSure && hasEqual(other, at, own, isStill)));
    own.items.forEach((item, at) => {
      if (!isItemOpen(this.#work, side, item) || hasEqual(own, at, other, isAsked)) return;
      const results = this.#poolsOf(own, at, other, isOpen).map((pool) => ({
        pool,
        found: this.#searchIn(other, pool, Math.abs(item.sum)),
      }));
      const isSpent = results.some(({ found }) => found.isBudgetSpent);
      const solutions = new Set(
        results.flatMap(({ pool, found }) => found.sets.map((set) => placesIn(pool, set).join(','))),
      ).size;
      const isTooLarge = !this.#isTied && (own.to[at] ?? 0) - (own.from[at] ?? 0) > UNTIED_LINES_MAX;
      if (isTooLarge) this.#tell(side, item, 0, true);
      if (results.length > 0) this.#tell(side, item, Math.min(solutions, SOLUTIONS_MAX), isSpent);
      this.expected.push(results.reduce((most, { found }) => Math.max(most, found.coincidences), 0));
      const first = results.find(({ found }) => found.solutions > 0);
      if (!first) return;
      const named = solutions === 1 ? results.slice(results.indexOf(first)).slice(0, 1) : results;
      const places = new Set(
        named.flatMap(({ pool, found }) => found.sets.flatMap((set) => placesIn(pool, set))),
      );
      const members = [...places].sort((a, b) => a - b).flatMap((place) => other.items[place] ?? []);
      const { token } = first.pool;
      this.findings.push({
        left: side === 'left' ? [item] : members,
        right: side === 'left' ? members : [item],
        solutions: Math.min(solutions, SOLUTIONS_MAX),
        coincidences: first.found.coincidences,
        isBudgetSpent: isSpent,
        shape: `sum_${first.found.shape}`,
        tie: token === null ? null : { kind: tieOf(token), said: saidOf(token) },
        mayBeAccepted: true,
      });
    });
  }

  #searchIn(other: SumSide, pool: Pool, target: number): Found {
    const { search } = this.#rule.rule;
    const limits: Limits = {
      membersMax: search?.membersMax ?? 2,
      isTied: this.#isTied,
      coincidencesMax: this.#isTied ? tiedMax(search) : UNTIED_COINCIDENCES_MAX,
      stepsMax: Math.ceil((search?.stepsMax ?? 0) / SHARE_OF_STEPS),
    };
    return this.#sumPool(other, pool).search(target, limits, this.#steps);
  }

  #sumPool(other: SumSide, { key, places }: Pool): SumPool {
    const known = this.#sumPools.get(key);
    if (known) return known;
    const made = new SumPool(
      places.map((place) => Math.abs(other.items[place]?.sum ?? 0)),
      places.map((place) => other.moments[place] ?? 0),
    );
    this.#sumPools.set(key, made);
    return made;
  }

  /** Where one item's partners may be, the smallest pool first. */
  #poolsOf(own: SumSide, at: number, other: SumSide, isOpen: readonly boolean[]): Pool[] {
    const from = own.from[at] ?? 0;
    const to = own.to[at] ?? 0;
    if (!this.#isTied) return this.#untiedPool(other, from, to, isOpen);
    const pools = new Map<string, Pool>();
    for (const token of own.ties[at] ?? []) {
      const places = this.#placesTied(own, at, other, token, isOpen);
      if (!places) continue;
      const key = `${other.name} ${places.join(',')}`;
      const known = pools.get(key);
      if (!known || rank(token) < rank(known.token ?? '')) pools.set(key, { key, places, token });
    }
    return [...pools.values()]
      .sort(
        (a, b) => a.places.length - b.places.length || (rank(a.token ?? '') < rank(b.token ?? '') ? -1 : 1),
      )
      .slice(0, POOLS_PER_SUM_MAX);
  }

  #untiedPool(other: SumSide, from: number, to: number, isOpen: readonly boolean[]): Pool[] {
    if (to - from > UNTIED_LINES_MAX) return [];
    const key = `${other.name} ${from} ${to}`;
    const places = this.#untied.get(key)?.places ?? range(from, to).filter((place) => isOpen[place]);
    this.#untied.set(key, { key, places, token: null });
    return places.length < 2 ? [] : [{ key, places, token: null }];
  }

  /** Open partners with this token within the days; on the very day only where there are too many; null where that says nothing. */
  #placesTied(
    own: SumSide,
    at: number,
    other: SumSide,
    token: string,
    isOpen: readonly boolean[],
  ): number[] | null {
    const { search } = this.#rule.rule;
    const from = own.from[at] ?? 0;
    const to = own.to[at] ?? 0;
    const all = other.byTie.get(token) ?? [];
    const poolMax = search?.poolMax ?? 0;
    const start = firstAtLeast(all, from);
    const end = firstAtLeast(all, to);
    // A word that half of all lines have ties nothing together.
    if (tieOf(token) !== 'channel' && 2 * (end - start) > to - from) return null;
    if (end - start < 2 || end - start > 16 * poolMax) return null;
    const open = all.slice(start, end).filter((place) => isOpen[place]);
    const day = own.items[at]?.day;
    const places = open.length <= poolMax ? open : open.filter((place) => other.items[place]?.day === day);
    return places.length < 2 || places.length > poolMax ? null : places;
  }

  #tell(side: 'left' | 'right', item: Item, solutions: number, isSpent: boolean): void {
    const said =
      solutions > 1 ? 'several_solutions' : isSpent ? 'budget_spent' : solutions === 0 ? 'none_found' : null;
    if (said !== null) this.#work.searched(side, item, said);
  }
}

/** Of two tokens that tie the same lines the one a person understands sooner. */
const RANKS: readonly Tie[] = ['channel', 'account', 'text'];
const rank = (token: string): string => `${RANKS.indexOf(tieOf(token))}${token}`;

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

const placesIn = (pool: Pool, set: readonly number[]): number[] => set.map((at) => pool.places[at] ?? 0);

/** A single open line with the very amount is what other passes decide about. */
function hasEqual(own: SumSide, at: number, other: SumSide, isOpen: readonly boolean[]): boolean {
  const from = own.from[at] ?? 0;
  const to = own.to[at] ?? 0;
  const equals = other.byAmount.get(Math.abs(own.items[at]?.sum ?? 0)) ?? [];
  for (let next = firstAtLeast(equals, from); (equals[next] ?? to) < to; next += 1)
    if (isOpen[equals[next] ?? 0]) return true;
  return false;
}
