/** What persons said of how often an account's files come. The latest word stands; 'learnt' takes it back. */
import type { Cadence, Expectation } from '../../../shared/domain/arrival.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export interface ExpectationWord {
  readonly sourceKind: string;
  readonly channel: string;
  readonly account: string;
  readonly cadence: Cadence | 'learnt';
  readonly dueDays: number;
  readonly dueTime: string;
  readonly at: string;
  readonly by: string;
}

export const accountKey = (of: Pick<ExpectationWord, 'sourceKind' | 'channel' | 'account'>): string =>
  `${of.sourceKind}|${of.channel}|${of.account}`;

export function appendExpectation(ledger: Ledger, word: ExpectationWord): void {
  ledger.append(
    ledger.query.insertInto('arrival_expectation').values({
      source_kind: word.sourceKind,
      channel: word.channel,
      account: word.account,
      cadence: word.cadence,
      due_days: word.dueDays,
      due_time: word.dueTime,
      at: word.at,
      by: word.by,
    }),
  );
}

/** By account key. */
export function readExpectations(ledger: Ledger): Map<string, Expectation> {
  const rows = ledger.all(ledger.query.selectFrom('arrival_expectation').selectAll().orderBy('row'));
  const standing = new Map<string, Expectation>();
  for (const row of rows) {
    const key = accountKey({ sourceKind: row.source_kind, channel: row.channel, account: row.account });
    if (row.cadence === 'learnt') standing.delete(key);
    else
      standing.set(key, {
        cadence: row.cadence as Cadence, // The table allows no other word.
        dueDays: row.due_days,
        dueTime: row.due_time,
        origin: 'person',
      });
  }
  return standing;
}
