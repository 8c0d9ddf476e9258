/**
 * The sums that are reported, with the lines and payments behind each. Worked out once and kept until anything is written; unmasked, for whoever masks them
 * or has the right to a report.
 */
import { createHash } from 'node:crypto';
import { formatDay } from '../../../../shared/domain/dates.ts';
import {
  CUSTOMER_DIRECTIONS,
  type CustomerDirection,
  type LargeValueRule,
  type LargeValueThreshold,
} from '../../../../shared/domain/large-value.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type GatherDeps, type Gathered, gather } from './gather.ts';
import type { Customer } from './rules/customers.ts';
import { reportableSums } from './rules/reportable.ts';

export interface LargeValueRow {
  /** Day, customer, direction, rule, currency: the same facts give the same key. Holds no number of an account. */
  readonly key: string;
  readonly day: number;
  readonly customer: Customer;
  /** The customer by which screens and keys know her. */
  readonly customerId: string;
  readonly direction: CustomerDirection;
  readonly rule: LargeValueRule;
  readonly threshold: LargeValueThreshold | null;
  readonly currency: string;
  readonly sum: number;
  /** Ids of lines, ascending. */
  readonly lines: readonly number[];
  /** Payments that no line tells. */
  readonly payments: readonly string[];
}

export interface LargeValueBook {
  /** The newest day first, then the largest sum. */
  readonly rows: readonly LargeValueRow[];
  readonly byKey: ReadonlyMap<string, LargeValueRow>;
  readonly left: ReturnType<Gathered['left']['counts']>;
  /** Of a line: the payment it tells. */
  readonly itemOf: ReadonlyMap<number, string>;
}

const held = new WeakMap<Ledger, { readonly writes: number; readonly book: LargeValueBook }>();

export function largeValueBook(deps: GatherDeps & { readonly ledger: Ledger }): LargeValueBook {
  const writes = deps.ledger.writes();
  const known = held.get(deps.ledger);
  if (known?.writes === writes) return known.book;
  const book = bookOf(gather(deps));
  held.set(deps.ledger, { writes, book });
  return book;
}

/** Pure: what the gathered sums say. */
export function bookOf(gathered: Gathered): LargeValueBook {
  const found = reportableSums(gathered.sums);
  const linesOf = new Map<number, number[]>([...found.keys()].map((sum) => [sum, []]));
  for (const { set, sumOf } of gathered.sides)
    for (let at = 0; at < set.count; at += 1) {
      const sum = sumOf[at] ?? 0;
      if (sum > 0) linesOf.get(sum - 1)?.push(set.lineId[at] ?? 0);
    }
  const rows = [...found].map(([sum, { of, rule, threshold }]): LargeValueRow => {
    const customer = gathered.customers.at(of.customer);
    const customerId = idOf(customer);
    const direction = CUSTOMER_DIRECTIONS[of.direction] ?? 'in';
    const day = formatDay(of.day);
    return {
      key: [day, customerId, direction, rule, of.currency].join('|'),
      ...{ day: of.day, customer, customerId, direction, rule, threshold },
      ...{ currency: of.currency, sum: of.sum },
      lines: (linesOf.get(sum) ?? []).toSorted((a, b) => a - b),
      payments: (gathered.payments.get(sum) ?? []).toSorted(),
    };
  });
  rows.sort((a, b) => b.day - a.day || b.sum - a.sum || (a.key < b.key ? -1 : 1));
  return {
    rows,
    byKey: new Map(rows.map((row) => [row.key, row])),
    left: gathered.left.counts(),
    itemOf: gathered.itemOf,
  };
}

/** A party's own id; of whoever a file names a hash, because a name or a number of an account stands in no key. */
const idOf = ({ key, partyId }: Customer): string =>
  partyId !== ''
    ? partyId
    : `${key.charAt(0)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
