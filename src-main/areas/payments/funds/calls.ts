/** Filled by its area before the issue is done. */
import type { CallName } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { fundsCalls as fundsTable } from '../../../../shared/contract/funds.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';

export const fundsCalls = (): HandlersOf<Extract<CallName, `funds.${string}`>> =>
  Object.fromEntries(
    Object.keys(fundsTable).map((name) => [
      name,
      () => {
        throw new Refused('internal', { call: name });
      },
    ]),
  ) as unknown as HandlersOf<Extract<CallName, `funds.${string}`>>;
