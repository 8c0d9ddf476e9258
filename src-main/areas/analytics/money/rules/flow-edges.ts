/**
 * Where the money of channels' batches comes from and where it goes (资金流向). Every batch sends on exactly what came into it, so what enters a channel
 * leaves it; what goes the other way in the end (more given back than taken) is drawn the other way, and no amount is below nought.
 */
import type { Channel } from '../../../../../shared/domain/statement-line.ts';

export interface Part {
  readonly value: number;
  readonly count: number;
}

/** What is taken off, by its effect on what is paid out turned round: above nought it leaves the channel. */
export const TAKEN = ['refunds', 'fees', 'held'] as const;
export type Taken = (typeof TAKEN)[number];

export interface FlowBatch {
  readonly channel: Channel;
  /** Sales that are matched to orders, and those that are not. */
  readonly orders: Part;
  readonly noOrder: Part;
  readonly taken: Readonly<Record<Taken, Part>>;
  /** What banks show of it, by account (place 'bank|<key>'). */
  readonly banked: ReadonlyMap<string, Part>;
}

export interface Edge extends Part {
  readonly from: string;
  readonly to: string;
  /** It goes against the way of money, which is named here as it would go. */
  readonly isTurned: boolean;
  readonly way: readonly [from: string, to: string];
}

/** What is left of a batch when all that went on is taken off: above nought it is to come, below it came from batches before. */
export function restOf({ orders, noOrder, taken, banked }: FlowBatch): number {
  const out = TAKEN.reduce((sum, each) => sum + taken[each].value, 0);
  const paid = [...banked.values()].reduce((sum, { value }) => sum + value, 0);
  return orders.value + noOrder.value - out - paid;
}

export function edgesOf(batches: readonly FlowBatch[], direct: ReadonlyMap<string, Part>): Edge[] {
  const edges = new Map<string, { from: string; to: string; value: number; count: number }>();
  const add = (from: string, to: string, { value, count }: Part) => {
    const known = edges.get(`${from} ${to}`) ?? { from, to, value: 0, count: 0 };
    edges.set(`${from} ${to}`, known);
    known.value += value;
    known.count += count;
  };
  for (const batch of batches) {
    const channel = `channel|${batch.channel}`;
    add('orders', channel, batch.orders);
    add('no_order', channel, batch.noOrder);
    for (const each of TAKEN) add(channel, each, batch.taken[each]);
    for (const [bank, part] of batch.banked) add(channel, bank, part);
    const rest = restOf(batch);
    add(channel, 'not_paid_out', { value: rest, count: rest === 0 ? 0 : 1 });
  }
  for (const [bank, part] of direct) add('orders', bank, part);
  return [...edges.values()]
    .filter(({ value, count }) => value !== 0 || count !== 0)
    .map(({ from, to, value, count }) =>
      value < 0
        ? {
            from: backOf(to),
            to: backOf(from),
            value: -value,
            count,
            isTurned: true,
            way: [from, to] as const,
          }
        : { from, to, value, count, isTurned: false, way: [from, to] as const },
    )
    .toSorted(inOrder);
}

/** What ends a way begins another under another name: what one channel holds back pays for no other. Channels and banks stay what they are. */
function backOf(place: string): string {
  if (place.includes('|')) return place;
  return place === 'not_paid_out' ? 'earlier' : `${place}_back`;
}

/** What comes into channels, then what leaves them, the most first. */
function inOrder(a: Edge, b: Edge): number {
  const stage = ({ to }: Edge) => (to.startsWith('channel|') ? 0 : 1);
  return stage(a) - stage(b) || b.value - a.value || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1);
}
