/**
 * Fees as they are stated against what the schedule says: recomputed line by line in whole minor units, and a difference is told, never swallowed by
 * a tolerance. Without a schedule nothing is asked.
 */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { scheduleCode } from '../../../../../shared/domain/schedule-code.ts';
import { DIRECTION_NONE, type LineSet } from '../../../statements/rules/line-columns.ts';
import type { ExpectedFee } from '../expected-fee.ts';
import type { ExceptionDraft } from '../leg-match.ts';
import { draftOf } from '../work/drafts.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf, kindOf } from '../work/line-facts.ts';

type Evidence = ExceptionDraft['evidence'];

/** Where the fee is stated: the channel's bill, which of orders and bill is the right side. */
const tradeSide = (work: LegWork): LineSet | null =>
  work.input.leg === 'order_trade'
    ? work.right
    : work.input.leg === 'trade_fund' || work.input.leg === 'trade_bank'
      ? work.left
      : null;

/** What the schedule says of a line; null where it says nothing, or the line is no payment and no refund. */
function expectedOf(work: LegWork, set: LineSet, position: number, gross: number): ExpectedFee | null {
  const kind = kindOf(set, position);
  const isAsked = (kind === 'payment' || kind === 'refund') && set.direction[position] !== DIRECTION_NONE;
  if (!isAsked || !Number.isSafeInteger(gross) || gross < 0) return null;
  return (
    work.input.terms.feeOf?.({
      channel: set.channel[position] ?? 0,
      account: set.accounts[set.account[position] ?? 0] ?? '',
      currency: set.currencies[set.currency[position] ?? 0] ?? '',
      day: dayOf(set, position),
      isRefund: kind === 'refund',
      gross,
      text: () => (set === work.left ? work.input.leftText : work.input.rightText)(position).description,
    }) ?? null
  );
}

/** Why the stated fees of lines are not the schedule's; null where they are, or nobody can say. */
export function feeEvidence(
  work: LegWork,
  left: readonly number[],
  right: readonly number[],
): Evidence | null {
  const set = work.input.terms.feeOf && tradeSide(work);
  if (!set) return null;
  let count = 0;
  let expected = 0;
  let stated = 0;
  let schedule: ExpectedFee['terms'] | null = null;
  for (const position of set === work.left ? left : right) {
    const fee = set.fee[position] ?? Number.NaN;
    const of = Number.isNaN(fee) ? null : expectedOf(work, set, position, set.gross[position] ?? Number.NaN);
    if (!of || (fee >= of.from && fee <= of.to)) continue;
    count += 1;
    expected += fee > of.to ? of.to : of.from;
    stated += fee;
    schedule ??= of.terms;
  }
  return (
    schedule &&
    said(schedule, count, [
      ['expected_fee', expected],
      ['stated_fee', stated],
      ['fee_over', stated - expected],
    ])
  );
}

function said(
  terms: ExpectedFee['terms'],
  count: number,
  amounts: readonly (readonly [name: string, minor: number])[],
): Evidence {
  const { currency } = terms.schedule;
  return [
    ...amounts.map(([name, minor]) => ({ name, value: `${formatMinor(minor, currency)} ${currency}` })),
    ...(count > 1 ? [{ name: 'fee_lines', value: String(count) }] : []),
    { name: 'fee_schedule', value: scheduleCode(terms) },
  ];
}

/** Lines that agree but for the fee become one exception over both sides; false where there is nothing to tell. */
export function exceptFee(work: LegWork, left: readonly number[], right: readonly number[]): boolean {
  const evidence = feeEvidence(work, left, right);
  if (!evidence) return false;
  work.except(draftOf(work, 'fee_differs', left, right, { evidence }));
  return true;
}

/** The schedule's fee on lines that state none, or another: what a bank credit lacks of their sum when the channel took it. Null: nothing. */
export function feeNotNetted(
  work: LegWork,
  lines: readonly number[],
): { readonly amount: number; readonly evidence: Evidence } | null {
  if (!work.input.terms.feeOf) return null;
  const { left } = work;
  let amount = 0;
  let expected = 0;
  let schedule: ExpectedFee['terms'] | null = null;
  for (const line of lines) {
    const gross = left.gross[line] ?? Number.NaN;
    const fee = left.fee[line] ?? Number.NaN;
    const of = expectedOf(work, left, line, Number.isNaN(gross) ? work.leftPlain(line) : gross);
    if (!of || of.from !== of.to) continue;
    amount += of.to - (Number.isNaN(fee) ? 0 : fee);
    expected += of.to;
    schedule ??= of.terms;
  }
  if (!schedule || amount === 0) return null;
  return {
    amount,
    evidence: said(schedule, lines.length, [
      ['expected_fee', expected],
      ['fee_short', amount],
    ]),
  };
}
