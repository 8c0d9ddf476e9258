/** Names of who left, hand-overs, and the books: these stay, and yet it is said what of them is older than it has to be kept. */
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import type { RetentionDeps } from '../deps.ts';
import type { Years } from '../rules/classes.ts';
import { dueOn } from '../rules/periods.ts';
import { unitsBy } from './files.ts';
import { NOTHING, type Unit } from './unit.ts';

/** Colleagues see her name everywhere, so it stands here too. */
export const peopleUnits = ({ leavers }: Pick<RetentionDeps, 'leavers'>, years: Years): Unit[] =>
  leavers().map(({ id, name, since }) => {
    const from = chinaDay(since);
    return {
      key: `people:${id}`,
      recordClass: 'people',
      label: name,
      records: 1,
      from,
      dueOn: dueOn(from, years.people),
      days: [from, from],
      party: '',
      what: { ...NOTHING, person: id },
    };
  });

/** To whom and what for; that a file went, with its hash and day, stays. */
export function handoverUnits(deps: Pick<RetentionDeps, 'ledger'>, years: Years): Unit[] {
  const { ledger } = deps;
  const rows = ledger.all(
    ledger.query
      .selectFrom('evidence_handover')
      .select(['row', 'at'])
      .where((where) => where.or([where('recipient', '<>', ''), where('purpose', '<>', '')])),
  );
  const found = rows.map(({ row, at }) => {
    const day = chinaDay(at);
    return { first: day, last: day, records: 1, what: { rows: { evidence_handover: [row] } } };
  });
  return unitsBy('handovers', (day) => day.slice(0, 7), deps, years, found);
}

export function bookUnits(deps: Pick<RetentionDeps, 'ledger'>, years: Years): Unit[] {
  const { ledger } = deps;
  const byPeriod = ledger.all(
    ledger.query
      .selectFrom('journal_entry')
      .select(({ fn }) => [
        'period',
        fn.countAll<number>().as('count'),
        fn.min('day').as('first'),
        fn.max('day').as('last'),
      ])
      .groupBy('period'),
  );
  const found = byPeriod.map(({ first, last, count }) => ({ first, last, records: count, what: {} }));
  return unitsBy('books', (day) => day.slice(0, 4), deps, years, found);
}
