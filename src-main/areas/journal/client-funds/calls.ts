/**
 * The checks of client funds as they are asked for and signed. Signing says that somebody looked at these very figures; it moves no money and changes
 * none, so no second person has to agree, and whoever looks after her may sign beside her.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { factsSeen, seenByLastPost } from '../behind.ts';
import type { BookDeps } from '../deps.ts';
import type { BookPlan } from '../planner.ts';
import { type CheckedDay, checkDays } from './check-days.ts';
import { clientFunds } from './client-funds.ts';
import type { FundCheckDeps } from './ground.ts';
import { appendSigned, dayKey, signedDays } from './signed.ts';

export interface FundCallDeps extends FundCheckDeps, Pick<BookDeps, 'planner'> {
  readonly record: AuditRecord;
}
type Row = Output<'journal.fundChecks'>['rows'][number];
type FundCall = 'journal.clientFunds' | 'journal.fundChecks' | 'journal.signFundCheck';

export const fundCalls = (deps: FundCallDeps): HandlersOf<FundCall> => ({
  'journal.clientFunds': (input) => clientFunds(deps, input),
  'journal.fundChecks': async (input, info) => ({
    rows: withSigned(deps, checkDays(deps, input, await unpostedFrom(deps, info))),
  }),
  'journal.signFundCheck': (input, info) => sign(deps, input, info),
});

/** The same at once, for what writes them out: nothing can be written meanwhile. */
export const fundChecksNow = (
  deps: FundCallDeps,
  asked: Input<'journal.fundChecks'>,
): Output<'journal.fundChecks'>['rows'] =>
  withSigned(deps, checkDays(deps, asked, isLevel(deps) ? '' : firstOf(deps.planner.planNow().entries)));

const isLevel = ({ ledger }: FundCallDeps): boolean => factsSeen(ledger) === seenByLastPost(ledger);

/** The first day of a fact that waits to be posted; '' where the books are level with the facts. Nothing may write meanwhile. */
async function unpostedFrom(deps: FundCallDeps, info: CallInfo): Promise<string> {
  return isLevel(deps) ? '' : firstOf((await deps.planner.plan(() => info.breathe())).entries);
}

const firstOf = (entries: BookPlan['entries']): string =>
  entries.reduce((first, { day, lateOf }) => {
    const of = lateOf || day;
    return first === '' || of < first ? of : first;
  }, '');

function withSigned(
  { ledger, nameOf }: Pick<FundCallDeps, 'ledger' | 'nameOf'>,
  days: readonly CheckedDay[],
): Row[] {
  const signed = signedDays(ledger);
  return days.map((day) => {
    const seen = signed.get(dayKey(day));
    return {
      ...day,
      seen: seen
        ? {
            shortfall: seen.shortfall,
            isChanged: seen.hash !== day.hash,
            note: seen.note,
            at: seen.at,
            byName: nameOf(seen.by),
          }
        : null,
    };
  });
}

async function sign(
  deps: FundCallDeps,
  { day, currency, hash, note }: Input<'journal.signFundCheck'>,
  info: CallInfo,
): Promise<Output<'journal.signFundCheck'>> {
  const { ledger, record, now } = deps;
  const checked = checkDays(deps, { from: day, to: day }, await unpostedFrom(deps, info));
  const found = checked.find((each) => each.currency === currency);
  if (!found) throw new Refused('not_found', { what: 'fund_check', day });
  if (found.hash !== hash) throw new Refused('plan_stale');
  // What cannot be said to hold or fail was not looked at.
  if (found.owed.outcome === 'not_checked')
    throw new Refused('move_not_allowed', { why: 'fund_check_open', day });
  const checks = [found.owed, found.segregated, found.bank];
  if (note === '' && checks.some(({ outcome }) => outcome === 'fails'))
    throw new Refused('move_not_allowed', { why: 'fund_check_note', day });
  const before = signedDays(ledger).get(dayKey(found));
  if (before?.hash === hash && before.by === info.person && before.note === note) return {};
  const { shortfall } = found;
  const subject = {
    day,
    currency,
    shortfall,
    outcomes: checks.map(({ outcome }) => outcome).join(' '),
    hash,
  };
  record.write(info, { action: 'journal.fund_check_signed', subject }, () =>
    appendSigned(ledger, found, { note, at: now(), by: info.person }),
  );
  info.changed('journal', 'record');
  return {};
}
