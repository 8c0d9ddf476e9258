/** Where what a payment is for is looked at: an order, or the batch of settlement whose number it carries. Pure. */
import type { BatchView } from '../../../shared/contract/payment-views.ts';

export function paidForAddress(purpose: BatchView['purpose'], number: string): string {
  const said = encodeURIComponent(number);
  return purpose === 'settlement' ? `/settlement?tab=merchant&show=all&q=${said}` : `/orders/${said}`;
}
