/**
 * Who looks after an exception, until when, and what was decided: each a fact on top of the ones before, each taken back by saying again what stood
 * before it.
 */
import type { Input } from '../../../../shared/contract/calls.ts';
import type { ActName } from '../../../../shared/contract/review-acts.ts';
import type { WriteOffAccount } from '../../../../shared/domain/write-off-accounts.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { TakeBack } from '../groups/acts.ts';
import type { DecideDeps } from '../groups/decide.ts';
import { blocked } from '../groups/take-back.ts';
import { appendExceptionEvents, type ExceptionEvent, eventsOf } from '../store.ts';
import { appendDetails, detailsOf, type ExceptionDetail } from './exception-details.ts';

const HAPPENINGS: Readonly<Record<ExceptionEvent['action'], string>> = {
  assign: 'exceptions.assigned',
  note: 'exceptions.noted',
  dispose: 'exceptions.disposed',
  reopen: 'exceptions.reopened',
};
/** Events that speak about the same thing: the newest of them stands. */
const SAME: Readonly<Record<Exclude<ExceptionEvent['action'], 'note'>, readonly ExceptionEvent['action'][]>> =
  {
    assign: ['assign'],
    dispose: ['dispose', 'reopen'],
    reopen: ['dispose', 'reopen'],
  };

interface Told {
  readonly action: ExceptionEvent['action'];
  readonly value: string;
  readonly text: string;
  /** Per exception, where a disposition names one. */
  readonly accountOf?: (key: string) => WriteOffAccount | null;
  /** Whose decision it is, where a second person carries it out. */
  readonly by: string;
}

/** Writes the same to every exception in one event of the record; gives what takes it back. Notes stay: nobody unsays a note. */
export function tellExceptions(
  deps: DecideDeps,
  keys: readonly string[],
  told: Told,
  info: CallInfo,
): TakeBack | null {
  const { action, value, text, accountOf, by } = told;
  const before = action === 'note' ? [] : keys.map((key) => ({ key, was: newest(deps, key, action) }));
  const at = deps.now();
  const disposed = action === 'dispose' ? { disposition: value, maker: by } : {};
  const subject = { exceptions: keys.length, ...disposed };
  deps.record.write(info, { action: HAPPENINGS[action], subject }, () => {
    appendExceptionEvents(
      deps.ledger,
      keys.map((exceptionKey) => ({ exceptionKey, at, by, action, value, text })),
    );
    appendDetails(
      deps.ledger,
      keys.flatMap((exceptionKey): ExceptionDetail[] => {
        const account = accountOf?.(exceptionKey) ?? null;
        return account === null ? [] : [{ exceptionKey, at, by, action: 'account', account }];
      }),
    );
  });
  if (action === 'note') return null;
  const written = new Map(keys.map((key) => [key, newest(deps, key, action).event?.id]));
  return (said) => {
    for (const { key } of before)
      if (!isThere(deps, key) || newest(deps, key, action).event?.id !== written.get(key))
        throw blocked('changed');
    appendExceptionEvents(
      deps.ledger,
      before.map(({ key: exceptionKey, was: { event } }) => {
        const same = { exceptionKey, ...said };
        if (action === 'assign') return { ...same, action, value: event?.value ?? '', text: '' };
        return event?.action === 'dispose'
          ? { ...same, action: 'dispose', value: event.value, text: event.text }
          : { ...same, action: 'reopen', value: '', text: '' };
      }),
    );
    appendDetails(
      deps.ledger,
      before.flatMap(({ key: exceptionKey, was: { account } }): ExceptionDetail[] =>
        account === null ? [] : [{ exceptionKey, ...said, action: 'account', account }],
      ),
    );
  };
}

/** An exception that went with its run or its match has nothing that could stand again. */
const isThere = (deps: DecideDeps, key: string): boolean => deps.standing.exception(key) !== null;

/** The newest event about the same thing, and the account named last. */
function newest(deps: DecideDeps, key: string, action: keyof typeof SAME) {
  const event = eventsOf(deps.ledger, key).findLast((each) => SAME[action].includes(each.action));
  return { event, account: deps.standing.exception(key)?.account ?? null };
}

export function setDue(deps: DecideDeps, input: Input<'exceptions.due'>, info: CallInfo): TakeBack {
  const newestDue = (key: string) =>
    detailsOf(deps.ledger, key).findLast((detail) => detail.action === 'due');
  const before = input.keys.map((key) => ({ key, due: newestDue(key)?.value ?? '' }));
  const said = { at: deps.now(), by: info.person };
  const subject = { exceptions: input.keys.length, due: input.due };
  deps.record.write(info, { action: 'exceptions.due', subject }, () =>
    appendDetails(
      deps.ledger,
      input.keys.map((exceptionKey) => ({ exceptionKey, ...said, action: 'due', due: input.due })),
    ),
  );
  const written = new Map(input.keys.map((key) => [key, newestDue(key)?.row]));
  return (again) => {
    for (const { key } of before)
      if (!isThere(deps, key) || newestDue(key)?.row !== written.get(key)) throw blocked('changed');
    appendDetails(
      deps.ledger,
      before.map(({ key, due }) => ({ exceptionKey: key, ...again, action: 'due', due })),
    );
  };
}

/** One act of so many exceptions, so that it can be taken back as a whole. */
export function noteAct(
  deps: DecideDeps,
  name: ActName,
  count: number,
  takeBack: TakeBack | null,
  info: CallInfo,
): void {
  if (takeBack) deps.acts.note(info, { name, count, takeBack });
}
