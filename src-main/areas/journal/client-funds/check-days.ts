/**
 * The three checks (备付金三项核对) of business days: computed each time from the books and the statements, nothing of it is kept but what was signed.
 *
 * A day that is not over, that the books do not reach, or whose facts are not posted is not checked, and says why: it never looks calm.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { Facts } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { formatMinorGrouped, minor } from '../../../../shared/domain/money.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import { type FundCheckDeps, fundPlaces, statedApart } from './ground.ts';
import { readMovements } from './movements.ts';
import { type Owed, owedByDay } from './rules/owed.ts';
import { type Segregated, segregatedByDay, type Window } from './rules/segregated.ts';
import { type Banked, bankedByDay } from './rules/stated.ts';

type Row = Output<'journal.fundChecks'>['rows'][number];
export type FundCheck = Row['owed'];
export type CheckedDay = Omit<Row, 'seen'>;

/** Business days shown where nobody says from when. */
const DAYS_SHOWN = 30;
/** Ten years of them at most. */
const DAYS_MAX = 2_700;

/** `unpostedFrom`: the first day of facts that wait to be posted; '' where none do. */
export function checkDays(
  deps: FundCheckDeps,
  { from, to }: { readonly from: string; readonly to: string },
  unpostedFrom: string,
): readonly CheckedDay[] {
  const { places: read, movements } = readMovements(deps.ledger);
  const places = fundPlaces(deps, read);
  const first = movements.day[0];
  const booked = movements.day[movements.count - 1];
  if (first === undefined || booked === undefined) return [];
  // A payment of today is booked before anybody knows what else the day brought.
  const last = Math.min(booked, lastFileDay(deps) ?? booked);
  const today = parseDay(chinaDay(deps.now())) ?? 0;
  const windows = windowsOf(deps.standing.calendar(), {
    first,
    from: parseDay(from),
    to: parseDay(to) ?? Math.min(last, today - 1),
  });
  const days = windows.map(({ by }) => by);
  const owed = owedByDay(places, movements, days);
  const segregated = segregatedByDay(places, movements, windows);
  const banked = bankedByDay(places, movements, statedApart(deps), days);
  const began = firstDays(places, movements);
  const unposted = parseDay(unpostedFrom);
  return windows
    .flatMap(({ by, from: since, to: until }, at) => {
      const why = whyNotChecked(by, { today, last, unposted });
      return [...began]
        .filter(([, day]) => day <= by)
        .map(([currency]) =>
          checkedDay({
            ...{ day: formatDay(by), currency, why },
            owed: owed[at]?.get(currency) ?? { requirement: 0, resource: 0 },
            segregated: segregated[at]?.get(currency) ?? { received: 0, outside: 0, account: '' },
            bank: banked[at]?.get(currency) ?? null,
            days: since === until ? formatDay(until) : `${formatDay(since)} – ${formatDay(until)}`,
          }),
        );
    })
    .toReversed();
}

/** The last day that bills and statements speak of; null where there are none. */
function lastFileDay({ lines }: FundCheckDeps): number | null {
  const days = lines
    .active()
    .filter(({ view }) => view.sourceKind !== 'orders')
    .map(({ view }) => view.periodTo);
  return parseDay(days.reduce((last, day) => (day > last ? day : last), ''));
}

/** A business day each, with the days whose money is to lie apart by its end: the business day before and the free days behind that. */
function windowsOf(
  isBusinessDay: (day: number) => boolean,
  { first, from, to }: { readonly first: number; readonly from: number | null; readonly to: number },
): Window[] {
  const windows: Window[] = [];
  const most = from === null ? DAYS_SHOWN : DAYS_MAX;
  let by = to;
  const back = (day: number): number => {
    let before = day;
    while (before >= first - 1 && !isBusinessDay(before)) before -= 1;
    return before;
  };
  for (by = back(by); by >= Math.max(first, from ?? first) && windows.length < most; ) {
    const before = back(by - 1);
    windows.push({ from: before, to: by - 1, by });
    by = before;
  }
  return windows.toReversed();
}

/** From when there is anything to check in a currency: something owed to a party, or an account kept apart. */
function firstDays(
  places: ReturnType<typeof fundPlaces>,
  { count, day, place }: ReturnType<typeof readMovements>['movements'],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const asked = new Set(
    places.flatMap(({ kind, isHeld, isApart }, at) => (kind === 'party' || (isHeld && isApart) ? at : [])),
  );
  for (let row = 0; row < count && asked.size > 0; row += 1) {
    const at = place[row] ?? 0;
    if (!asked.delete(at)) continue;
    const currency = places[at]?.currency ?? '';
    if (!found.has(currency)) found.set(currency, day[row] ?? 0);
  }
  return new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

interface NotChecked {
  readonly why: 'not_over' | 'beyond' | 'unposted';
  readonly facts: Facts;
}

function whyNotChecked(
  day: number,
  {
    today,
    last,
    unposted,
  }: { readonly today: number; readonly last: number; readonly unposted: number | null },
): NotChecked | null {
  if (day >= today) return { why: 'not_over', facts: {} };
  if (unposted !== null && unposted <= day) return { why: 'unposted', facts: { since: formatDay(unposted) } };
  return day > last ? { why: 'beyond', facts: { until: formatDay(last) } } : null;
}

interface DayFacts {
  readonly day: string;
  readonly currency: string;
  readonly why: NotChecked | null;
  readonly owed: Owed;
  readonly segregated: Segregated;
  readonly bank: Banked | null;
  /** Whose money is to lie apart by then. */
  readonly days: string;
}

function checkedDay(of: DayFacts): CheckedDay {
  const { day, currency, why, owed, segregated, bank } = of;
  const said = (amount: number) => `${currency} ${formatMinorGrouped(amount, currency)}`;
  const checked = ({ outcome, facts, ...figures }: FundCheck): FundCheck =>
    why
      ? { ...figures, outcome: 'not_checked', facts: { why: why.why, ...why.facts } }
      : { ...figures, outcome, facts };
  const shortfall = minor(Math.max(0, owed.requirement - owed.resource));
  return {
    day,
    currency,
    owed: checked({
      outcome: shortfall > 0 ? 'fails' : 'holds',
      wanted: owed.requirement,
      found: owed.resource,
      facts: {
        why: shortfall > 0 ? 'short' : 'enough',
        ...{ wanted: said(owed.requirement), found: said(owed.resource), missing: said(shortfall) },
      },
    }),
    segregated: checked(segregatedCheck(of, said)),
    bank: checked(bankCheck(bank, said)),
    shortfall,
    // Over the figures alone: that facts wait to be posted, or what an account is called, changes nothing that was looked at.
    hash: sha256OfJson([day, currency, owed, segregated.received, segregated.outside, bankFigures(bank)]),
  };
}

const bankFigures = (bank: Banked | null) =>
  bank && [bank.stated, bank.booked, bank.accounts, bank.unstated, bank.differing];

function segregatedCheck(
  { segregated: { received, outside, account }, days }: DayFacts,
  said: (amount: number) => string,
): FundCheck {
  const facts = { days, wanted: said(received), found: said(received - outside), missing: said(outside) };
  return {
    outcome: outside > 0 ? 'fails' : 'holds',
    wanted: received,
    found: minor(received - outside),
    facts: {
      why: received === 0 ? 'nothing' : outside === 0 ? 'apart' : account === '' ? 'spent' : 'outside',
      ...facts,
      ...(account === '' ? {} : { account }),
    },
  };
}

function bankCheck(bank: Banked | null, said: (amount: number) => string): FundCheck {
  if (bank === null) return { outcome: 'not_checked', wanted: 0, found: 0, facts: { why: 'no_account' } };
  const { stated, booked, accounts, unstated, differing, account, difference } = bank;
  const figures = { wanted: stated, found: booked };
  const facts = { wanted: said(stated), found: said(booked), accounts, unstated };
  if (differing > 0) {
    const why = difference > 0 ? 'books_above' : 'books_below';
    const missing = said(Math.abs(difference));
    return { outcome: 'fails', ...figures, facts: { why, ...facts, differing, account, missing } };
  }
  if (unstated > 0)
    return {
      outcome: 'not_checked',
      ...figures,
      facts: { why: unstated === accounts ? 'unstated' : 'partly_stated', ...facts },
    };
  return { outcome: 'holds', ...figures, facts: { why: 'equal', ...facts } };
}
