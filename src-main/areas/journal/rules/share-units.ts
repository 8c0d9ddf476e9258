/**
 * What is shared of a sale by its agreement (own, agent, partner_share): our fee and the partners' shares, and what each gives back of a refund.
 *
 * A refund goes by the agreement its sale was made under; refunds of one sale are gone through in the order of time, so that bit by bit exactly what
 * each got is given back, whichever file came first.
 */
import { refundSharesOf, type Shares, sharesOf } from '../../../../shared/domain/agreement-shares.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import type { Story } from './file-lines.ts';
import { placeOf } from './file-lines.ts';
import { importSource, type SharedLine } from './line-units.ts';
import type { Units } from './units.ts';

const isRefund = ({ rule }: SharedLine): boolean => rule.endsWith('_refund');

export function shareUnits({ set }: Story, shared: readonly SharedLine[], units: Units): void {
  if (shared.length === 0) return;
  for (const line of shared)
    if (!isRefund(line) && line.signed > 0) {
      const terms = line.sale?.agreement;
      if (terms) post(line, sharesOf(terms, { gross: line.signed, currency: line.currency }), 1, set, units);
    }
  const sales = new Map(shared.filter((line) => !isRefund(line)).map((line) => [line.position, line]));
  const byOrder = new IdIndex(set.orderNo);
  const refunded = new Map<SharedLine, number>();
  for (const line of shared.filter((each) => isRefund(each) && each.signed < 0).toSorted(byTime(set))) {
    const sale = saleOf(line, set, sales, byOrder);
    const refund = -line.signed;
    const before = sale ? (refunded.get(sale) ?? 0) : 0;
    const gross = sale ? Math.max(sale.signed, before + refund) : refund; // More than was paid: the rest is borne as a sale of its own.
    const terms = (sale ?? line).sale?.agreement;
    if (!terms) continue;
    if (sale) refunded.set(sale, before + refund);
    post(line, refundSharesOf(terms, { gross, currency: line.currency }, { before, refund }), -1, set, units);
  }
}

const byTime =
  ({ at, identity }: LineSet) =>
  (a: SharedLine, b: SharedLine): number =>
    (at[a.position] ?? 0) - (at[b.position] ?? 0) ||
    (identity[2 * a.position] ?? 0) - (identity[2 * b.position] ?? 0) ||
    (identity[2 * a.position + 1] ?? 0) - (identity[2 * b.position + 1] ?? 0);

/** The payment of the same order, account and currency; null where its file is not here. */
function saleOf(
  { position }: SharedLine,
  set: LineSet,
  sales: ReadonlyMap<number, SharedLine>,
  byOrder: IdIndex,
): SharedLine | null {
  let entry = byOrder.first(set.orderNo[2 * position] ?? 0, set.orderNo[2 * position + 1] ?? 0);
  for (; entry >= 0; entry = byOrder.next(entry)) {
    const sale = sales.get(entry);
    const isSame =
      set.account[entry] === set.account[position] && set.currency[entry] === set.currency[position];
    if (sale && isSame && sale.signed > 0) return sale;
  }
  return null;
}

function post(line: SharedLine, shares: Shares, sign: 1 | -1, set: LineSet, units: Units): void {
  const { day, currency, counter, file, sale, position } = line;
  const id = set.lineId[position] ?? 0;
  const of = { source: importSource(file.id), day, currency, debit: counter };
  // What we keep of a sale of our own is a part of our sales.
  if (sale?.agreement?.mode === 'agent') {
    const rule = sign > 0 ? 'agent_fee' : 'agent_fee_returned';
    units.line({ ...of, rule, credit: placeOf('service_fee_income', '') }, id, sign * shares.fee);
  }
  for (const { partyId, amount } of shares.splits)
    units.line(
      { ...of, rule: sign > 0 ? 'split' : 'split_returned', credit: placeOf('partner_payable', partyId) },
      id,
      sign * amount,
    );
}
