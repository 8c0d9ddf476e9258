/**
 * Layouts of the house's own (自定义版式), version by version: each is set or ended, none is ever changed, for what a version wrote is answered by
 * the bank in that version's words.
 */
import { bankLayout } from '../../../../shared/contract/payment-layouts.ts';
import type { BankLayout } from '../../../../shared/domain/bank-layout.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

export interface StoredLayout {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly layout: BankLayout;
  readonly state: 'set' | 'ended';
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export class LayoutStore {
  readonly #ledger: Ledger;
  #all: readonly StoredLayout[] | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Every version, oldest first. */
  all(): readonly StoredLayout[] {
    this.#all ??= this.#ledger
      .all(this.#ledger.query.selectFrom('payment_layout').selectAll().orderBy('row'))
      .map(({ layout_id: id, version, name, body, state, reason, at, by }) => ({
        id,
        version,
        name,
        layout: bankLayout.parse(JSON.parse(body)),
        state: state === 'ended' ? 'ended' : 'set',
        reason,
        at,
        by,
      }));
    return this.#all;
  }

  /** The newest word on each. */
  now(): StoredLayout[] {
    return [...new Map(this.all().map((each) => [each.id, each])).values()];
  }

  newest(id: string): StoredLayout | null {
    return this.all().findLast((each) => each.id === id) ?? null;
  }

  version(id: string, version: number): StoredLayout | null {
    return this.all().find((each) => each.id === id && each.version === version) ?? null;
  }

  nextId(): string {
    return `BL${String(this.now().length + 1).padStart(4, '0')}`;
  }

  /** Inside a write. */
  append(said: Omit<StoredLayout, 'version'>): void {
    const { id, name, layout, state, reason, at, by } = said;
    const version = (this.newest(id)?.version ?? 0) + 1;
    const body = JSON.stringify(layout);
    this.#ledger.append(
      this.#ledger.query
        .insertInto('payment_layout')
        .values({ layout_id: id, version, name, body, state, reason, at, by }),
    );
    this.#all = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#all = null;
  }
}
