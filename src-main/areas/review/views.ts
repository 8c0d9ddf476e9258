/**
 * Facts → the shapes of the contract: groups, legs and exceptions as a screen or a file shows them.
 */
import type { ExceptionView, GroupView, LegSummary, LineView } from '../../../shared/contract/shapes.ts';
import { formatDay } from '../../../shared/domain/dates.ts';
import type { ExceptionKind, Leg, Side } from '../../../shared/domain/leg.ts';
import { differenceOf, EXCEPTION_KINDS } from '../../../shared/domain/leg.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { plainAmount, signedAmount } from '../matching/rules/work/leg-amount.ts';
import type { LineStore } from '../statements/line-store.ts';
import { NO_DAY } from '../statements/rules/line-columns.ts';
import type { GroupRef, LegView } from './leg-view.ts';
import { dayText, type Standing, type StandingException } from './standing.ts';

/** Sum of what lines count in a leg, by ledger id. */
export function sumOf(view: LegView, side: Side, lineIds: readonly number[]): number {
  const set = view.set(side);
  return lineIds.reduce((sum, id) => sum + signedAmount(view.leg, side, set, view.positionOf(side, id)), 0);
}

/** The money that lines move, whichever way: a payment and a refund that cancel each other out have moved twice as much as one. */
export function movedBy(view: LegView, side: Side, lineIds: readonly number[]): number {
  return lineIds.reduce((sum, id) => sum + Math.abs(sumOf(view, side, [id])), 0);
}

export function toGroupView(view: LegView, group: GroupRef, lines: LineStore): GroupView {
  const leftSum = sumOf(view, 'left', group.left);
  const rightSum = sumOf(view, 'right', group.right);
  const side: Side = group.left.length > 0 ? 'left' : 'right';
  const first = group[side][0] ?? 0;
  const position = view.positionOf(side, first);
  const set = view.set(side);
  const day = set.day[position] ?? NO_DAY;
  const line = lines.view(first);
  return {
    key: group.key,
    leg: view.leg,
    state: group.state,
    rule: group.rule?.id ?? group.person?.rule ?? 'by_hand',
    ruleVersion: group.rule?.version ?? 1,
    confidence: group.confidence,
    leftCount: group.left.length,
    rightCount: group.right.length,
    leftSum,
    rightSum,
    difference: differenceOf(view.leg, leftSum, rightSum),
    currency: set.currencies[set.currency[position] ?? 0] ?? '',
    day: day === NO_DAY ? '' : formatDay(day),
    reference: line.merchantOrderNo || line.channelTransactionId || line.bankReference,
    title: line.counterparty || line.description,
    remainder: group.person?.remainder ?? null,
  };
}

export function toExceptionView(
  exception: StandingException,
  lines: LineStore,
  nameOf: (person: string) => string,
): ExceptionView {
  const first = exception.left[0] ?? exception.right[0] ?? 0;
  const line = lines.view(first);
  return {
    key: exception.key,
    leg: exception.leg,
    kind: exception.kind,
    state: exception.state,
    channel: line.channel,
    file: line.file,
    row: line.row,
    sourceKind: line.sourceKind,
    amount: exception.amount,
    difference: exception.difference,
    currency: exception.currency,
    reference: referenceOf(line),
    since: dayText(exception.sinceDay),
    ageDays: exception.ageDays,
    expectedBy: dayText(exception.expectedByDay),
    suggestion: exception.suggestion,
    owner: nameOf(exception.owner),
    due: exception.due,
    disposition: exception.disposition,
    account: exception.account,
    notes: exception.notes,
    attachments: exception.attachments,
    groupKey: exception.groupKey,
    leftCount: exception.left.length,
    rightCount: exception.right.length,
  };
}

/** The number by which a person finds it: in the lists, and in what a second person is asked. */
export const referenceOf = (line: LineView): string =>
  line.refundNo || line.merchantOrderNo || line.channelTransactionId || line.batchNo || line.bankReference;

/** A leg's figures, one summary per currency: amounts of two currencies are never added. */
export function summarise(standing: Standing, lines: LineStore, leg: Leg): LegSummary[] {
  const view = standing.view(leg);
  const currencies = [...new Set([...view.left.currencies, ...view.right.currencies])].toSorted();
  const files = new Set([view.left, view.right].flatMap((set) => lines.importsOfSet(set)));
  const groups = view.countGroups();
  return currencies.flatMap((currency) => {
    const left = sideFigures(view, 'left', currency);
    const right = sideFigures(view, 'right', currency);
    if (left.count + right.count === 0) return [];
    const exceptions = standing.exceptions().filter((each) => each.leg === leg && each.currency === currency);
    const open = exceptions.filter((each) => each.state === 'open');
    const waiting = exceptions.filter((each) => each.state === 'waiting');
    const missing = exceptions.filter((each) => each.kind === 'missing_file' && each.state === 'open');
    const rests = [...files].filter((each) => each.view.currencies.includes(currency));
    const failed = rests.filter((each) => each.view.proof === 'failed');
    const missingFiles = missing.map((each) => {
      const line = lines.view(each.left[0] ?? each.right[0] ?? 0);
      return {
        sourceKind: otherSource(leg, each.left.length > 0),
        channel: line.channel,
        day: each.evidence.find(({ name }) => name === 'file_day')?.value ?? formatDay(each.sinceDay),
      };
    });
    const byKind = EXCEPTION_KINDS.map((kind) => ({ kind, ...tally(exceptions, kind) })).filter(
      (each) => each.count > 0,
    );
    return [
      {
        leg,
        standing:
          failed.length > 0
            ? 'failed'
            : missing.length > 0
              ? 'incomplete'
              : rests.every((each) => each.view.proof === 'proved' || each.view.sourceKind === 'orders')
                ? 'proved'
                : 'not_stated',
        failedFiles: failed.map((each) => each.view.file),
        missingFiles: unique(missingFiles),
        currency,
        leftCount: left.count,
        rightCount: right.count,
        leftSum: left.sum,
        rightSum: right.sum,
        leftMatched: left.matched,
        rightMatched: right.matched,
        leftOutside: left.outside,
        rightOutside: right.outside,
        acceptedGroups: groups.accepted,
        proposedGroups: groups.proposed,
        confirmedGroups: groups.confirmed,
        matchedValue: left.matchedValue,
        autoRateBp:
          left.count + right.count === 0
            ? 0
            : Math.floor(((left.byMachine + right.byMachine) * 10_000) / (left.count + right.count)),
        openExceptions: open.length,
        openDifference: open.reduce((sum, each) => sum + each.difference, 0),
        waiting: waiting.length,
        waitingAmount: waiting.reduce((sum, each) => sum + each.amount, 0),
        byKind,
      },
    ];
  });
}

/** Counts and sums of the lines a leg asks about; lines outside it are counted apart. */
function sideFigures(view: LegView, side: Side, currency: string) {
  const set = view.set(side);
  const only = set.currencies.indexOf(currency);
  const figures = { count: 0, sum: 0, matched: 0, matchedValue: 0, byMachine: 0, outside: 0 };
  for (let position = 0; position < set.count; position += 1) {
    if (set.currency[position] !== only) continue;
    if (view.isOutside(side, position)) {
      figures.outside += 1;
      continue;
    }
    figures.count += 1;
    figures.sum += signedAmount(view.leg, side, set, position);
    const standing = view.standing(side, position);
    if (standing !== 'accepted' && standing !== 'confirmed') continue;
    figures.matched += 1;
    figures.matchedValue += plainAmount(view.leg, side, set, position);
    if (standing === 'accepted') figures.byMachine += 1;
  }
  return figures;
}

function tally(
  exceptions: readonly StandingException[],
  kind: ExceptionKind,
): { count: number; amount: number } {
  const ofKind = exceptions.filter((each) => each.kind === kind && each.state !== 'resolved');
  return { count: ofKind.length, amount: ofKind.reduce((sum, each) => sum + each.amount, 0) };
}

/** The kind of file that is missing opposite a line. */
function otherSource(leg: Leg, isLeft: boolean): LegSummary['missingFiles'][number]['sourceKind'] {
  const words: Record<
    Leg,
    readonly ['orders' | 'trade_bill' | 'fund_bill' | 'bank', 'orders' | 'trade_bill' | 'fund_bill' | 'bank']
  > = {
    order_trade: ['orders', 'trade_bill'],
    trade_fund: ['trade_bill', 'fund_bill'],
    fund_bank: ['fund_bill', 'bank'],
    trade_bank: ['trade_bill', 'bank'],
    order_bank: ['orders', 'bank'],
    left_right: ['bank', 'bank'],
  };
  return words[leg][isLeft ? 1 : 0];
}

/** Named channels only: which file of which channel and day is missing, each once. */
function unique(files: LegSummary['missingFiles']): LegSummary['missingFiles'] {
  const seen = new Map(files.map((file) => [`${file.sourceKind}|${file.channel}|${file.day}`, file]));
  return [...seen.values()].toSorted(
    (a, b) => a.day.localeCompare(b.day) || CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel),
  );
}
