/** How an order's state and its findings look. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { OrderState } from '../../../shared/domain/order.ts';
import type { Tone } from '../../ui/tag.tsx';

export type Story = Output<'orders.story'>;
export type StoryStanding = NonNullable<Story['standing']>;

export const ORDER_TONES: Readonly<Record<OrderState, Tone>> = {
  created: 'plain',
  paying: 'warn',
  paid: 'ok',
  part_refunded: 'accent',
  refunded: 'plain',
  closed: 'plain',
  failed: 'bad',
  disputed: 'bad',
};

/** Settlement batches and payouts its lines name, each once. */
export const batchNumbers = ({ trades, funds, bank }: Story): string[] => [
  ...new Set([...trades, ...funds, ...bank].map((line) => line.batchNo).filter((number) => number !== '')),
];

/** Lines that may be evidence for what our books should say: whatever somebody else wrote. */
export const evidenceLines = ({ trades, funds, bank }: Story) => [...trades, ...funds, ...bank];
