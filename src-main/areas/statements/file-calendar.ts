/**
 * The calendar of what has arrived (到达日历): accounts × days, what is missing, what is late, and when the next file is due.
 *
 * An account is known by the files that spoke of it; how often they come is a person's word, the channel's cycle, or learnt.
 */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { ImportView } from '../../../shared/contract/shapes.ts';
import { chinaDayNumber } from '../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { Channel, SourceKind } from '../../../shared/domain/statement-line.ts';
import { isBusinessDayInChina } from '../../platform/business-days.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { sha256Of } from '../../platform/sha256.ts';
import type { StatementsDeps } from './deps.ts';
import { accountKey, appendExpectation, readExpectations } from './expectation-store.ts';
import { emptyDays } from './fetch/rules/empty-days.ts';
import { SourceStore } from './fetch/source-store.ts';
import { type ArrivedFile, arrivalDays, arrivalStanding, lastNear } from './rules/arrival-days.ts';
import { expectationOf } from './rules/cadence.ts';
import { isDeskMade } from './rules/desk-made.ts';
import { brokenAccounts } from './rules/following.ts';
import { maskedAccount } from './rules/masked-accounts.ts';
import type { StoredImport } from './store.ts';

/** Days shown by the calendar at most. */
const CALENDAR_DAYS_MAX = 62;
/** Days named one by one in a standing; past it the counts speak. */
const DAYS_NAMED_MAX = 100;
/** The end of the year 9999, in seconds since 1970: no moment behind it can be written. */
const LAST_MOMENT = 253_402_300_799;

interface CalendarAccount {
  readonly sourceKind: SourceKind;
  readonly channel: Channel;
  readonly account: string;
  readonly files: ArrivedFile[];
  readonly adapters: Set<string>;
  /** Days on which a check said that it does not follow the file before. */
  readonly breaks: Set<number>;
}

type CalendarDeps = Pick<StatementsDeps, 'lines' | 'ledger' | 'now'>;

/** Not the number itself: a bank account is protected, and the page only needs to say which row it means. */
const keyHash = (account: CalendarAccount): string => sha256Of(accountKey(account));

export const clockOf = ({ now }: Pick<CalendarDeps, 'now'>) => ({
  now: Math.floor(Date.parse(now()) / 1000),
  isBusinessDay: isBusinessDayInChina,
});

/** Every account that files spoke of, with what came and what is expected of it. */
export function accountCalendars({ lines, ledger }: Omit<CalendarDeps, 'now'>) {
  const words = readExpectations(ledger);
  const asked = new SourceStore(ledger).asked();
  return accountsOf(lines.active()).map((account) => ({
    account,
    arrivals: {
      files: account.files,
      emptyDays: emptyDays(asked, account),
      expectation:
        words.get(accountKey(account)) ??
        expectationOf([...account.adapters], account.files, isBusinessDayInChina),
    },
  }));
}

export function fileCalendar(
  deps: CalendarDeps,
  input: Input<'statements.calendar'>,
): Output<'statements.calendar'> {
  const clock = clockOf(deps);
  const known = accountCalendars(deps);
  const accounts = known.map(({ account }) => account);
  const rows = known.map((each) => ({ ...each, standing: arrivalStanding(each.arrivals, clock) }));
  const today = chinaDayNumber(clock.now);
  const isAwaited = rows.some(({ standing }) => standing.nextDueAt !== null);
  const firstDay =
    parseDay(input.from) ??
    accounts
      .flatMap(({ files }) => files.map((file) => file.from))
      .reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY);
  const lastCovered = lastNear(
    rows.map(({ standing }) => standing.coveredTo),
    today,
  );
  const lastDay = parseDay(input.to) ?? (isAwaited ? Math.max(lastCovered, today) : lastCovered);
  if (!Number.isFinite(firstDay) || !Number.isFinite(lastDay))
    return { from: '', to: '', today: formatDay(today), rows: [] };
  const range = { from: Math.max(firstDay, lastDay - CALENDAR_DAYS_MAX + 1), to: lastDay };
  return {
    from: formatDay(range.from),
    to: formatDay(range.to),
    today: formatDay(today),
    rows: rows.map(({ account, arrivals, standing }) => ({
      key: keyHash(account),
      sourceKind: account.sourceKind,
      channel: account.channel,
      account: maskedAccount(account.sourceKind, account.account),
      expectation: arrivals.expectation,
      standing: {
        coveredTo: formatDay(standing.coveredTo),
        missingCount: standing.missing.length,
        missing: standing.missing.slice(-DAYS_NAMED_MAX).map(formatDay),
        lateCount: standing.late.length,
        late: standing.late.slice(0, DAYS_NAMED_MAX).map(formatDay),
        nextDueAt:
          standing.nextDueAt === null || standing.nextDueAt > LAST_MOMENT
            ? ''
            : `${new Date(standing.nextDueAt * 1000).toISOString().slice(0, 19)}Z`,
        silentSince: standing.silentSince === null ? '' : formatDay(standing.silentSince),
      },
      days: arrivalDays(arrivals, range, clock).map((day) => ({
        ...day,
        day: formatDay(day.day),
        importIds: [...day.importIds],
        isBroken: account.breaks.has(day.day),
      })),
    })),
  };
}

export function setExpectation(
  deps: CalendarDeps & Pick<StatementsDeps, 'record'>,
  input: Input<'statements.setExpectation'>,
  info: CallInfo,
): Output<'statements.setExpectation'> {
  const account = accountsOf(deps.lines.active()).find((each) => keyHash(each) === input.key);
  if (!account) throw new Refused('not_found', { what: 'account' });
  const { cadence, dueDays, dueTime } = input;
  const subject = { source: account.sourceKind, channel: account.channel, cadence, dueDays, dueTime };
  deps.record.write(info, { action: 'statements.expectation_set', subject }, () =>
    appendExpectation(deps.ledger, {
      sourceKind: account.sourceKind,
      channel: account.channel,
      account: account.account,
      cadence,
      dueDays,
      dueTime,
      at: deps.now(),
      by: info.person,
    }),
  );
  info.changed('statements', 'record');
  return {};
}

/** In a fixed order, whatever was imported first. */
function accountsOf(active: readonly StoredImport[]): CalendarAccount[] {
  const accounts = new Map<string, CalendarAccount>();
  const unfollowed = brokenAccounts(
    active.map(({ view, balances }) => ({ sourceKind: view.sourceKind, adapter: view.adapter, balances })),
  );
  for (const [at, { id, view }] of active.entries()) {
    const from = parseDay(view.periodFrom);
    const to = parseDay(view.periodTo);
    if (from === null || to === null || isDeskMade(view)) continue;
    const named = view.accounts.filter((account) => account !== '');
    const breaks = breaksIn(view, unfollowed[at] ?? new Set());
    // A file of many accounts speaks for each of them.
    for (const account of named.length > 0 ? named : ['']) {
      const key = accountKey({ sourceKind: view.sourceKind, channel: view.channel, account });
      const known = accounts.get(key) ?? {
        sourceKind: view.sourceKind,
        channel: view.channel,
        account,
        files: [],
        adapters: new Set<string>(),
        breaks: new Set<number>(),
      };
      accounts.set(key, known);
      known.files.push({
        from,
        to,
        importId: id,
        rows: view.counts.rows,
        lines: named.length > 1 ? 0 : view.counts.added,
        isFailed: view.proof === 'failed',
      });
      known.adapters.add(view.adapter);
      if (breaks.has(account) || breaks.has('')) known.breaks.add(from);
    }
  }
  return [...accounts.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
}

/** Accounts of a file that do not follow what was before: by their balances, or by the numbers of their statements; '' for the file as a whole. */
function breaksIn(view: ImportView, unfollowed: ReadonlySet<string>): ReadonlySet<string> {
  const gaps = view.checks.filter((check) => check.name === 'statement_number' && !check.holds);
  return new Set([...unfollowed, ...gaps.flatMap(({ scope }) => [scope, ...beginningsOf(scope)])]);
}

/** A scope is an account, or an account and a statement of it: 'DE89… S42'. An account may have blanks itself. */
function beginningsOf(scope: string): string[] {
  const words = scope.split(' ').slice(0, SCOPE_WORDS_MAX);
  return words.map((_, at) => words.slice(0, at + 1).join(' ')).filter((each) => each !== '');
}
const SCOPE_WORDS_MAX = 12;
