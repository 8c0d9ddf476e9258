/**
 * Where a batch stands in its four steps (发起, 核对, 确认, 完成), what may be done about it next, and which payments want a look first. Pure.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import {
  type BatchState,
  CHECK_OUTCOMES,
  type CheckOutcome,
  ITEM_CORRECTIONS,
  ITEM_MOVES,
  type ItemState,
} from '../../../shared/domain/payment.ts';
import type { Tone } from '../../ui/tag.tsx';

export const STEPS = ['initiate', 'verify', 'confirm', 'complete'] as const;
export type Step = (typeof STEPS)[number];
/** ended: what comes after it will not come. */
export type StepState = 'done' | 'current' | 'todo' | 'stopped' | 'ended';

/** The step a batch is at: the one whose work is not done. */
const AT: Readonly<Record<BatchState, Step>> = {
  draft: 'initiate',
  verified: 'verify',
  waiting: 'confirm',
  approved: 'complete',
  instructed: 'complete',
  completed: 'complete',
  cancelled: 'initiate',
};

export interface ShownStep {
  readonly step: Step;
  readonly state: StepState;
}
export function stepsOf(batch: Pick<BatchView, 'state' | 'checks'>): ShownStep[] {
  const at = STEPS.indexOf(AT[batch.state]);
  return STEPS.map((step, place) => {
    if (batch.state === 'cancelled') return { step, state: 'ended' };
    if (batch.state === 'completed') return { step, state: 'done' };
    // Checked, and something stops it: the batch is a draft again, and the check is what holds it up.
    if (batch.state === 'draft' && step === 'verify' && batch.checks.stop > 0)
      return { step, state: 'stopped' };
    return { step, state: place < at ? 'done' : place === at ? 'current' : 'todo' };
  });
}
/** The step to show when nobody asked for another. */
export const stepOf = (batch: Pick<BatchView, 'state' | 'checks'>): Step =>
  batch.state === 'draft' && batch.checks.stop > 0 ? 'verify' : AT[batch.state];

/** Its items may still be typed. */
export const isBeingTyped = ({ state }: Pick<BatchView, 'state'>): boolean =>
  state === 'draft' || state === 'verified';

export type Act = 'verify' | 'submit' | 'cancel' | 'instruct' | 'results';
/** What the engine would let happen now; the first is the one to do. */
export function actsOf(batch: Pick<BatchView, 'state' | 'count'>): readonly Act[] {
  switch (batch.state) {
    case 'draft':
      return batch.count > 0 ? ['verify', 'cancel'] : ['cancel'];
    case 'verified':
      return ['submit', 'verify', 'cancel'];
    case 'waiting':
      return [];
    case 'approved':
      return ['instruct', 'cancel'];
    case 'instructed':
      return ['results', 'instruct'];
    case 'completed':
      return ['instruct'];
    case 'cancelled':
      return [];
  }
}

export const BATCH_TONES: Readonly<Record<BatchState, Tone>> = {
  draft: 'plain',
  verified: 'accent',
  waiting: 'warn',
  approved: 'accent',
  instructed: 'warn',
  completed: 'ok',
  cancelled: 'plain',
};
export const ITEM_TONES: Readonly<Record<ItemState, Tone>> = {
  draft: 'plain',
  instructed: 'plain',
  accepted: 'accent',
  paid: 'ok',
  failed: 'bad',
  returned: 'bad',
  unknown: 'warn',
  cancelled: 'plain',
};
export const OUTCOME_TONES: Readonly<Record<CheckOutcome, Tone>> = {
  pass: 'ok',
  warn: 'warn',
  stop: 'bad',
  not_checked: 'plain',
};

/** What stops a payment comes before what warns of it; what passed comes last. */
export const OUTCOME_ORDER: readonly CheckOutcome[] = ['stop', 'warn', 'not_checked', 'pass'];
export const worstOf = (checks: BatchView['checks']): CheckOutcome | null =>
  OUTCOME_ORDER.find((outcome) => checks[outcome] > 0) ?? null;
/** Before the first verification every item counts as not checked, and a list says so in one word. */
export const isChecked = (batch: Pick<BatchView, 'checks' | 'count' | 'state'>): boolean =>
  batch.state !== 'draft' ||
  CHECK_OUTCOMES.some((outcome) => outcome !== 'not_checked' && batch.checks[outcome] > 0);

const byPlace = (a: PaymentView, b: PaymentView) => a.place - b.place;
export const worstFirst = (items: readonly PaymentView[]): PaymentView[] =>
  items.toSorted(
    (a, b) => OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome) || byPlace(a, b),
  );

/** After the file is out: what somebody has to look into comes first. */
export const STATE_ORDER: readonly ItemState[] = [
  'unknown',
  'failed',
  'returned',
  'instructed',
  'accepted',
  'draft',
  'paid',
  'cancelled',
];
export const troubleFirst = (items: readonly PaymentView[]): PaymentView[] =>
  items.toSorted((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || byPlace(a, b));

/** Paid again they may be; an unknown one never, and one that was paid again already not twice. */
/** What two persons may say became of a payment that went out: only by the moves every payment makes, or to set an end right. */
export const resolvable = (state: ItemState) =>
  (['paid', 'failed', 'returned'] as const).filter(
    (to) => (state !== 'draft' && ITEM_MOVES[state].includes(to)) || setsRight(state, to),
  );
/** What failed or came back was paid after all: only a line of a bank can show it. */
export const setsRight = (from: ItemState, to: ItemState | null): boolean =>
  to !== null && ITEM_CORRECTIONS[from]?.includes(to) === true;

export type WhyNoRetry = 'unknown' | 'retried' | 'not_ended';
export function whyNoRetry(item: Pick<PaymentView, 'state' | 'retriedBy'>): WhyNoRetry | null {
  if (item.state === 'unknown') return 'unknown';
  if (item.state !== 'failed' && item.state !== 'returned') return 'not_ended';
  return item.retriedBy === '' ? null : 'retried';
}
export const retriable = (items: readonly PaymentView[]): PaymentView[] =>
  items.filter((item) => whyNoRetry(item) === null);

export type EvidenceLine = Pick<Output<'payments.lineOffers'>['offers'][number], 'line' | 'role'>;

/** Lines that may show an end, each once: a payment that failed is shown by its money coming back, as one that was returned is. */
export function evidenceOf<Line extends EvidenceLine>(
  state: 'paid' | 'failed' | 'returned' | null,
  lines: readonly Line[],
): Line[] {
  const role = state === 'paid' ? 'paid' : 'returned';
  const fitting = lines.filter((each) => state === null || each.role === role);
  return fitting.filter((each, at) => fitting.findIndex(({ line }) => line.id === each.line.id) === at);
}
