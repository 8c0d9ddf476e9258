/** Filled by its area before the issue is done. */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { journalCalls as journalTable } from '../../../shared/contract/journal.ts';
import type { HandlersOf } from '../../platform/handlers.ts';

export const journalCalls = (): HandlersOf<Extract<CallName, `journal.${string}`>> =>
  Object.fromEntries(
    Object.keys(journalTable).map((name) => [
      name,
      () => {
        throw new Refused('internal', { call: name });
      },
    ]),
  ) as unknown as HandlersOf<Extract<CallName, `journal.${string}`>>;
