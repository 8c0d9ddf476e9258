/**
 * A payout takes what its transactions left: their nets and its own are nothing together. Checked for each payout whose own row is here.
 *
 * The first payouts of a file may be made of what happened before it begins; such a gap says nothing while later ones are whole.
 */
import type { Sink } from '../../adapter.ts';

interface Payout {
  readonly id: string;
  readonly currency: string;
  /** What the payout itself moved (minus), and the nets of everything else it is made of. */
  own: number;
  parts: number;
  partCount: number;
  row: number;
  at: string;
}

/** A payout a second for a day; past it the rest is not held against its parts, and says so by the count of checks. */
const PAYOUTS_MAX = 100_000;

export class Payouts {
  readonly #payouts = new Map<string, Payout>();

  add(id: string, currency: string, net: number, isPayout: boolean, row: number, at: string): void {
    const key = `${id}|${currency}`;
    let payout = this.#payouts.get(key);
    if (!payout) {
      if (this.#payouts.size >= PAYOUTS_MAX) return;
      payout = { id, currency, own: 0, parts: 0, partCount: 0, row: 0, at: '' };
      this.#payouts.set(key, payout);
    }
    if (isPayout) {
      payout.own += net;
      payout.row = row;
      payout.at = at;
    } else {
      payout.parts += net;
      payout.partCount += 1;
    }
  }

  tell(sink: Sink): void {
    const whole = [...this.#payouts.values()]
      .filter((payout) => payout.row > 0 && payout.partCount > 0)
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.row - b.row));
    const firstWhole = whole.findIndex((payout) => payout.own + payout.parts === 0);
    for (const [at, { id, currency, own, parts, row }] of whole.entries()) {
      const weight = at < firstWhole ? 'advisory' : 'strict';
      sink.stated({ name: 'payout_sum', value: -own, row, weight, currency, scope: id });
      sink.computed('payout_sum', parts, currency, id);
    }
  }
}
