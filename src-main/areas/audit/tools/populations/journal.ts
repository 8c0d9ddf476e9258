/**
 * The books as a population. Of one account: its postings, debits above nought and credits below. Of all: the debit of each entry, so that its value is
 * what was posted, once.
 */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { maskText } from '../../../../../shared/domain/masking/text.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { approvals } from './approvals.ts';
import { madeRows } from './made.ts';
import { type FoundPopulation, secondsOf } from './rows.ts';

export function journalPopulation(deps: EvidenceDeps, scope: PopulationScope): FoundPopulation {
  const { ledger } = deps;
  const { query } = ledger;
  const postings = ledger.all(
    query
      .selectFrom('journal_posting')
      .innerJoin('journal_entry', 'journal_entry.id', 'journal_posting.entry_id')
      .leftJoin('journal_entry as undone', 'undone.id', 'journal_entry.reverses')
      .select([
        'journal_posting.row',
        'journal_posting.account',
        'journal_posting.side',
        'journal_posting.amount',
        'journal_posting.currency',
        'journal_entry.number',
        'journal_entry.day',
        'journal_entry.late_of',
        'journal_entry.origin',
        'journal_entry.memo',
        'journal_entry.at',
        'undone.day as undone_day',
        'undone.number as undone_number',
      ])
      .orderBy('journal_posting.row'),
  );
  const places = new Map<string, number>();
  const items = postings.flatMap((posting) => {
    const place = (places.get(posting.number) ?? 0) + 1;
    places.set(posting.number, place);
    if (posting.currency !== scope.currency) return [];
    if (scope.account === '' ? posting.side !== 'debit' : posting.account !== scope.account) return [];
    return [
      {
        ref: `entry:${posting.number}:${place}`,
        day: posting.day,
        value: posting.side === 'debit' ? posting.amount : -posting.amount,
        text: () =>
          [posting.number, posting.account, maskText(posting.memo)].filter((part) => part !== '').join(' · '),
        recorded: secondsOf(posting.at),
        // Rules post whenever somebody lets them: only what a person enters has an hour worth a look.
        moment: posting.origin === 'automatic' ? Number.NaN : secondsOf(posting.at),
        isManual: posting.origin === 'manual',
        reverses: posting.undone_day ?? '',
        // The day of its facts, where their month was closed.
        bookedDay: posting.late_of || posting.day,
      },
    ];
  });
  const entryOf = new Map(postings.map((posting) => [posting.number, posting]));
  const agreedTo = approvals(deps);
  return {
    rows: madeRows(scope, items, ['recorded', 'moment', 'isManual', 'reverses', 'bookedDay'], (ref) => {
      const entry = entryOf.get(ref.split(':')[1] ?? '');
      if (!entry || entry.origin === 'automatic') return 'two';
      return entry.origin === 'manual'
        ? agreedTo.manualEntry(entry.day, entry.memo)
        : agreedTo.reversal(entry.undone_number ?? '');
    }),
    currencies: [...new Set(postings.map(({ currency }) => currency))].toSorted(),
    accounts: [...new Set(postings.map(({ account }) => account))]
      .toSorted()
      .map((account) => ({ account, shown: account })),
  };
}
