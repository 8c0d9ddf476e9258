/**
 * Finds lines of a side by a number, an amount or a quoted text. The first questions are answered by going through the columns; whoever asks more
 * often (a report over thousands of exceptions) gets a sorted list once. Derived from the lines, kept as long as they stand.
 */
import type { Side } from '../../../../shared/domain/leg.ts';
import type { NumberField } from '../../../../shared/domain/match-rule.ts';
import { quotesOf } from '../../matching/rules/legs/bank-text.ts';
import { plainAmount } from '../../matching/rules/work/leg-amount.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import type { LegView } from '../leg-view.ts';
import { wordsOf } from '../rules/common-words.ts';
import { SortedPositions } from '../rules/sorted-positions.ts';

/** As short as the bank legs take it. */
const QUOTED_LENGTH_MIN = 6;
/** Sides of more lines are read for their texts only where they are open. */
const TEXTS_READ_MAX = 50_000;
/** Lines under one number that are followed up. */
const SAME_NUMBER_MAX = 1000;
/** Lines whose words are counted to say how rare one is. */
const COUNTED_LINES_MAX = 20_000;

const COLUMN: Readonly<Record<Exclude<NumberField, 'bank_reference'>, keyof LineSet>> = {
  order_no: 'orderNo',
  refund_no: 'refundNo',
  transaction_id: 'transactionId',
  related_id: 'relatedId',
  batch_no: 'batchNo',
};

/** 53 of the 64 bits, so that a number holds them; whoever finds something compares all of them. */
const keyOfHash = (high: number, low: number): number => high * 2 ** 21 + (low >>> 11);

/** What is found by reading texts. */
interface Texts {
  quotes: ReadonlyMap<string, readonly number[]> | null;
  references: ReadonlyMap<string, readonly number[]> | null;
  words: { readonly counts: ReadonlyMap<string, number>; readonly of: number } | null;
}
const TEXTS = new WeakMap<LineSet, Texts>();

export class SideIndex {
  readonly set: LineSet;
  readonly #view: LegView;
  readonly #side: Side;
  readonly #lines: LineStore;
  readonly #numbers = new Map<keyof LineSet, SortedPositions>();
  #amounts: SortedPositions | null = null;
  readonly #texts: Texts;

  constructor(lines: LineStore, view: LegView, side: Side) {
    this.set = view.set(side);
    this.#lines = lines;
    this.#view = view;
    this.#side = side;
    // What was read of all lines holds until the lines change; what was read of the open ones, until a decision.
    const kept = this.readsOpenOnly ? undefined : TEXTS.get(this.set);
    this.#texts = kept ?? { quotes: null, references: null, words: TEXTS.get(this.set)?.words ?? null };
    TEXTS.set(this.set, this.#texts);
  }

  /** Lines with this very number in the field of a line of ours. */
  byNumber(field: NumberField, hash: readonly [high: number, low: number], text: string): readonly number[] {
    if (field === 'bank_reference') return this.#byReference().get(text) ?? [];
    const name = COLUMN[field];
    const column = this.set[name];
    if (!(column instanceof Uint32Array)) return [];
    const [high, low] = hash;
    const sorted =
      this.#numbers.get(name) ??
      new SortedPositions(this.set.count, (position) =>
        keyOfHash(column[2 * position] ?? 0, column[2 * position + 1] ?? 0),
      );
    this.#numbers.set(name, sorted);
    const key = keyOfHash(high, low);
    return sorted
      .between(key, key, SAME_NUMBER_MAX)
      .filter((position) => column[2 * position] === high && column[2 * position + 1] === low);
  }

  /** Lines whose text quotes the number; what stands in many lines is no reference and is not found. */
  quoting(hash: string): readonly number[] {
    this.#texts.quotes ??= quotesOf(
      this.#read(),
      (position) => this.#lines.parsed(this.set.lineId[position] ?? 0),
      QUOTED_LENGTH_MIN,
    );
    return this.#texts.quotes.get(hash) ?? [];
  }

  /** Of a long side only what was still open is read for its texts, as the rules that look into texts do. */
  get readsOpenOnly(): boolean {
    return this.set.count > TEXTS_READ_MAX;
  }

  #read(): number[] {
    const positions: number[] = [];
    for (let position = 0; position < this.set.count; position += 1)
      if (!this.readsOpenOnly || this.#view.standing(this.#side, position) === null) positions.push(position);
    return positions;
  }

  /** Lines whose amount without sign lies between the two. */
  byAmount(from: number, to: number, max: number): number[] {
    this.#amounts ??= new SortedPositions(this.set.count, (position) =>
      Math.abs(plainAmount(this.#view.leg, this.#side, this.set, position)),
    );
    return this.#amounts.between(from, to, max);
  }

  /** How often a word stands in the first lines of the side. */
  seen(word: string): { readonly count: number; readonly of: number } | null {
    this.#texts.words ??= this.#countWords();
    const count = this.#texts.words.counts.get(word);
    return count === undefined ? null : { count, of: this.#texts.words.of };
  }

  #byReference(): ReadonlyMap<string, readonly number[]> {
    if (this.#texts.references) return this.#texts.references;
    const found = new Map<string, number[]>();
    for (const position of this.#read()) {
      const { bankReference } = this.#lines.parsed(this.set.lineId[position] ?? 0);
      if (bankReference === '') continue;
      const known = found.get(bankReference);
      if (known) known.push(position);
      else found.set(bankReference, [position]);
    }
    this.#texts.references = found;
    return found;
  }

  #countWords() {
    const counts = new Map<string, number>();
    const of = Math.min(this.set.count, COUNTED_LINES_MAX);
    for (let position = 0; position < of; position += 1) {
      const { counterparty, description } = this.#lines.parsed(this.set.lineId[position] ?? 0);
      for (const word of wordsOf(`${counterparty} ${description}`))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return { counts, of };
  }
}
