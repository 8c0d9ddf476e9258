/**
 * Exceptions: their amounts, days, suggestion and evidence, all in one place, so that the same break always says the same.
 */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import {
  EXCEPTION_KINDS,
  type ExceptionKind,
  type Leg,
  type Suggestion,
} from '../../../../../shared/domain/leg.ts';
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { type LineSet, NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { ExceptionDraft } from '../leg-match.ts';
import { compareLines } from './canonical-order.ts';
import type { LegWork } from './leg-work.ts';
import { dayOf, kindOf, statusOf } from './line-facts.ts';

type Evidence = ExceptionDraft['evidence'];

const SUGGESTION: Readonly<Record<ExceptionKind, Suggestion>> = {
  missing_in_channel: 'ask_channel',
  missing_in_orders: 'create_order',
  missing_in_fund: 'ask_channel',
  missing_in_trade: 'ask_channel',
  missing_in_bank: 'ask_channel',
  unexplained_in_bank: 'to_suspense',
  amount_differs: 'ask_channel',
  fee_differs: 'ask_channel',
  status_differs: 'correct_status',
  refund_differs: 'ask_channel',
  currency_differs: 'adjust',
  duplicate: 'refund',
  ambiguous: 'choose_partner',
  timing: 'wait',
  missing_file: 'get_file',
  balance_break: 'ask_channel',
};

/** Our own books are corrected by us; a channel's and a bank's are asked about. */
function suggestionFor(
  leg: Leg,
  kind: ExceptionKind,
  right: LineSet,
  first: number | undefined,
  isLeftSurplus: boolean,
): Suggestion {
  if (kind === 'duplicate' && isLeftSurplus) return leg === 'order_trade' ? 'adjust' : 'ask_channel';
  if (kind === 'amount_differs' && (leg === 'order_trade' || leg === 'order_bank')) return 'adjust';
  if (kind === 'missing_in_orders' && first !== undefined && kindOf(right, first) === 'chargeback')
    return 'adjust';
  return SUGGESTION[kind];
}

export interface Facts {
  readonly expectedByDay?: number | null;
  readonly evidence?: Evidence;
}

/** An exception over any lines of the two sides; amount and difference follow from them. */
export function draftOf(
  work: LegWork,
  kind: ExceptionKind,
  leftLines: readonly number[],
  rightLines: readonly number[],
  facts: Facts = {},
): ExceptionDraft {
  const left = byContent(work.left, leftLines);
  const right = byContent(work.right, rightLines);
  // Amounts of two currencies are never added: what is counted is in the currency of the first line.
  const own = left[0] !== undefined ? work.leftCurrency(left[0]) : work.rightCurrency(right[0] ?? 0);
  const leftSum = left.reduce(
    (sum, position) => sum + (work.leftCurrency(position) === own ? work.leftSigned(position) : 0),
    0,
  );
  const rightSum = right.reduce(
    (sum, position) => sum + (work.rightCurrency(position) === own ? work.rightSigned(position) : 0),
    0,
  );
  const difference = leftSum - rightSum;
  const days = [
    ...left.map((position) => dayOf(work.left, position)),
    ...right.map((position) => dayOf(work.right, position)),
  ].filter((day) => day !== NO_DAY);
  const first = left[0];
  const currency =
    first === undefined
      ? work.right.currencies[work.right.currency[right[0] ?? 0] ?? 0]
      : work.left.currencies[work.left.currency[first] ?? 0];
  const evidence = [
    ...sideEvidence(work, 'left', work.left, left),
    ...sideEvidence(work, 'right', work.right, right),
    ...(facts.expectedByDay == null ? [] : [{ name: 'expected_by', value: formatDay(facts.expectedByDay) }]),
    ...searchEvidence(work, left, right),
    ...(facts.evidence ?? []),
  ];
  return {
    kind,
    left: left.toSorted((a, b) => a - b),
    right: right.toSorted((a, b) => a - b),
    amount: aboutAmount(work, kind, left, right, difference),
    difference,
    currency: currency ?? '',
    sinceDay: days.length === 0 ? work.input.asOfDay : days.reduce((a, b) => Math.min(a, b)),
    expectedByDay: facts.expectedByDay ?? null,
    suggestion: suggestionFor(work.input.leg, kind, work.right, right[0], left.length > right.length),
    evidence: work.sameEvidence(evidence),
  };
}

/** Lines in an order that no file and no row decides. */
export const byContent = (set: LineSet, positions: readonly number[]): readonly number[] =>
  positions.length < 2 ? positions : positions.toSorted((a, b) => compareLines(set, a, set, b) || a - b);

/** The surplus for what came too often; else the larger side. Lines that moved nothing count with what they say. */
function aboutAmount(
  work: LegWork,
  kind: ExceptionKind,
  left: readonly number[],
  right: readonly number[],
  difference: number,
): number {
  if (kind === 'duplicate') return Math.abs(difference);
  const ofSide = (signed: number, plain: number) => (signed === 0 ? plain : Math.abs(signed));
  const sum = (positions: readonly number[], value: (position: number) => number) =>
    positions.reduce((total, position) => total + value(position), 0);
  return Math.max(
    ofSide(
      sum(left, (position) => work.leftSigned(position)),
      Math.abs(sum(left, (position) => work.leftPlain(position))),
    ),
    ofSide(
      sum(right, (position) => work.rightSigned(position)),
      Math.abs(sum(right, (position) => work.rightPlain(position))),
    ),
  );
}

/** One-sided: what a search for sums came to. */
function searchEvidence(work: LegWork, left: readonly number[], right: readonly number[]): Evidence {
  if (left.length > 0 && right.length > 0) return [];
  const side = left.length > 0 ? 'left' : 'right';
  for (const line of side === 'left' ? left : right) {
    const said = work.searchSaid(side, line);
    if (said !== undefined) return [{ name: 'search', value: said }];
  }
  return [];
}

function sideEvidence(
  work: LegWork,
  side: 'left' | 'right',
  set: LineSet,
  positions: readonly number[],
): Evidence {
  const first = positions[0];
  if (first === undefined) return [];
  const plain = (position: number) =>
    side === 'left' ? work.leftPlain(position) : work.rightPlain(position);
  const amount = positions.reduce((sum, position) => sum + plain(position), 0);
  const currency = set.currencies[set.currency[first] ?? 0] ?? '';
  const statuses = [...new Set(positions.map((position) => statusOf(set, position)))].filter(
    (status) => status !== 'none',
  );
  return [
    { name: `${side}_amount`, value: `${formatMinor(amount, currency)} ${currency}` },
    ...(positions.length > 1 ? [{ name: `${side}_count`, value: String(positions.length) }] : []),
    ...(statuses.length > 0 ? [{ name: `${side}_status`, value: statuses.toSorted().join(' ') }] : []),
  ];
}

/** By day, kind and content: the same exceptions in the same order whatever the order of files and rows. */
export function inCanonicalOrder(
  drafts: readonly ExceptionDraft[],
  left: LineSet,
  right: LineSet,
): ExceptionDraft[] {
  const compareSides = (set: LineSet, one: readonly number[], other: readonly number[]) => {
    if (one.length !== other.length) return one.length - other.length;
    if (one.length === 1) return compareLines(set, one[0] ?? 0, set, other[0] ?? 0);
    const ones = byContent(set, one);
    const others = byContent(set, other);
    for (let at = 0; at < ones.length; at += 1) {
      const compared = compareLines(set, ones[at] ?? 0, set, others[at] ?? 0);
      if (compared !== 0) return compared;
    }
    return 0;
  };
  // What tells most of them apart as plain numbers first: there may be a million, and looking into each again and again is what sorting costs.
  const kinds = EXCEPTION_KINDS.toSorted();
  const rank = Float64Array.from(
    drafts,
    (draft) => draft.sinceDay * KINDS_MAX + Math.max(0, kinds.indexOf(draft.kind)),
  );
  const lefts = Uint32Array.from(drafts, (draft) => draft.left.length);
  const content = Float64Array.from(drafts, (draft) => leadOf(draft, left, right));
  const order = Uint32Array.from(drafts, (_, at) => at).sort(
    (a, b) =>
      (rank[a] ?? 0) - (rank[b] ?? 0) ||
      (lefts[a] ?? 0) - (lefts[b] ?? 0) ||
      (content[a] ?? 0) - (content[b] ?? 0) ||
      compareSides(left, drafts[a]?.left ?? [], drafts[b]?.left ?? []) ||
      compareSides(right, drafts[a]?.right ?? [], drafts[b]?.right ?? []) ||
      a - b,
  );
  return Array.from(order, (at) => drafts[at]).filter((draft) => draft !== undefined);
}

const KINDS_MAX = 64;

/** The first word of the hash of its only left line, or of its only line at all; 0 where there are several to compare. */
function leadOf(draft: ExceptionDraft, left: LineSet, right: LineSet): number {
  if (draft.left.length === 1) return left.identity[2 * (draft.left[0] ?? 0)] ?? 0;
  if (draft.left.length === 0 && draft.right.length === 1)
    return right.identity[2 * (draft.right[0] ?? 0)] ?? 0;
  return 0;
}
