/** Filled by its area before the issue is done. */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { partiesCalls as partiesTable } from '../../../shared/contract/parties.ts';
import type { HandlersOf } from '../../platform/handlers.ts';
import type { PartyStore } from './store.ts';

export const partiesCalls = (_deps: {
  readonly parties: PartyStore;
}): HandlersOf<Extract<CallName, `parties.${string}`>> =>
  Object.fromEntries(
    Object.keys(partiesTable).map((name) => [
      name,
      () => {
        throw new Refused('internal', { call: name });
      },
    ]),
  ) as unknown as HandlersOf<Extract<CallName, `parties.${string}`>>;
