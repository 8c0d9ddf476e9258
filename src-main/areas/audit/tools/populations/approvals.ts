/** Whether what stands was agreed to by a second person: looked up in the requests that were carried out, each under what it was about. */
import type { EvidenceDeps } from '../../deps.ts';
import type { Agreed } from './rows.ts';

export interface Approvals {
  readonly manualEntry: (day: string, memo: string) => Agreed;
  readonly reversal: (entryNumber: string) => Agreed;
  readonly batch: (batchNo: string) => Agreed;
  readonly settlement: (key: string) => Agreed;
}

export function approvals(deps: Pick<EvidenceDeps, 'decided' | 'ledger'>): Approvals {
  const found = new Map<string, Agreed>();
  const { ledger } = deps;
  const byPersons = ledger.all(
    ledger.query
      .selectFrom('journal_entry')
      .select(['id', 'number', 'origin', 'day', 'memo'])
      .where('origin', '!=', 'automatic'),
  );
  const numberOf = new Map(byPersons.map(({ id, number }) => [id, number]));
  const manual = new ManualEntries(byPersons.filter(({ origin }) => origin === 'manual'));
  const reversed = new Map(
    ledger
      .all(
        ledger.query
          .selectFrom('journal_entry as undoing')
          .innerJoin('journal_entry as undone', 'undone.id', 'undoing.reverses')
          .select(['undone.id', 'undone.number']),
      )
      .map(({ id, number }) => [id, number]),
  );
  for (const { kind, state, subject, madeBy, decisions } of deps.decided()) {
    if (state !== 'done') continue;
    const hands = Array.isArray(subject['hands']) ? subject['hands'].map(String) : [];
    const makers = new Set([madeBy, ...hands]);
    const checkers = decisions.filter(({ action }) => action === 'approve').map(({ by }) => by);
    const agreed: Agreed =
      checkers.length === 0 ? 'alone' : checkers.some((by) => makers.has(by)) ? 'same' : 'two';
    const put = (key: string) => found.set(key, agreed);
    if (kind === 'manual_journal') manual.agree(String(subject['day']), String(subject['memo']), agreed);
    if (kind === 'journal_reverse') {
      const id = Number(subject['entry']);
      put(`reversal ${reversed.get(id) ?? numberOf.get(id) ?? ''}`);
    }
    if (kind === 'payment_batch') put(`batch ${subject['batch']}`);
    if (kind === 'settlement_sign' && Array.isArray(subject['keys']))
      for (const key of subject['keys']) put(`settlement ${key}`);
  }
  // What no request was made for was done by one person, while there was nobody else to ask.
  const of = (key: string): Agreed => found.get(key) ?? 'alone';
  return {
    manualEntry: (day, memo) => manual.of(day, memo),
    reversal: (entryNumber) => of(`reversal ${entryNumber}`),
    batch: (batchNo) => of(`batch ${batchNo}`),
    settlement: (key) => of(`settlement ${key}`),
  };
}

/** A request names the entry it was about by day and memo. Of several that are alike nobody can say which was agreed to: the least that any of them had holds. */
class ManualEntries {
  readonly #written = new Map<string, number>();
  readonly #agreed = new Map<string, Agreed[]>();

  constructor(entries: readonly { readonly day: string; readonly memo: string }[]) {
    for (const { day, memo } of entries) {
      const key = `${day} ${memo}`;
      this.#written.set(key, (this.#written.get(key) ?? 0) + 1);
    }
  }

  agree(day: string, memo: string, agreed: Agreed): void {
    const key = `${day} ${memo}`;
    this.#agreed.set(key, [...(this.#agreed.get(key) ?? []), agreed]);
  }

  of(day: string, memo: string): Agreed {
    const key = `${day} ${memo}`;
    const all = this.#agreed.get(key) ?? [];
    if (all.length < (this.#written.get(key) ?? 1)) return 'alone';
    return all.find((each) => each !== 'two') ?? 'two';
  }
}
