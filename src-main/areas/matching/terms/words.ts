/** Every word the firm said of its terms, as the ledger keeps it: appended with who said it and when, never changed. */
import type { TermsChange } from '../../../../shared/domain/settlement-terms.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

export interface Said {
  readonly at: string;
  readonly by: string;
}
export interface TermsWord extends Said {
  readonly change: TermsChange;
}

/** Oldest first within its kind. */
export function allWords(ledger: Ledger): readonly TermsWord[] {
  const { query } = ledger;
  const days = ledger.all(query.selectFrom('calendar_day').selectAll().orderBy('row'));
  const cycles = ledger.all(query.selectFrom('settlement_cycle').selectAll().orderBy('row'));
  const fees = ledger.all(query.selectFrom('fee_schedule').selectAll().orderBy('row'));
  const others = ledger.all(query.selectFrom('settlement_term').selectAll().orderBy('row'));
  return [
    ...days.map(({ at, by, day, kind, name }) => word({ at, by }, { what: 'calendar_day', day, kind, name })),
    ...cycles.map(({ at, by, channel, account, body }) =>
      word({ at, by }, { what: 'cycle', channel, account, cycle: JSON.parse(body) }),
    ),
    ...fees.map(({ at, by, channel, account, body, state }) => {
      const schedule = JSON.parse(body);
      return word({ at, by }, { what: 'fee', channel, account, schedule, isEnded: state === 'cleared' });
    }),
    ...others.map(({ at, by, channel, account, what, body }) =>
      word({ at, by }, { what, channel, account, [what]: JSON.parse(body) }),
    ),
  ];
}

/** Bodies were checked by the contract before they were written; columns are as the database allows. */
const word = (said: Said, change: object): TermsWord => ({ ...said, change: change as TermsChange });

/** Call inside a write. */
export function appendWord(ledger: Ledger, change: TermsChange, { at, by }: Said): void {
  const { query } = ledger;
  if (change.what === 'calendar_day') {
    const { day, kind, name } = change;
    ledger.append(query.insertInto('calendar_day').values({ day, kind, name, at, by }));
    return;
  }
  const { channel, account, what } = change;
  const said = (body: unknown, isCleared: boolean) => ({
    channel,
    account,
    body: JSON.stringify(body),
    state: isCleared ? 'cleared' : 'set',
    at,
    by,
  });
  if (what === 'cycle')
    ledger.append(query.insertInto('settlement_cycle').values(said(change.cycle, change.cycle === null)));
  else if (what === 'fee')
    ledger.append(query.insertInto('fee_schedule').values(said(change.schedule, change.isEnded)));
  else {
    const body = what === 'reserve' ? change.reserve : change.sharing;
    ledger.append(query.insertInto('settlement_term').values({ what, ...said(body, body === null) }));
  }
}
