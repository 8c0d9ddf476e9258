/**
 * What a match leaves over when another takes its place: a greater one keeps who looks after it and until when; one that stands again by an undo has
 * all that was said of it.
 */
import { WRITE_OFF_ACCOUNTS } from '../../../../shared/domain/write-off-accounts.ts';
import {
  appendDetails,
  attachedOf,
  detailStandings,
  detailsOf,
  type ExceptionDetail,
  NO_DETAILS,
} from '../exceptions/exception-details.ts';
import { appendExceptionEvents, eventsOf } from '../store.ts';
import type { Said } from './acts.ts';
import type { DecideDeps } from './decide.ts';
import { remainderKey } from './remainders.ts';

/** Inside the write that makes the new group; the exception of the old one is read as it stood before. */
export function carryRemainder(deps: DecideDeps, from: number, to: number, said: Said): void {
  const before = deps.standing.exception(remainderKey(from));
  if (!before) return;
  const exceptionKey = remainderKey(to);
  if (before.owner !== '')
    appendExceptionEvents(deps.ledger, [
      { exceptionKey, ...said, action: 'assign', value: before.owner, text: '' },
    ]);
  if (before.due !== '')
    appendDetails(deps.ledger, [{ exceptionKey, ...said, action: 'due', due: before.due }]);
}

/** Word for word, as who said it: nothing was decided anew. */
export function restoreRemainder({ ledger }: Pick<DecideDeps, 'ledger'>, from: number, to: number): void {
  const before = remainderKey(from);
  const exceptionKey = remainderKey(to);
  appendExceptionEvents(
    ledger,
    eventsOf(ledger, before).map((event) => ({ ...event, exceptionKey })),
  );
  const { attachments } = detailStandings(ledger).get(before) ?? NO_DETAILS;
  const hanging = new Set(attachments.map(({ id }) => id));
  appendDetails(
    ledger,
    detailsOf(ledger, before).flatMap((row): ExceptionDetail[] => {
      const said = { exceptionKey, at: row.at, by: row.by };
      if (row.action === 'due') return [{ ...said, action: 'due', due: row.value }];
      const account = WRITE_OFF_ACCOUNTS.find((each) => each === row.value);
      if (row.action === 'account') return account ? [{ ...said, action: 'account', account }] : [];
      return hanging.has(row.row) ? [{ ...said, action: 'attach', file: attachedOf(row) }] : [];
    }),
  );
}
