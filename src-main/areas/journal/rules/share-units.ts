/**
 * What is shared of a sale by its agreement (own, agent, partner_share): our fee and the partners' shares, and what each gives back of a refund or a
 * chargeback.
 *
 * That goes by the agreement the sale was made under. Refunds of one sale are gone through in the order of time, so that bit by bit exactly what each
 * got is given back, whichever file came first.
 */
import { refundSharesOf, type Shares, sharesOf } from '../../../../shared/domain/agreement-shares.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { type BookedLine, placeOf, type Story } from './file-lines.ts';
import { importSource, type SharedLine } from './line-units.ts';
import { type Place, Sums, type Units } from './units.ts';

/** Refunds and chargebacks; those that failed or were won come in again. */
const takesBack = ({ of }: SharedLine): boolean => /_(?:refund|chargeback)$/.test(of.rule);

/** What was shared, for refunds that are paid by a payment of ours (refund-units.ts). */
export interface SharesGiven {
  /** By position, sales with an agreement. */
  readonly sales: ReadonlyMap<number, SharedLine>;
  /** What lines of the channel gave back of each. */
  readonly refunded: ReadonlyMap<SharedLine, number>;
}

export function shareUnits({ set }: Story, shared: readonly SharedLine[], units: Units): SharesGiven {
  const sales = new Map<number, SharedLine>();
  const refunded = new Map<SharedLine, number>();
  if (shared.length === 0) return { sales, refunded };
  const poster = new Poster(set, units);
  const refunds: SharedLine[] = [];
  for (const line of shared) {
    if (takesBack(line)) {
      if (line.signed !== 0) refunds.push(line);
      continue;
    }
    const terms = line.of.sale?.agreement;
    if (line.signed <= 0 || !terms) continue;
    sales.set(line.position, line);
    poster.post(line, sharesOf(terms, { gross: line.signed, currency: line.of.currency }), 1);
  }
  if (refunds.length === 0) return { sales, refunded };
  const byOrder = new IdIndex(set.orderNo);
  const inTime = byTime(set);
  for (const line of refunds.toSorted((a, b) => inTime(a.position, b.position))) {
    const sale = saleOf(line, set, sales, byOrder);
    const terms = (sale ?? line).of.sale?.agreement;
    if (!terms) continue;
    const { currency } = line.of;
    const before = sale ? (refunded.get(sale) ?? 0) : 0;
    const refund = -line.signed;
    if (refund > 0) {
      const gross = sale ? Math.max(sale.signed, before + refund) : refund; // More than was paid: the rest is borne as a sale of its own.
      if (sale) refunded.set(sale, before + refund);
      poster.post(line, refundSharesOf(terms, { gross, currency }, { before, refund }), -1);
      continue;
    }
    // It came in again: what was given back last is shared as it had been.
    const undone = Math.min(before, -refund);
    const left = before - undone;
    if (sale) refunded.set(sale, left);
    const ofSale = { gross: Math.max(sale?.signed ?? 0, before), currency };
    if (undone > 0) poster.post(line, refundSharesOf(terms, ofSale, { before: left, refund: undone }), 1);
    const rest = -refund - undone;
    if (rest > 0)
      poster.post(line, refundSharesOf(terms, { gross: rest, currency }, { before: 0, refund: rest }), 1);
  }
  return { sales, refunded };
}

/** An order of positions that does not depend on which file came first. */
export const byTime =
  ({ at, identity }: Pick<LineSet, 'at' | 'identity'>) =>
  (a: number, b: number): number =>
    (at[a] ?? 0) - (at[b] ?? 0) ||
    (identity[2 * a] ?? 0) - (identity[2 * b] ?? 0) ||
    (identity[2 * a + 1] ?? 0) - (identity[2 * b + 1] ?? 0);

/** The payment of the same order, account and currency; null where its file is not here. */
function saleOf(
  { position }: SharedLine,
  set: LineSet,
  sales: ReadonlyMap<number, SharedLine>,
  byOrder: IdIndex,
): SharedLine | null {
  let entry = byOrder.first(set.orderNo[2 * position] ?? 0, set.orderNo[2 * position + 1] ?? 0);
  for (; entry >= 0; entry = byOrder.next(entry)) {
    const isSame =
      set.account[entry] === set.account[position] && set.currency[entry] === set.currency[position];
    const sale = isSame ? sales.get(entry) : undefined;
    if (sale) return sale;
  }
  return null;
}

/** Keeps the sums that lines with the same answer belong to. */
class Poster {
  readonly #set: LineSet;
  readonly #units: Units;
  readonly #sums = new Map<BookedLine, { readonly fee: Sums | null; readonly splits: Map<string, Sums> }>();

  constructor(set: LineSet, units: Units) {
    this.#set = set;
    this.#units = units;
  }

  post({ of, position }: SharedLine, { fee, splits }: Shares, sign: 1 | -1): void {
    const line = this.#set.lineId[position] ?? 0;
    const sums = this.#sums.get(of) ?? { fee: this.#feeOf(of, sign), splits: new Map<string, Sums>() };
    this.#sums.set(of, sums);
    sums.fee?.add(line, sign * fee);
    for (const { partyId, amount } of splits) {
      const rule = sign > 0 ? 'split' : 'split_returned';
      const known = sums.splits.get(partyId) ?? this.#make(of, rule, placeOf('partner_payable', partyId));
      sums.splits.set(partyId, known);
      known.add(line, sign * amount);
    }
  }

  /** What we keep of a sale of our own is a part of our sales, and no fee. */
  #feeOf(of: BookedLine, sign: 1 | -1): Sums | null {
    if (of.sale?.agreement?.mode !== 'agent') return null;
    return this.#make(of, sign > 0 ? 'agent_fee' : 'agent_fee_returned', placeOf('service_fee_income', ''));
  }

  #make({ day, currency, counter, file }: BookedLine, rule: string, credit: Place): Sums {
    return new Sums(this.#units, {
      source: importSource(file.id),
      rule,
      day,
      currency,
      debit: counter,
      credit,
    });
  }
}
