/** A match that takes another's place keeps who looks after what is left over, and until when. */
import type { Said } from './acts.ts';
import type { DecideDeps } from './decide.ts';
import { appendDetails } from './exception-details.ts';
import { remainderKey } from './remainders.ts';
import { appendExceptionEvents } from './store.ts';

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
