/** What stands behind a cell: lines gathered as columns, so that a million of them cost no object, and other things that are made for the page looked at. */
import { minor } from '../../../../shared/domain/money.ts';
import { type Behind, type BehindThing, NOTHING_BEHIND } from './found.ts';

export class BehindLines {
  #lineIds = new Uint32Array(64);
  #amounts = new Float64Array(64);
  #count = 0;
  #sum = 0;

  add(lineId: number, amount: number): void {
    if (this.#count === this.#lineIds.length) this.#grow();
    this.#lineIds[this.#count] = lineId;
    this.#amounts[this.#count] = amount;
    this.#count += 1;
    this.#sum += amount;
  }

  /** Each counts once; in the order in which they were added. */
  behind(): Behind {
    return {
      total: this.#count,
      count: this.#count,
      amount: minor(this.#sum),
      at: (index) => ({
        what: 'line',
        lineId: this.#lineIds[index] ?? 0,
        count: 1,
        amount: minor(this.#amounts[index] ?? 0),
      }),
    };
  }

  #grow(): void {
    const [lineIds, amounts] = [
      new Uint32Array(2 * this.#lineIds.length),
      new Float64Array(2 * this.#lineIds.length),
    ];
    lineIds.set(this.#lineIds);
    amounts.set(this.#amounts);
    this.#lineIds = lineIds;
    this.#amounts = amounts;
  }
}

/** Things of other kinds, each counting once, and each shown when its page is looked at. */
export function thingsBehind<T>(
  found: readonly T[],
  show: (thing: T) => BehindThing,
  amountOf: (thing: T) => number = () => 0,
): Behind {
  return {
    total: found.length,
    count: found.length,
    amount: minor(found.reduce((sum, thing) => sum + amountOf(thing), 0)),
    at: (index) => {
      const thing = found[index];
      return thing ? show(thing) : NOTHING_BEHIND.at(index);
    },
  };
}

/** Few of them, made at once. */
export const behindThings = (things: readonly BehindThing[]): Behind =>
  thingsBehind(
    things,
    (thing) => thing,
    ({ amount }) => amount,
  );

/** Things of several cells, one after the other. */
export function behindAll(parts: readonly Behind[]): Behind {
  const [first, ...others] = parts.filter(({ total }) => total > 0);
  if (!first) return NOTHING_BEHIND;
  return others.reduce(
    (before, after) => ({
      total: before.total + after.total,
      count: before.count + after.count,
      amount: minor(before.amount + after.amount),
      at: (index) => (index < before.total ? before.at(index) : after.at(index - before.total)),
    }),
    first,
  );
}

/** The same things by the other way's amounts. */
export function turned(behind: Behind): Behind {
  return {
    ...behind,
    amount: minor(-behind.amount),
    at: (index) => {
      const thing = behind.at(index);
      return { ...thing, amount: minor(-thing.amount) };
    },
  };
}
