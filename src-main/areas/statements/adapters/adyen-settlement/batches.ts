/**
 * A batch leaves nothing behind: payments, refunds, fees, what came over from the batch before, the payout and what goes on to the next one
 * come to 0 exactly. Beside it, advisory, what the gross columns say against net and fees.
 */
import type { Sink } from '../../adapter.ts';

interface Batch {
  readonly no: string;
  readonly currency: string;
  readonly row: number;
  net: number;
  /** Of the rows whose gross is in the currency of the net: as printed, and as net and fees give it. */
  printedGross: number;
  gross: number;
  hasGross: boolean;
}

/** Batches of a file; past it the rest is held to be one. */
const BATCHES_MAX = 100_000;

export class Batches {
  readonly #batches = new Map<string, Batch>();

  add(no: string, currency: string, row: number, net: number, gross: readonly [number, number] | null): void {
    let batch = this.#batches.get(`${no}|${currency}`);
    const name = batch || this.#batches.size < BATCHES_MAX ? no : '#';
    batch ??= this.#batches.get(`${name}|${currency}`);
    if (!batch) {
      batch = { no: name, currency, row, net: 0, printedGross: 0, gross: 0, hasGross: false };
      this.#batches.set(`${name}|${currency}`, batch);
    }
    batch.net += net;
    if (!gross) return;
    batch.hasGross = true;
    batch.printedGross += gross[0];
    batch.gross += gross[1];
  }

  tell(sink: Sink): void {
    for (const { no, currency, row, net, printedGross, gross, hasGross } of this.#batches.values()) {
      sink.stated({ name: 'batch_net', value: 0, row, weight: 'strict', currency, scope: no });
      sink.computed('batch_net', net, currency, no);
      if (!hasGross) continue;
      sink.stated({ name: 'gross_sum', value: printedGross, row, weight: 'advisory', currency, scope: no });
      sink.computed('gross_sum', gross, currency, no);
    }
  }
}
