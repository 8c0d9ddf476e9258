/** What was asked about a party, its accounts and agreements, or about one account, and waits for a second person: whoever looks at it must know. */
import type { WaitingRequest } from '../../../shared/contract/access.ts';
import type { PartiesDeps } from './deps.ts';

export const waitingAbout = (
  { waiting, nameOf }: Pick<PartiesDeps, 'waiting' | 'nameOf'>,
  of: string,
): WaitingRequest[] =>
  waiting()
    .filter(({ subject }) => subject['party'] === of || subject['account'] === of)
    .map(({ id, kind, amount, currency, reason, madeBy, madeAt }) => ({
      id,
      kind,
      amount,
      currency,
      reason,
      madeByName: nameOf(madeBy),
      madeAt,
    }));
