/** Filled by its area before the issue is done. */
import type { CallName } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { paymentsCalls as paymentsTable } from '../../../shared/contract/payments.ts';
import type { HandlersOf } from '../../platform/handlers.ts';

export const paymentsCalls = (): HandlersOf<Extract<CallName, `payments.${string}`>> =>
  Object.fromEntries(
    Object.keys(paymentsTable).map((name) => [
      name,
      () => {
        throw new Refused('internal', { call: name });
      },
    ]),
  ) as unknown as HandlersOf<Extract<CallName, `payments.${string}`>>;
