/**
 * One channel transaction: do the movements of the fund bill add up to what the trade bill says?
 *
 * Expected of a trade: its gross with the sign of its direction as main rows, and its fee with the opposite sign as fee rows (a fee given
 * back is negative in the trade bill and comes in). Or one net row in place of both.
 */
import type { ExceptionKind } from '../../../../../shared/domain/leg.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineSet } from '../../../statements/rules/line-columns.ts';
import { compareMoments } from '../work/canonical-order.ts';
import { draftOf } from '../work/drafts.ts';
import { ACCEPTED } from '../work/group-list.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf, idText, isIdle, kindOf } from '../work/line-facts.ts';
import { bucketsBy, pairEqualCounts } from '../work/multiplicity.ts';
import { feeEvidence } from './fee-check.ts';

interface Expected {
  readonly main: number;
  readonly fee: number;
  readonly total: number;
}

type Verdict = 'agrees' | 'fee_differs' | 'differs' | 'no_main';

const isFee = (set: LineSet, position: number): boolean => {
  const kind = kindOf(set, position);
  return kind === 'fee' || kind === 'fee_return';
};

function expectedOf(set: LineSet, position: number): Expected {
  const direction = set.direction[position];
  const sign = direction === DIRECTION_IN ? 1 : direction === DIRECTION_OUT ? -1 : 0;
  const net = set.net[position] ?? 0;
  const gross = set.gross[position] ?? Number.NaN;
  const fee = set.fee[position] ?? Number.NaN;
  const main = sign * (Number.isNaN(gross) ? net : gross);
  // Without a stated fee the net is the movement; a gross beside it leaves the difference for the fee.
  const total = Number.isNaN(fee) || Number.isNaN(gross) ? sign * net : main - fee;
  return { main, fee: total - main, total };
}

function judge(work: LegWork, expected: Expected, rows: readonly number[]): Verdict {
  let main = 0;
  let fee = 0;
  let mainCount = 0;
  for (const row of rows) {
    if (isFee(work.right, row)) fee += work.rightSigned(row);
    else {
      main += work.rightSigned(row);
      mainCount += 1;
    }
  }
  if (mainCount === 0) return 'no_main';
  const hasFeeRows = mainCount < rows.length;
  if (main === expected.main && fee === expected.fee) return 'agrees';
  if (!hasFeeRows && main === expected.total) return 'agrees';
  return main === expected.main ? 'fee_differs' : 'differs';
}

/** All lines open, of one family and one number. With `awaiting`, refunds that lack only their returned fee are put there first. */
export function settleFund(
  work: LegWork,
  rule: number,
  trades: readonly number[],
  rows: readonly number[],
  awaiting: number[] | null,
): void {
  const moving = trades.some((trade) => isIdle(work.left, trade))
    ? trades.filter((trade) => !isIdle(work.left, trade))
    : trades;
  const [trade] = moving;
  if (trade === undefined) {
    work.except(draftOf(work, 'status_differs', [...trades], [...rows]));
  } else if (moving.length === 1) settleOne(work, rule, trade, rows, awaiting);
  else settleSeveral(work, rule, moving, rows, awaiting);
}

function settleOne(
  work: LegWork,
  rule: number,
  trade: number,
  rows: readonly number[],
  awaiting: number[] | null,
): void {
  const expected = expectedOf(work.left, trade);
  const verdict = judge(work, expected, rows);
  const isOneCurrency = rows.every((row) => work.isSameCurrency(trade, row));
  if (verdict === 'agrees' && isOneCurrency) {
    const [row] = rows;
    if (rows.length === 1 && row !== undefined) work.pair(rule, ACCEPTED, 100, trade, row);
    else work.group(rule, ACCEPTED, 100, [trade], rows);
    return;
  }
  if (verdict === 'no_main' && awaiting) return; // A fee alone: the movement itself may stand under another number.
  const hasFeeRows = rows.some((row) => isFee(work.right, row));
  if (verdict === 'fee_differs' && awaiting && !hasFeeRows && expected.fee > 0) {
    awaiting.push(trade, rows.length, ...rows);
    return;
  }
  exceptDiffering(work, expected, verdict, trade, rows, isOneCurrency);
}

function exceptDiffering(
  work: LegWork,
  expected: Expected,
  verdict: Verdict,
  trade: number,
  rows: readonly number[],
  isOneCurrency: boolean,
): void {
  if (work.isRefused([trade], rows)) return;
  const kind = kindOfDiffering(work, expected, verdict, trade, rows, isOneCurrency);
  // Which of the two is not what was agreed, where a schedule says.
  const evidence = kind === 'fee_differs' ? (feeEvidence(work, [trade], rows) ?? []) : [];
  work.except(draftOf(work, kind, [trade], [...rows], { evidence }));
}

/** What the movements of one trade say against it; null where they add up. */
export function objectionOf(work: LegWork, trade: number, rows: readonly number[]): ExceptionKind | null {
  const expected = expectedOf(work.left, trade);
  const verdict = judge(work, expected, rows);
  const isOneCurrency = rows.every((row) => work.isSameCurrency(trade, row));
  return verdict === 'agrees' && isOneCurrency
    ? null
    : kindOfDiffering(work, expected, verdict, trade, rows, isOneCurrency);
}

function kindOfDiffering(
  work: LegWork,
  expected: Expected,
  verdict: Verdict,
  trade: number,
  rows: readonly number[],
  isOneCurrency: boolean,
): ExceptionKind {
  const mains = rows.filter((row) => !isFee(work.right, row));
  const isBookedTwice =
    mains.length > 1 &&
    expected.main !== 0 &&
    mains.every((row) => work.rightSigned(row) === expected.main || work.rightSigned(row) === expected.total);
  return !isOneCurrency
    ? 'currency_differs'
    : verdict === 'fee_differs'
      ? 'fee_differs'
      : isBookedTwice
        ? 'duplicate'
        : kindOf(work.left, trade) === 'refund'
          ? 'refund_differs'
          : 'amount_differs';
}

/** Several trades under one number: partial refunds. Main rows by amount and day, then each fee row to the one trade it fits. */
function settleSeveral(
  work: LegWork,
  rule: number,
  trades: readonly number[],
  rows: readonly number[],
  awaiting: number[] | null,
): void {
  const mains = rows.filter((row) => !isFee(work.right, row));
  if (mains.length === 0 && awaiting) return;
  if (isWrittenTwice(work, trades, rows)) {
    work.except(draftOf(work, 'duplicate', [...trades], [...rows]));
    return;
  }
  const ofTrade = new Map<number, number[]>();
  const taken = new Set<number>();
  const ambiguous: { left: number[]; right: number[] } = { left: [], right: [] };
  for (const amount of ['main', 'total'] as const) {
    const buckets = bucketsBy(
      trades.filter((trade) => !ofTrade.has(trade) && !ambiguous.left.includes(trade)),
      mains.filter((row) => !taken.has(row) && !ambiguous.right.includes(row)),
      (trade) => `${work.leftCurrency(trade)}|${expectedOf(work.left, trade)[amount]}`,
      (row) => `${work.rightCurrency(row)}|${work.rightSigned(row)}`,
    );
    for (const bucket of buckets) {
      if (bucket.left.length === 0 || bucket.right.length === 0) continue;
      const over = pairEqualCounts(work, bucket, true, (trade, row) => {
        ofTrade.set(trade, [row]);
        taken.add(row);
      });
      if (over.left.length === 0 || over.right.length === 0) continue;
      ambiguous.left.push(...over.left);
      ambiguous.right.push(...over.right);
    }
  }
  giveFees(
    work,
    ofTrade,
    rows.filter((row) => isFee(work.right, row)),
  );
  for (const [trade, own] of ofTrade) settleOne(work, rule, trade, own, awaiting);
  if (ambiguous.left.length > 0) work.except(draftOf(work, 'ambiguous', ambiguous.left, ambiguous.right));
  const left = trades.filter((trade) => !ofTrade.has(trade) && work.isLeftOpen(trade));
  const right = mains.filter((row) => !taken.has(row) && work.isRightOpen(row));
  const [one] = left;
  if (one === undefined || right.length === 0 || awaiting) return;
  if (left.length === 1) exceptDiffering(work, expectedOf(work.left, one), 'differs', one, right, true);
  else if (!work.isRefused(left, right)) work.except(draftOf(work, 'ambiguous', left, right));
}

/** A payment that the trade bill has more than once, and the fund bill once. */
function isWrittenTwice(work: LegWork, trades: readonly number[], rows: readonly number[]): boolean {
  const [first] = trades;
  if (first === undefined || kindOf(work.left, first) !== 'payment' || work.isRefused(trades, rows))
    return false;
  const { main, fee } = expectedOf(work.left, first);
  const isSame = (trade: number) => {
    const expected = expectedOf(work.left, trade);
    return expected.main === main && expected.fee === fee;
  };
  return trades.every(isSame) && objectionOf(work, first, rows) === null;
}

/** A fee row goes to the trade that expects just it and has none yet; of several alike, first with first by day and content. */
function giveFees(work: LegWork, ofTrade: ReadonlyMap<number, number[]>, fees: readonly number[]): void {
  const wanting = [...ofTrade.keys()].filter((trade) => {
    const expected = expectedOf(work.left, trade);
    return expected.fee !== 0 && ofTrade.get(trade)?.every((row) => work.rightSigned(row) === expected.main);
  });
  const buckets = bucketsBy(
    wanting,
    fees,
    (trade) => `${work.leftCurrency(trade)}|${expectedOf(work.left, trade).fee}`,
    (row) => `${work.rightCurrency(row)}|${work.rightSigned(row)}`,
  );
  for (const bucket of buckets)
    pairEqualCounts(work, bucket, true, (trade, row) => ofTrade.get(trade)?.push(row));
}

/**
 * Refunds that lack only their returned fee (trade, number of rows, rows …): WeChat may book the return under the number of the payment.
 * Paired where as many returns as refunds of one payment and fee are there; else the fee differs.
 */
export function takeReturnedFees(
  work: LegWork,
  rule: number,
  awaiting: readonly number[],
  transactionId: Uint32Array,
): void {
  if (awaiting.length === 0) return;
  const rowsOf = new Map<number, readonly number[]>();
  for (let at = 0; at < awaiting.length; ) {
    const count = awaiting[at + 1] ?? 0;
    rowsOf.set(awaiting[at] ?? 0, awaiting.slice(at + 2, at + 2 + count));
    at += 2 + count;
  }
  const returns: number[] = [];
  for (let row = 0; row < work.right.count; row += 1)
    if (work.isRightOpen(row) && kindOf(work.right, row) === 'fee_return') returns.push(row);
  const keyOf = (id: string, currency: number, fee: number) => `${id}|${currency}|${fee}`;
  const feeOf = (trade: number) => expectedOf(work.left, trade).fee;
  const buckets = bucketsBy(
    [...rowsOf.keys()],
    returns,
    (trade) =>
      keyOf(idText(work.left.relatedId, trade) || `#${trade}`, work.leftCurrency(trade), feeOf(trade)),
    (row) => keyOf(idText(transactionId, row), work.rightCurrency(row), work.rightSigned(row)),
  );
  for (const { left, right } of buckets) {
    const trades = ordered(work.left, left);
    const fees = left.length === right.length ? ordered(work.right, right) : [];
    trades.forEach((trade, index) => {
      const rows = rowsOf.get(trade) ?? [];
      const fee = fees[index];
      if (fee === undefined)
        exceptDiffering(work, expectedOf(work.left, trade), 'fee_differs', trade, rows, true);
      else work.group(rule, ACCEPTED, 100, [trade], [...rows, fee]);
    });
  }
}

const ordered = (set: LineSet, positions: readonly number[]): number[] =>
  positions.toSorted((a, b) => dayOf(set, a) - dayOf(set, b) || compareMoments(set, a, b) || a - b);
