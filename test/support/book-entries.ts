/** Entries written straight into the books, for tests of what is read from them. */
import { appendEntries, type NewEntry } from '../../src-main/areas/journal/entry-store.ts';
import type { Desk } from '../../src-main/engine/desk.ts';
import { info } from './desk.ts';

/** Account, or 'account/sub'; an amount, and its currency where it is another than CNY. */
export type Side = readonly [account: string, amount: number, currency?: string];

export function bookEntry(
  day: string,
  debits: readonly Side[],
  credits: readonly Side[],
  over: Partial<NewEntry> = {},
): NewEntry {
  const on =
    (side: 'debit' | 'credit') =>
    ([place, amount, currency = 'CNY']: Side) => {
      const at = place.indexOf('/');
      const [account, sub] = at < 0 ? [place, ''] : [place.slice(0, at), place.slice(at + 1)];
      return { account, sub, side, amount, currency };
    };
  return {
    day,
    origin: 'manual',
    rule: '',
    fact: '',
    memo: '',
    postings: [...debits.map(on('debit')), ...credits.map(on('credit'))],
    members: null,
    reverses: null,
    lateOf: '',
    ...over,
  };
}

/** Gives the ids. */
export const book = (desk: Pick<Desk, 'record' | 'workspace'>, ...entries: readonly NewEntry[]): number[] =>
  desk.record.write(info, { action: 'journal.posted' }, () =>
    appendEntries(desk.workspace.ledger, entries, { at: '2026-10-19T01:00:00.000Z', by: info.person }),
  );

/** Records of a CSV file of ours by its head: another reader than the writer's, for fields in quotes too. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = text
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}
