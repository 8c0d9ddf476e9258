/**
 * Where the files disagree, on purpose: each planted fault changes what one file tells of one movement.
 *
 * The bills themselves stay whole: their totals are the totals of what they tell. A fault is a true disagreement between two files, never
 * a broken file.
 */
import { Deck, Random } from './random.ts';
import { type DemoShape, dayOf, type Period, perThousand } from './shape.ts';
import { type Movement, type Story, transactionNo } from './story.ts';

export type OrderState = 'paid' | 'refunded' | 'pending' | 'closed' | 'failed';

/** Kinds planted on movements; those of payouts and bank lines are planted where these are made. */
export type MovementFault =
  | 'missing_in_channel'
  | 'missing_in_orders'
  | 'amount_differs'
  | 'refund_differs'
  | 'status_differs'
  | 'duplicate'
  | 'timing'
  | 'missing_in_fund'
  | 'fee_differs';

/** What the three files tell of one movement; null where a file says nothing. */
export interface Told {
  readonly movement: Movement;
  readonly order: { readonly amount: number; readonly state: OrderState } | null;
  readonly trade: { readonly settled: number; readonly fee: number } | null;
  readonly fund: { readonly settled: number; readonly fee: number } | null;
  readonly fault: MovementFault | null;
}

export function plantFaults(story: Story, shape: DemoShape, period: Period): Told[] {
  const random = new Random(shape.seed, 'faults');
  const faults = chooseFaults(story, shape, random);
  return story.movements.flatMap((movement, index) => {
    const truly = tellTruly(movement, period);
    const fault = faults.get(movement.id);
    return fault === undefined ? [truly] : tellWrongly(truly, fault, random, shape.orders + index);
  });
}

function tellTruly(movement: Movement, period: Period): Told {
  const { ordered, settled, fee } = movement;
  const isRefunded = movement.kind === 'refund' || movement.isRefundedInFull;
  const isBilled = dayOf(movement.happenedAt) <= period.lastDay;
  return {
    movement,
    order: { amount: ordered, state: isRefunded ? 'refunded' : 'paid' },
    trade: isBilled ? { settled, fee } : null,
    fund: isBilled ? { settled, fee } : null,
    fault: isBilled ? null : 'timing', // Just after the cut-off of the last day: the next bill will have it.
  };
}

function chooseFaults(story: Story, shape: DemoShape, random: Random): Map<string, MovementFault> {
  const chosen = new Map<string, MovementFault>();
  const plain = new Deck(random, story.plain);
  const refunds = new Deck(
    random,
    story.movements.filter(
      (each) => each.kind === 'refund' && each.ordered === each.settled && each.ordered > 500,
    ),
  );
  const plant = (
    fault: MovementFault,
    deck: Deck<Movement>,
    accepts: (movement: Movement) => boolean = (movement) => movement.ordered > 500,
  ) => {
    for (const movement of deck.take(perThousand(shape.orders, 2), accepts)) chosen.set(movement.id, fault);
  };
  plant('missing_in_channel', plain);
  plant('missing_in_orders', plain);
  plant('amount_differs', plain);
  plant('status_differs', plain);
  plant('duplicate', plain);
  plant('missing_in_fund', plain);
  plant('fee_differs', plain, (movement) => movement.fee >= 10);
  // A payment whose refund is disputed stays true itself; only the refund is told wrongly.
  plant('refund_differs', refunds, (movement) => movement.ordered > 500);
  return chosen;
}

function tellWrongly(told: Told, fault: MovementFault, random: Random, spare: number): Told[] {
  const { movement } = told;
  switch (fault) {
    case 'missing_in_channel':
      return [{ ...told, trade: null, fund: null, fault }];
    case 'missing_in_orders':
      return [{ ...told, order: null, fault }];
    case 'amount_differs':
    case 'refund_differs': {
      const off = random.pick([-300, -100, -1, 1, 100, 1000]);
      return [
        { ...told, order: { amount: movement.ordered + off, state: told.order?.state ?? 'paid' }, fault },
      ];
    }
    case 'status_differs': {
      const state = random.pick(['pending', 'pending', 'closed', 'failed'] as const);
      return [{ ...told, order: { amount: movement.ordered, state }, fault }];
    }
    case 'duplicate':
      // The buyer was charged twice for one order; the first charge is the one our books know.
      return [told, { ...told, movement: secondCharge(movement, random, spare), order: null, fault }];
    case 'missing_in_fund':
      return [{ ...told, fund: null, fault }];
    case 'fee_differs':
      return [{ ...told, fund: { settled: movement.settled, fee: movement.fee + random.int(1, 5) }, fault }];
    default:
      return [told];
  }
}

function secondCharge(movement: Movement, random: Random, spare: number): Movement {
  const happenedAt = movement.happenedAt + random.int(3, 40);
  return {
    ...movement,
    id: `${movement.id}d`,
    happenedAt,
    bookedAt: happenedAt,
    transactionNo: transactionNo(movement.channel, happenedAt, spare, random),
  };
}
