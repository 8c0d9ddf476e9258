/**
 * Lines that may be a payment, its return or a top-up, for a person to look at: those that carry its number first, then those of its amount that name
 * who is at the other end and lie near in time. Nothing is linked here.
 */
import type { Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { BatchPurpose, LineRole } from '../../../../shared/domain/payment.ts';
import { plainName, plainNumber } from '../../../../shared/domain/plain-account.ts';
import type { PaymentsDeps } from '../deps.ts';
import { carriedNumbers, carriesReference } from '../rules/carried-number.ts';
import { roleOf } from '../rules/line-role.ts';
import { isInGroup, standingLinks } from './line-links.ts';
import { type MovedLine, movedLines } from './moved-lines.ts';

/** Days from when the money may move to when it is looked for no more: a return takes a week over a holiday. */
const OFFER_DAYS = 15;
const OFFERS_MAX = 50;

interface Sought {
  readonly amount: number;
  readonly currency: string;
  readonly payee: string;
  readonly number: string;
  readonly since: number;
  readonly roleOf: (line: MovedLine) => LineRole | null;
  readonly carries: (texts: string) => boolean;
}

export function lineOffers(deps: PaymentsDeps, itemNo: string): Output<'payments.lineOffers'> {
  const sought = soughtOf(deps, itemNo);
  const links = standingLinks(deps);
  const taken = new Set(links.map((link) => link.lineId));
  const has = new Set(links.filter((link) => link.itemNo === itemNo).map((link) => link.role));
  const offers = movedLines(deps.lines, new Set([sought.amount])).flatMap((line) => {
    const role = sought.roleOf(line);
    if (line.currency !== sought.currency || role === null || has.has(role)) return [];
    const why = whyOf(line, sought);
    if (why === null || taken.has(line.lineId) || isInGroup(deps, line.lineId)) return [];
    return [{ role, why, lineId: line.lineId, day: line.day ?? 0 }];
  });
  return {
    offers: offers
      .toSorted((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why) || a.day - b.day || a.lineId - b.lineId)
      .slice(0, OFFERS_MAX)
      .map(({ role, why, lineId }) => ({ line: deps.lines.view(lineId), role, why })),
  };
}

/** Words of payment_offer.<why>, the surest first. */
const ORDER = ['number', 'account', 'name'];

function whyOf(line: MovedLine, { carries, payee, number, since }: Sought): string | null {
  if (carries(line.texts)) return 'number';
  if (line.day === null || line.day < since || line.day > since + OFFER_DAYS) return null;
  if (number.length >= 8 && plainNumber(line.texts).includes(number)) return 'account';
  return payee.length >= 2 && plainName(line.texts).includes(payee) ? 'name' : null;
}

function soughtOf({ store, topUp }: PaymentsDeps, itemNo: string): Sought {
  const item = store.item(itemNo);
  if (item) {
    const { executionDay, purpose } = store.batch(item.batchNo)?.header ?? {
      executionDay: '',
      purpose: 'payout' as BatchPurpose,
    };
    const made = store.instruction(item.batchNo);
    const from = made && chinaDay(made.at) < executionDay ? chinaDay(made.at) : executionDay;
    return {
      amount: item.amount,
      currency: item.currency,
      payee: plainName(item.payee),
      number: plainNumber(item.number),
      since: parseDay(from) ?? 0,
      roleOf: (line) => roleOf(line.direction, purpose),
      carries: (texts) => carriedNumbers(texts).includes(itemNo),
    };
  }
  const awaited = topUp(itemNo);
  if (!awaited) throw new Refused('not_found', { what: 'payment', id: itemNo });
  return {
    amount: awaited.amount,
    currency: awaited.currency,
    payee: plainName(awaited.payer),
    number: '',
    since: parseDay(awaited.since) ?? 0,
    roleOf: (line) => (line.direction === 'in' ? 'arrived' : null),
    carries: (texts) =>
      carriesReference(texts, awaited.orderNo) || carriesReference(texts, awaited.reference),
  };
}
