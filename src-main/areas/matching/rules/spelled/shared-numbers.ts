/**
 * Of a million open items the few whose numbers could be spelled like one of the other side's: found by hashes, no number is kept.
 *
 * It may let through what shares nothing (hashes meet by chance), never hold back what does: the pass gives what it would have given for all.
 */
import type { KeyField, MatchRule } from '../../../../../shared/domain/match-rule.ts';
import { TouchedIds } from '../carry/touched-ids.ts';
import type { Item, Items } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { type PartOf, partsAsked } from './partial-numbers.ts';
import { eachNumbers } from './spelled-numbers.ts';
import type { Fold } from './spelling.ts';
import { isCosmetic } from './spelling.ts';

type Side = 'left' | 'right';

export interface SharedNumbers {
  readonly items: Items;
  readonly idle: Items;
  /** Folds that change any number of the field, those of items held back too, on open items or on idle ones. */
  readonly changes: (of: 'items' | 'idle', side: Side, field: KeyField) => ReadonlySet<Fold>;
}

/** `items` and `idle` as they are, less those that share no number under the loosest fold, nor an end or a beginning of one. */
export function sharedNumbers(
  work: LegWork,
  rule: MatchRule,
  folds: readonly Fold[],
  items: Items,
  idle: Items,
): SharedNumbers {
  const parts = partsAsked(rule.variants);
  const read = (of: Items, side: Side) => new SideNumbers(work, rule, folds, parts, side, of[side]);
  const [left, right] = [read(items, 'left'), read(items, 'right')];
  const [idleLeft, idleRight] = [read(idle, 'left'), read(idle, 'right')];
  const [lefts, rights] = [left.filter(), right.filter()];
  const [idleLefts, idleRights] = [idleLeft.filter(), idleRight.filter()];
  const sidesOf = { items: { left, right }, idle: { left: idleLeft, right: idleRight } };
  return {
    items: { left: left.sharedWith([rights, idleRights]), right: right.sharedWith([lefts, idleLefts]) },
    idle: { left: idleLeft.sharedWith([rights]), right: idleRight.sharedWith([lefts]) },
    changes: (of, side, field) => sidesOf[of][side].changes.get(field) ?? new Set(),
  };
}

/** The hashes by which the numbers of one side could meet the other's. */
class SideNumbers {
  readonly changes: ReadonlyMap<KeyField, Set<Fold>>;
  readonly #items: readonly Item[];
  #hashes = new Uint32Array(64);
  #owners = new Uint32Array(32);
  #count = 0;

  constructor(
    work: LegWork,
    rule: MatchRule,
    folds: readonly Fold[],
    parts: readonly PartOf[],
    side: Side,
    items: readonly Item[],
  ) {
    this.#items = items;
    const fields = [...new Set(rule.keys.map((each) => each[side]))];
    const changes = new Map(fields.map((field) => [field, new Set<Fold>()]));
    this.changes = changes;
    if (items.length === 0) return;
    const text = side === 'left' ? work.input.leftText : work.input.rightText;
    eachNumbers(items, fields, text, (at, field, numbers) => {
      const changed = changes.get(field);
      const { sum = 0, currency = 0 } = items[at] ?? {};
      for (const number of numbers) {
        let loosest = number;
        let cosmetic = number;
        for (const fold of folds) {
          const next = fold.of(loosest);
          if (next !== loosest) changed?.add(fold);
          loosest = next;
          if (isCosmetic(fold.variant)) cosmetic = fold.of(cosmetic);
        }
        this.#add(at, loosest, 0, 0);
        for (const part of parts) {
          const own = part.of(cosmetic);
          if (own !== null) this.#add(at, own, sum, 1 + currency);
        }
      }
    });
  }

  filter(): TouchedIds {
    const ids = new TouchedIds(this.#count);
    for (let entry = 0; entry < this.#count; entry += 1) ids.add(this.#hashes, entry);
    return ids;
  }

  /** Items that have a hash in any of these, in the order of the side. */
  sharedWith(others: readonly TouchedIds[]): Item[] {
    const isShared = new Uint8Array(this.#items.length);
    for (let entry = 0; entry < this.#count; entry += 1)
      if (others.some((other) => other.has(this.#hashes, entry))) isShared[this.#owners[entry] ?? 0] = 1;
    return this.#items.filter((_, at) => isShared[at] === 1);
  }

  #add(at: number, text: string, amount: number, currency: number): void {
    if (this.#count === this.#owners.length) {
      this.#hashes = grown(this.#hashes);
      this.#owners = grown(this.#owners);
    }
    let high = 0x811c9dc5 ^ currency;
    let low = 0x9747b28c ^ currency;
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
      low ^= low >>> 15;
    }
    const whole = Math.abs(amount);
    for (const word of [whole % 2 ** 32, Math.floor(whole / 2 ** 32), amount < 0 ? 1 : 0]) {
      high = Math.imul(high ^ word, 0x01000193) ^ (high >>> 13);
      low = Math.imul(low ^ word, 0x5bd1e995) ^ (low >>> 15);
    }
    this.#hashes[2 * this.#count] = high ^ (high >>> 16);
    this.#hashes[2 * this.#count + 1] = low ^ (low >>> 13) || 1; // 0,0 is no id.
    this.#owners[this.#count] = at;
    this.#count += 1;
  }
}

function grown(words: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * words.length);
  more.set(words);
  return more;
}
