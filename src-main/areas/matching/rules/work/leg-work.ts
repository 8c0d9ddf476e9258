/**
 * A leg while it is being matched: which pile each line lies on, the groups and exceptions so far.
 *
 * Every pass takes open lines only and puts them on a pile for good, so a looser pass cannot steal, and no line is on two piles.
 */
import type { LineSet } from '../../../statements/rules/line-columns.ts';
import type { ExceptionDraft, GroupDetail, LegInput, LegOutcome } from '../leg-match.ts';
import { exceptFee } from '../legs/fee-check.ts';
import { doubtParts } from './doubt-parts.ts';
import { draftOf, inCanonicalOrder } from './drafts.ts';
import { ACCEPTED, GroupList, type MachineState } from './group-list.ts';
import { Refusals } from './keys.ts';
import { plainAmount, signedAmount } from './leg-amount.ts';

const OPEN = 0;
const TAKEN = 1;
const GROUPED = 2;
const EXCEPTED = 3;
const OUTSIDE = 4;

/** What a search for sums came to for a line that stayed open, or that lines were too many to be weighed; what says most last. */
const SEARCH_SAID = [
  'not_weighed',
  'none_found',
  'budget_spent',
  'chance_only',
  'several_solutions',
] as const;
type SearchSaid = (typeof SEARCH_SAID)[number];

const EVIDENCE_KEPT_MAX = 200_000;

export class LegWork {
  readonly input: LegInput;
  readonly left: LineSet;
  readonly right: LineSet;
  /** −1 where two files tell the story from opposite ends (what one pays the other receives); left_right only. */
  turn: 1 | -1 = 1;
  /** Days a right line may come later, and earlier, than its left one, as the pairs of these files show; 0 where nothing is known. */
  underWay: { readonly later: number; readonly earlier: number } = { later: 0, earlier: 0 };
  readonly #leftPile: Uint8Array;
  readonly #rightPile: Uint8Array;
  readonly #refusals: Refusals;
  readonly #groups = new GroupList();
  readonly #exceptions: ExceptionDraft[] = [];
  /** By position: 1 + place in SEARCH_SAID of what a search came to; 0 where there was none. */
  readonly #searched: { readonly left: Uint8Array; readonly right: Uint8Array };
  readonly #evidence = new Map<string, ExceptionDraft['evidence']>();
  readonly #doubts: {
    readonly rule: number;
    readonly left: readonly number[];
    readonly right: readonly number[];
  }[] = [];
  readonly #inDoubt = { left: new Set<number>(), right: new Set<number>() };
  /** Currency index of each side → one index for both. */
  readonly #leftCurrency: readonly number[];
  readonly #rightCurrency: readonly number[];

  constructor(input: LegInput) {
    this.input = input;
    this.left = input.left;
    this.right = input.right;
    this.#leftPile = pilesOf(input.leftTaken, input.left.count);
    this.#rightPile = pilesOf(input.rightTaken, input.right.count);
    for (let position = 0; position < input.right.count; position += 1)
      if (input.rightElsewhere[position] === 1 && this.#rightPile[position] === OPEN)
        this.#rightPile[position] = OUTSIDE;
    this.#searched = { left: new Uint8Array(input.left.count), right: new Uint8Array(input.right.count) };
    this.#refusals = new Refusals(input.leg, input.rejected);
    const names = [...new Set([...input.left.currencies, ...input.right.currencies])];
    this.#leftCurrency = input.left.currencies.map((name) => names.indexOf(name));
    this.#rightCurrency = input.right.currencies.map((name) => names.indexOf(name));
  }

  isLeftOpen(position: number): boolean {
    return this.#leftPile[position] === OPEN;
  }

  isRightOpen(position: number): boolean {
    return this.#rightPile[position] === OPEN;
  }

  leftSigned(position: number): number {
    return signedAmount(this.input.leg, 'left', this.left, position);
  }

  rightSigned(position: number): number {
    const signed = signedAmount(this.input.leg, 'right', this.right, position);
    return this.turn === 1 || signed === 0 ? signed : -signed;
  }

  leftPlain(position: number): number {
    return plainAmount(this.input.leg, 'left', this.left, position);
  }

  rightPlain(position: number): number {
    return plainAmount(this.input.leg, 'right', this.right, position);
  }

  /** The currency as a number that means the same on both sides. */
  leftCurrency(position: number): number {
    return this.#leftCurrency[this.left.currency[position] ?? 0] ?? -1;
  }

  rightCurrency(position: number): number {
    return this.#rightCurrency[this.right.currency[position] ?? 0] ?? -1;
  }

  isSameCurrency(left: number, right: number): boolean {
    return this.leftCurrency(left) === this.rightCurrency(right);
  }

  isRefused(left: readonly number[], right: readonly number[]): boolean {
    return this.#refusals.has(this.left, left, this.right, right);
  }

  /** Puts two open lines together; false when a person has said no to just this pair. */
  pair(rule: number, state: MachineState, confidence: number, left: number, right: number): boolean {
    if (this.isRefused([left], [right])) return false;
    if (state === ACCEPTED && exceptFee(this, [left], [right])) return true;
    this.#groups.addPair(rule, state, confidence, left, right);
    this.#leftPile[left] = GROUPED;
    this.#rightPile[right] = GROUPED;
    return true;
  }

  group(
    rule: number,
    state: MachineState,
    confidence: number,
    left: readonly number[],
    right: readonly number[],
    detail: GroupDetail | null = null,
  ): boolean {
    if (this.isRefused(left, right)) return false;
    if (state === ACCEPTED && exceptFee(this, left, right)) return true;
    this.#groups.add(rule, state, confidence, left, right, detail);
    for (const position of left) this.#leftPile[position] = GROUPED;
    for (const position of right) this.#rightPile[position] = GROUPED;
    return true;
  }

  except(draft: ExceptionDraft): void {
    this.#exceptions.push(draft);
    for (const position of draft.left) this.#leftPile[position] = EXCEPTED;
    for (const position of draft.right) this.#rightPile[position] = EXCEPTED;
  }

  /** Lines that a pass could not tell apart: a question for a person where no later pass settles them. */
  doubt(rule: number, left: readonly number[], right: readonly number[]): void {
    this.#doubts.push({ rule, left, right });
    for (const position of left) this.#inDoubt.left.add(position);
    for (const position of right) this.#inDoubt.right.add(position);
  }

  /** Has a pass before found this line among several that it could not tell apart? */
  isInDoubt(side: 'left' | 'right', position: number): boolean {
    return this.#inDoubt[side].has(position);
  }

  /** After the last pass: what is still in doubt on both sides, and not one against one, is an exception. */
  settleDoubts(): void {
    for (const { rule, left, right } of this.#doubts) {
      const lefts = left.filter((position) => this.isLeftOpen(position));
      const rights = right.filter((position) => this.isRightOpen(position));
      if (lefts.length === 0 || rights.length === 0 || lefts.length + rights.length < 3) continue;
      const id = this.input.rules.find((each) => each.index === rule)?.rule.id ?? '';
      for (const part of doubtParts(this.left, this.right, { left: lefts, right: rights }))
        this.except(
          draftOf(this, 'ambiguous', part.left, part.right, { evidence: [{ name: 'rule', value: id }] }),
        );
    }
  }

  /** What a search for sums saw of an item's first line; what says more stays. */
  searched(side: 'left' | 'right', item: { readonly lines: readonly number[] }, said: SearchSaid): void {
    const line = item.lines[0] ?? 0;
    const known = this.#searched[side][line] ?? 0;
    this.#searched[side][line] = Math.max(known, 1 + SEARCH_SAID.indexOf(said));
  }

  searchSaid(side: 'left' | 'right', line: number): SearchSaid | undefined {
    return SEARCH_SAID[(this.#searched[side][line] ?? 0) - 1];
  }

  /** What many exceptions say in the same words is kept once: there may be a million. */
  sameEvidence(evidence: ExceptionDraft['evidence']): ExceptionDraft['evidence'] {
    const words = evidence.map(({ name, value }) => `${name}\n${value}`).join('\n');
    const known = this.#evidence.get(words);
    if (!known && this.#evidence.size < EVIDENCE_KEPT_MAX) this.#evidence.set(words, evidence);
    return known ?? evidence;
  }

  leaveLeft(position: number): void {
    this.#leftPile[position] = OUTSIDE;
  }

  leaveRight(position: number): void {
    this.#rightPile[position] = OUTSIDE;
  }

  finish(): LegOutcome {
    return {
      groups: this.#groups.finish(this.left, this.right),
      exceptions: inCanonicalOrder(this.#exceptions, this.left, this.right),
      leftOutside: this.#leftPile.map((pile) => (pile === OUTSIDE ? 1 : 0)),
      rightOutside: this.#rightPile.map((pile) => (pile === OUTSIDE ? 1 : 0)),
    };
  }
}

function pilesOf(taken: Uint8Array, count: number): Uint8Array {
  const piles = new Uint8Array(count); // All OPEN.
  for (let position = 0; position < count; position += 1)
    piles[position] = taken[position] === 1 ? TAKEN : OPEN;
  return piles;
}
