/**
 * Dispositions of exceptions (处理方式). Writing money off needs a second person above the house's limit; the other dispositions say what will be
 * done and give nothing away.
 */
import { createHash } from 'node:crypto';
import type { Input, Output } from '../../../shared/contract/calls.ts';
import type { Disposition } from '../../../shared/domain/leg.ts';
import { formatMinor } from '../../../shared/domain/money.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../platform/second-person.ts';
import type { DecideDeps } from './decide.ts';
import type { StandingException } from './standing.ts';
import { appendExceptionEvents } from './store.ts';

export function disposeExceptions(
  deps: DecideDeps,
  input: Input<'exceptions.dispose'>,
  exceptions: readonly StandingException[],
  info: CallInfo,
): Output<'exceptions.dispose'> {
  const work = () => write(deps, input.keys, input.disposition, info.person, input.reason, info);
  if (input.disposition !== 'write_off') {
    work();
    return { requestId: null };
  }
  const { amount, currency } = givenUp(exceptions);
  const asking = {
    kind: 'write_off',
    subject: { keys: input.keys },
    hash: hashOf(exceptions),
    facts: [
      { name: 'exceptions', value: String(exceptions.length) },
      { name: 'disposition', value: input.disposition },
      ...exceptions.slice(0, 5).map((each) => ({
        name: 'difference',
        value: formatMinor(each.difference || each.amount, each.currency),
      })),
    ],
    amount,
    currency,
    reason: input.reason,
  } as const;
  return { requestId: deps.secondPerson.decide(info, asking, work).requestId };
}

export function writeOffExecutor(deps: DecideDeps, after: (info: CallInfo) => void): Executor {
  const found = (subject: RequestSubject): StandingException[] | null => {
    const keys = subject['keys'] as string[]; // As disposeExceptions filed them.
    const exceptions = keys.flatMap((key) => deps.standing.exception(key) ?? []);
    return exceptions.length === keys.length ? exceptions : null;
  };
  return {
    hashNow: (subject) => {
      const exceptions = found(subject);
      return exceptions && hashOf(exceptions);
    },
    run: (subject, maker, reason, info) =>
      write(deps, subject['keys'] as string[], 'write_off', maker, reason, info), // As above.
    after,
  };
}

/** What writing them off gives up: of each its difference, or all of it where the other side is missing. Several currencies: the limits' strictest. */
function givenUp(exceptions: readonly StandingException[]): { amount: number; currency: string } {
  const currencies = new Set(exceptions.map((each) => each.currency));
  const amount = exceptions.reduce((sum, each) => sum + Math.abs(each.difference || each.amount), 0);
  return { amount, currency: currencies.size === 1 ? (exceptions[0]?.currency ?? '') : '' };
}

function write(
  deps: DecideDeps,
  keys: readonly string[],
  disposition: Disposition,
  by: string,
  reason: string,
  info: CallInfo,
): void {
  const at = deps.now();
  const subject = { exceptions: keys.length, disposition, maker: by };
  deps.record.write(info, { action: 'exceptions.disposed', subject }, () =>
    appendExceptionEvents(
      deps.ledger,
      keys.map((exceptionKey) => ({
        exceptionKey,
        at,
        by,
        action: 'dispose',
        value: disposition,
        text: reason,
      })),
    ),
  );
}

const hashOf = (exceptions: readonly StandingException[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        exceptions.map(({ key, kind, amount, difference, currency, disposition, state }) => [
          key,
          kind,
          amount,
          difference,
          currency,
          disposition,
          state,
        ]),
      ),
    )
    .digest('hex');
