/**
 * One class of items whose numbers are spelled alike: what is paired, what makes a whole, what differs, what came twice, what cannot be told apart.
 */
import type { ExceptionKind } from '../../../../../shared/domain/leg.ts';
import type { KeyVariant, MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { compareItems, type Item, type LegPlay, type RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { isPossible } from './possible.ts';
import type { Alike, Spelled } from './spelled-classes.ts';
import type { Belief } from './spelling.ts';
import type { VariantOutcome } from './variant-outcome.ts';

/** A question over more lines than this is no question a person can answer. */
const DOUBT_LINES_MAX = 40;
const REFUND = LINE_KINDS.indexOf('refund');

export type Keys = MatchRule['keys'][number];

export class VariantClasses {
  readonly #work: LegWork;
  readonly #at: RuleAt;
  readonly #objection: NonNullable<LegPlay['objection']>;
  readonly #outcome: VariantOutcome;

  constructor(work: LegWork, at: RuleAt, play: LegPlay, outcome: VariantOutcome) {
    this.#work = work;
    this.#at = at;
    this.#objection = play.objection ?? (() => null);
    this.#outcome = outcome;
  }

  /** One class, money in and money out apart. */
  settle(keys: Keys, { left, right, variant, belief }: Alike): void {
    for (const sign of [1, -1]) {
      const of = (all: readonly Spelled[]) => all.filter(({ item }) => Math.sign(item.sum) === sign);
      const [ones, others] = [of(left), of(right)];
      if (ones.length > 0 && others.length > 0) this.#settleSense(keys, ones, others, variant, belief);
    }
  }

  #settleSense(
    keys: Keys,
    left: readonly Spelled[],
    right: readonly Spelled[],
    variant: KeyVariant,
    belief: Belief,
  ): void {
    const buckets = new Map<string, { left: Spelled[]; right: Spelled[] }>();
    const note = (side: 'left' | 'right', each: Spelled) => {
      const key = `${each.item.currency}|${each.item.sum}`;
      const bucket = buckets.get(key) ?? { left: [], right: [] };
      buckets.set(key, bucket);
      bucket[side].push(each);
    };
    for (const each of left) note('left', each);
    for (const each of right) note('right', each);
    const isWhole = [...buckets.values()].every((bucket) => bucket.left.length === bucket.right.length);
    const worth = isWhole ? belief : 'likely';
    const rest: { left: Spelled[]; right: Spelled[] } = { left: [], right: [] };
    for (const bucket of buckets.values()) {
      const { left: ones, right: others } = bucket;
      if (ones.length === 0 || others.length === 0) {
        rest.left.push(...ones);
        rest.right.push(...others);
      } else if (ones.length === others.length && isOneNumber(ones) && isOneNumber(others))
        this.#pairInOrder(keys, ones, others, variant, worth);
      else this.#settleUneven(keys, ones, others, belief);
    }
    this.#settleUnequal(keys, rest.left, rest.right, variant, belief);
  }

  /** As many as there are partners, all of one number: which with which makes no difference. */
  #pairInOrder(
    keys: Keys,
    left: readonly Spelled[],
    right: readonly Spelled[],
    variant: KeyVariant,
    belief: Belief,
  ): void {
    const ones = left.toSorted((a, b) => compareItems(this.#work.left, a.item, b.item));
    const others = right.toSorted((a, b) => compareItems(this.#work.right, a.item, b.item));
    ones.forEach((one, index) => {
      const other = others[index];
      if (!other || !this.#isPossible(keys, one, other)) return;
      const objection = this.#objection(one.item, other.item);
      const spelled = spelledOf(one, other);
      if (objection === null) this.#outcome.group(one.item.lines, other.item.lines, variant, belief, spelled);
      else if (belief === 'sure') this.#outcome.setApart(objection, [one.item], [other.item], spelled);
    });
  }

  /** Amounts that the other side does not have: parts of a whole, or the same movement with another amount. */
  #settleUnequal(
    keys: Keys,
    left: readonly Spelled[],
    right: readonly Spelled[],
    variant: KeyVariant,
    belief: Belief,
  ): void {
    const [one] = left;
    const [other] = right;
    if (!one || !other || !left.every((each) => right.every((its) => this.#isPossible(keys, each, its))))
      return;
    const isSingle = left.length === 1 && right.length === 1;
    if (isSingle) {
      const kind = this.#objection(one.item, other.item) ?? unequal(one.item, other.item);
      if (belief === 'sure') this.#outcome.setApart(kind, [one.item], [other.item], spelledOf(one, other));
      return;
    }
    const items = [...left, ...right].map(({ item }) => item);
    const isOneCurrency = items.every(({ currency }) => currency === one.item.currency);
    const sum = (all: readonly Spelled[]) => all.reduce((total, { item }) => total + item.sum, 0);
    const mayBeParts = this.#at.rule.cardinality !== 'one_to_one';
    if (!mayBeParts || !isOneCurrency || sum(left) !== sum(right)) return;
    this.#outcome.group(linesOf(left), linesOf(right), variant, belief, spelledOf(one, other));
  }

  /** Of equal amount: nothing but the number stands against it. */
  agrees(keys: Keys, left: Spelled, right: Spelled): boolean {
    return this.#isPossible(keys, left, right) && this.#objection(left.item, right.item) === null;
  }

  #isPossible(keys: Keys, left: Spelled, right: Spelled): boolean {
    // Numbers that are equal as printed are the business of exact keys, which left these open for a reason.
    return (
      !left.raw.some((number) => right.raw.includes(number)) &&
      isPossible(this.#work, this.#at.rule, keys, left.item, right.item)
    );
  }

  /** One amount, not as many on one side as on the other: one number written twice, or several that cannot be told apart. */
  #settleUneven(keys: Keys, left: readonly Spelled[], right: readonly Spelled[], belief: Belief): void {
    const ones = left.filter((each) => right.some((other) => this.#isPossible(keys, each, other)));
    const others = right.filter((other) => left.some((each) => this.#isPossible(keys, each, other)));
    const [one] = ones;
    const [other] = others;
    if (!one || !other) return;
    const isSurplus =
      ones.length !== others.length && (others.length > ones.length || one.item.kind !== REFUND);
    const items = (all: readonly Spelled[]) => all.map(({ item }) => item);
    if (isSurplus && belief === 'sure' && isOneNumber(ones) && isOneNumber(others))
      this.#outcome.setApart('duplicate', items(ones), items(others), spelledOf(one, other));
    else if (linesOf(ones).length + linesOf(others).length <= DOUBT_LINES_MAX)
      this.#work.doubt(this.#at.index, linesOf(ones), linesOf(others));
  }

  /** Money on one side, and on the other the same number on a line that moved none. */
  settleIdle(keys: Keys, { left, right, variant, belief }: Alike): void {
    const [one] = left;
    const [other] = right;
    if (!one || !other || left.length > 1 || right.length > 1 || belief !== 'sure') return;
    if (variant === 'confusables' || one.item.kind !== other.item.kind) return;
    if (this.#isPossible(keys, one, other))
      this.#outcome.setApart('status_differs', [one.item], [other.item], spelledOf(one, other));
  }
}

const linesOf = (all: readonly Spelled[]): number[] => all.flatMap(({ item }) => item.lines);

const isOneNumber = (all: readonly Spelled[]): boolean =>
  all.length === 1 || all.every(({ raw }) => raw.join('\n') === all[0]?.raw.join('\n'));

/** The two numbers as each side prints them. */
function spelledOf(left: Spelled, right: Spelled): string {
  const at = left.folded.findIndex((number) => right.folded.includes(number));
  return `${left.raw[at] ?? ''} ≈ ${right.raw[right.folded.indexOf(left.folded[at] ?? '')] ?? ''}`;
}

function unequal(left: Item, right: Item): ExceptionKind {
  if (left.currency !== right.currency) return 'currency_differs';
  return left.kind === REFUND ? 'refund_differs' : 'amount_differs';
}
