/**
 * The work list: what is due, filed or not to be reported, by what officers said of each sum. A sum that has grown since is due again and still says what was
 * filed; one that is no longer reached stays filed as it was.
 */

import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import {
  CUSTOMER_DIRECTIONS,
  LARGE_VALUE_RULES,
  reportDeadline,
  thresholdOn,
} from '../../../../shared/domain/large-value.ts';
import { maskCounterparty, maskName } from '../../../../shared/domain/masking/party.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import type { RiskDeps } from '../deps.ts';
import { missingFields } from './customer-fields.ts';
import { type LargeValueRow, largeValueBook } from './rows.ts';

export interface StandingRow {
  readonly row: LargeValueRow;
  readonly state: LargeValueView['state'];
  readonly deadline: number;
  readonly isLate: boolean;
  readonly reference: string;
  readonly reason: string;
}

interface Judged {
  readonly state: 'filed' | 'not_reportable';
  readonly sum: number;
  readonly reference: string;
  readonly on: string;
  readonly reason: string;
}

/** By key, the newest word on each. */
function judgedRows({ facts }: Pick<RiskDeps, 'facts'>): ReadonlyMap<string, Judged> {
  const words = [...facts.of('large_value_filed'), ...facts.of('large_value_not_reportable')];
  const judged = new Map<string, Judged>();
  for (const fact of words.toSorted((a, b) => a.row - b.row))
    for (const { key, sum } of fact.rows)
      judged.set(
        key,
        fact.what === 'large_value_filed'
          ? { state: 'filed', sum, reference: fact.reference, on: fact.on, reason: '' }
          : { state: 'not_reportable', sum, reference: '', on: '', reason: fact.reason },
      );
  return judged;
}

/** In the order of the book: the newest day first. */
export function standingRows(deps: RiskDeps): readonly StandingRow[] {
  const today = chinaDayNumber(Date.parse(deps.now()) / 1000);
  const judged = judgedRows(deps);
  const isBusinessDay = deps.standing.calendar();
  const deadlines = new Map<number, number>();
  const { rows, byKey } = largeValueBook(deps);
  const gone = [...judged].flatMap(([key, { state }]) =>
    state === 'filed' && !byKey.has(key) ? goneRow(deps, key) : [],
  );
  const all = gone.length === 0 ? rows : [...rows, ...gone].toSorted((a, b) => b.day - a.day);
  return all.map((row) => {
    const deadline = deadlines.get(row.day) ?? reportDeadline(row.day, isBusinessDay);
    deadlines.set(row.day, deadline);
    const said = judged.get(row.key);
    const state = said && row.sum <= said.sum ? said.state : 'due';
    const filedOn = state === 'filed' ? parseDay(said?.on ?? '') : null;
    const isLate = state === 'due' ? today > deadline : filedOn !== null && filedOn > deadline;
    return { row, state, deadline, isLate, reference: said?.reference ?? '', reason: said?.reason ?? '' };
  });
}

/** Filed, and its lines are gone or make no such sum any more: what was filed stays in sight, with nothing behind it. */
function goneRow({ parties }: Pick<RiskDeps, 'parties'>, key: string): LargeValueRow[] {
  const [text = '', customerId = '', said = '', named = '', currency = ''] = key.split('|');
  const day = parseDay(text);
  const direction = CUSTOMER_DIRECTIONS.find((each) => each === said);
  const rule = LARGE_VALUE_RULES.find((each) => each === named);
  if (day === null || !direction || !rule) return [];
  const party = parties.party(customerId);
  const customer = {
    ...{ key: '', partyId: party?.id ?? '', text: party?.name ?? '', person: 'unknown' as const },
    ...{ isAbroad: false, isHeld: false },
  };
  const threshold = thresholdOn(rule, currency, day);
  const nothing = { sum: 0, lines: [], payments: [] };
  return [{ key, day, customer, customerId, direction, rule, threshold, currency, ...nothing }];
}

/** For Today and the rail. */
export function largeValueCounts(deps: RiskDeps): {
  readonly largeValueDue: number;
  readonly largeValueLate: number;
} {
  const due = standingRows(deps).filter(({ state }) => state === 'due');
  return { largeValueDue: due.length, largeValueLate: due.filter(({ isLate }) => isLate).length };
}

export const labelOf = ({ customer }: LargeValueRow): string =>
  customer.partyId !== '' ? maskName(customer.text) : maskCounterparty(customer.text);

/** As screens show it. `isIncomplete`: asked once for a day. */
export function viewOf(
  deps: Pick<RiskDeps, 'lines' | 'parties'>,
  { row, state, deadline, isLate, reference, reason }: StandingRow,
  isIncomplete: (day: string) => boolean,
): LargeValueView {
  const day = formatDay(row.day);
  return {
    key: row.key,
    day,
    customer: {
      kind: row.customer.partyId !== '' ? 'party' : 'counterparty',
      id: row.customerId,
      label: labelOf(row),
    },
    person: row.customer.person,
    direction: row.direction,
    rule: row.rule,
    code: row.threshold?.code ?? '',
    threshold: row.threshold?.amount ?? 0,
    currency: row.currency,
    sum: row.sum,
    lines: row.lines.length + row.payments.length,
    channels: channelsOf(deps, row),
    deadline: formatDay(deadline),
    isLate,
    state,
    reference,
    reason,
    isIncomplete: isIncomplete(day),
    missing: missingFields(row, deps.parties),
  };
}

/** Files' own channels; a file of a bank says bank. */
function channelsOf({ lines }: Pick<RiskDeps, 'lines'>, row: LargeValueRow): Channel[] {
  const found = new Set<Channel>(row.payments.length > 0 ? ['bank'] : []);
  for (const id of row.lines) found.add(lines.importOf(id).view.channel);
  return CHANNELS.filter((channel) => found.has(channel));
}
