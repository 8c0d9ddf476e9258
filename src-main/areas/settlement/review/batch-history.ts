/** Batches of one owner behind one another: what was sold on such weekdays before, since when nets are below nought, what came behind signed ones. */
import { parseDay, weekday } from '../../../../shared/domain/dates.ts';
import type { ComputedBatch } from '../computed.ts';
import type { StandingBatch } from '../settlement-book.ts';

/** So many of the same weekday: two months, within which a business does not become another one. */
const HISTORY_MAX = 8;

export class BatchHistory {
  readonly #owners: ReadonlyMap<string, readonly StandingBatch[]>;

  constructor(standing: readonly StandingBatch[]) {
    this.#owners = Map.groupBy(
      standing.toSorted((a, b) => (a.batch.from < b.batch.from ? -1 : a.batch.from > b.batch.from ? 1 : 0)),
      ({ batch }) => batch.owner,
    );
  }

  /** Oldest first. */
  #before({ owner, from }: ComputedBatch): readonly StandingBatch[] {
    return (this.#owners.get(owner) ?? []).filter(
      ({ batch }) => batch.from < from && batch.of.correction === 0,
    );
  }

  sameWeekdays(of: ComputedBatch): readonly number[] {
    const wanted = weekday(parseDay(of.from) ?? 0);
    return this.#before(of)
      .filter(({ batch }) => weekday(parseDay(batch.from) ?? 0) === wanted)
      .slice(-HISTORY_MAX)
      .map(({ batch }) => batch.figures.sales);
  }

  /** First day of the run of nets below nought that this batch ends; '' where its own is not. */
  negativeSince(of: ComputedBatch): string {
    if (of.net >= 0) return '';
    const before = this.#before(of);
    const last = before.findLastIndex(({ batch }) => batch.net >= 0);
    return before[last + 1]?.batch.from ?? of.from;
  }

  /** Other signed batches of the owner that lines came to or went from since. */
  overtaken({ owner, key }: ComputedBatch): number {
    return (this.#owners.get(owner) ?? []).filter(
      (each) => each.isOvertaken && each.batch.of.correction === 0 && each.batch.key !== key,
    ).length;
  }

  /** When a batch of the owner was signed last; '' where none was. */
  signedAt({ owner }: ComputedBatch): string {
    return (this.#owners.get(owner) ?? []).reduce(
      (last, { signed }) => (signed && signed.at > last ? signed.at : last),
      '',
    );
  }
}
