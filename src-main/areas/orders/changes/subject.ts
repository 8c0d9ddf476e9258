/** A change of an order as a request keeps it, and read back: the same change, name by name. */
import type { RequestKind } from '../../../../shared/contract/approvals.ts';
import { LINE_STATUSES } from '../../../../shared/domain/statement-line.ts';
import type { RequestSubject } from '../../../platform/second-person.ts';
import type { Change } from './drafted.ts';

export const ORDER_KINDS = [
  'order_cancel',
  'order_refund',
  'order_supplement',
  'order_status',
] as const satisfies readonly RequestKind[];
export type OrderKind = (typeof ORDER_KINDS)[number];

/** The kind is the request's own. */
export function subjectOf(change: Change): RequestSubject {
  const { kind: _, ...subject } = change;
  return subject;
}

export function changeOf(kind: OrderKind, subject: RequestSubject): Change {
  const text = (name: string) => String(subject[name] ?? '');
  const number = (name: string) => Number(subject[name] ?? 0);
  switch (kind) {
    case 'order_cancel':
      return { kind, order: text('order') };
    case 'order_refund':
      return {
        kind,
        order: text('order'),
        refundNo: text('refundNo'),
        amount: number('amount'),
        currency: text('currency'),
        at: text('at'),
      };
    case 'order_supplement':
      return { kind, order: text('order'), line: number('line') };
    case 'order_status': {
      const evidence = subject['evidence'];
      return {
        kind,
        line: number('line'),
        status: LINE_STATUSES.find((each) => each === subject['status']) ?? 'none',
        amount: number('amount'),
        evidence: Array.isArray(evidence) ? evidence.map(Number) : [],
      };
    }
  }
}
