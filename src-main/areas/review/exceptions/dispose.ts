/**
 * Dispositions of exceptions (处理方式). Writing money off needs a second person above the house's limit; the other dispositions say what will be
 * done and give nothing away.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { Disposition } from '../../../../shared/domain/leg.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import {
  suggestedAccount,
  takesAccount,
  WRITE_OFF_ACCOUNTS,
  type WriteOffAccount,
} from '../../../../shared/domain/write-off-accounts.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { TakeBack } from '../groups/acts.ts';
import type { DecideDeps } from '../groups/decide.ts';
import type { StandingException } from '../standing.ts';
import { referenceOf } from '../views.ts';
import { noteAct, tellExceptions } from './exception-acts.ts';

/** Differences named in a request by what they are and whose number they bear; the rest is counted. */
const NAMED_MAX = 5;

export function disposeExceptions(
  deps: DecideDeps & { readonly lines: LineStore },
  input: Input<'exceptions.dispose'>,
  exceptions: readonly StandingException[],
  info: CallInfo,
): Output<'exceptions.dispose'> {
  const account = input.account ?? null;
  const { disposition, reason } = input;
  const work = () => {
    const takeBack = write(deps, { exceptions, disposition, account, by: info.person, reason }, info);
    noteAct(deps, 'dispose', exceptions.length, takeBack, info);
  };
  if (disposition !== 'write_off') {
    work();
    return { requestId: null };
  }
  const { amount, currency } = givenUp(exceptions);
  const asking = {
    kind: 'write_off',
    subject: { keys: input.keys, ...(account !== null && { account }) },
    hash: hashOf(exceptions, account),
    facts: [
      { name: 'exceptions', value: String(exceptions.length) },
      { name: 'disposition', value: disposition },
      ...(account === null ? [] : [{ name: 'account', value: account }]),
      ...exceptions.slice(0, NAMED_MAX).map(({ leg, kind, left, right }) => ({
        name: 'exception',
        value: `${leg} ${kind} ${referenceOf(deps.lines.view(left[0] ?? right[0] ?? 0))}`.trim(),
      })),
      ...exceptions.slice(0, NAMED_MAX).map((each) => ({
        name: 'difference',
        value: formatMinor(each.difference || each.amount, each.currency),
      })),
    ],
    amount,
    currency,
    reason,
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
      return exceptions && hashOf(exceptions, accountOf(subject));
    },
    run: (subject, maker, reason, info) => {
      const exceptions = found(subject);
      if (!exceptions) throw new Refused('request_void', {});
      const account = accountOf(subject);
      write(deps, { exceptions, disposition: 'write_off', account, by: maker, reason }, info);
    },
    after,
  };
}

const accountOf = (subject: RequestSubject): WriteOffAccount | null =>
  WRITE_OFF_ACCOUNTS.find((each) => each === subject['account']) ?? null;

/** What writing them off gives up: of each its difference, or all of it where the other side is missing. Several currencies: the limits' strictest. */
function givenUp(exceptions: readonly StandingException[]): { amount: number; currency: string } {
  const currencies = new Set(exceptions.map((each) => each.currency));
  const amount = exceptions.reduce((sum, each) => sum + Math.abs(each.difference || each.amount), 0);
  return { amount, currency: currencies.size === 1 ? (exceptions[0]?.currency ?? '') : '' };
}

interface Disposing {
  readonly exceptions: readonly StandingException[];
  readonly disposition: Disposition;
  readonly account: WriteOffAccount | null;
  readonly by: string;
  readonly reason: string;
}

/** Gives what takes it back. Without an account named, each goes where such a difference usually does. */
function write(deps: DecideDeps, disposing: Disposing, info: CallInfo): TakeBack | null {
  const { exceptions, disposition, account, by, reason } = disposing;
  const accounts = new Map(
    exceptions.map(({ key, kind, difference, amount }) => {
      const usual = suggestedAccount({ kind, disposition, difference: difference || amount });
      return [key, takesAccount(disposition) ? (account ?? usual) : null];
    }),
  );
  const told = { action: 'dispose', value: disposition, text: reason, by } as const;
  return tellExceptions(
    deps,
    exceptions.map((each) => each.key),
    { ...told, accountOf: (key) => accounts.get(key) ?? null },
    info,
  );
}

const hashOf = (exceptions: readonly StandingException[], account: WriteOffAccount | null): string =>
  sha256OfJson([
    ...exceptions.map(({ key, kind, amount, difference, currency, disposition, state }) => [
      key,
      kind,
      amount,
      difference,
      currency,
      disposition,
      state,
    ]),
    ...(account === null ? [] : [account]),
  ]);
