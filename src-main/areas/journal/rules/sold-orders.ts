/**
 * Whose the sales of some orders were, as trade bills and one-file fund bills have them: by the order's number, with what the channel gave back of each.
 * For payments that give back what was sold (refund-units.ts). One pass over the numbers; nothing where nobody asks.
 */
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { StoredAgreement } from '../../parties/rules/agreement-days.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import { DIRECTION_IN, hash64 } from '../../statements/rules/line-columns.ts';
import { placeOf, type Story } from './file-lines.ts';
import { byTime, type SharesGiven } from './share-units.ts';
import type { Place } from './units.ts';

export interface SoldOrder {
  /** Ours, or what is owed to the merchant. */
  readonly whose: Place;
  /** Null where nothing is shared. */
  readonly terms: StoredAgreement | null;
  readonly currency: string;
  /** Of the sale, and of it already given back by the channel. */
  readonly gross: number;
  readonly refunded: number;
}

/** By the order's number: one for each whose a sale of it was. */
export type SoldOrders = ReadonlyMap<string, readonly SoldOrder[]>;

const PAYMENT = LINE_KINDS.indexOf('payment');
const OURS = placeOf('sales', '');

export function soldOrders(
  stories: readonly { readonly story: Story; readonly given: SharesGiven }[],
  orders: Iterable<string>,
): SoldOrders {
  const asked = new Set([...orders].filter((each) => each !== ''));
  if (asked.size === 0) return new Map();
  const sold = new Map<string, SoldOrder[]>();
  for (const { story, given } of stories) {
    const byOrder = new IdIndex(story.set.orderNo);
    for (const order of asked)
      sold.set(order, [...(sold.get(order) ?? []), ...salesOf(story, given, byOrder, order)]);
  }
  return sold;
}

function salesOf(
  { name, set, files, alone }: Story,
  { sales, refunded }: SharesGiven,
  byOrder: IdIndex,
  order: string,
): SoldOrder[] {
  const id = new Uint32Array(2);
  hash64(order, id, 0);
  const positions: number[] = [];
  for (let at = byOrder.first(id[0] ?? 0, id[1] ?? 0); at >= 0; at = byOrder.next(at)) {
    // Beside a trade bill the fund bill says the same sale once more.
    const isSold = name === 'trade' || alone.has(files[set.fileRank[at] ?? 0]?.id ?? 0);
    if (isSold && set.kind[at] === PAYMENT && set.direction[at] === DIRECTION_IN) positions.push(at);
  }
  const found = new Map<string, SoldOrder>();
  for (const at of positions.toSorted(byTime(set))) {
    const line = sales.get(at);
    const terms = line?.of.sale?.agreement ?? null;
    const whose = line?.of.counter ?? OURS;
    const currency = set.currencies[set.currency[at] ?? 0] ?? '';
    const key = `${whose.role}|${whose.sub}|${terms?.id ?? ''}|${currency}`;
    if (found.has(key)) continue; // An order paid twice is refunded of what was paid first, as lines are.
    const gross = line?.signed ?? 0;
    const back = line ? (refunded.get(line) ?? 0) : 0;
    found.set(key, { whose, terms, currency, gross, refunded: back });
  }
  return [...found.values()];
}
