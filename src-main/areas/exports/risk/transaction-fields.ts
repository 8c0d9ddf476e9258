/**
 * One movement as the fields of a report: the customer's side, the other side, and '@N' for what no file says. Unmasked, for a report names people; who
 * makes one has the right to.
 */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import type { CustomerDirection } from '../../../../shared/domain/large-value.ts';
import { type CustomerFields, NOT_AVAILABLE } from '../../risk/large-value/customer-fields.ts';
import { namedIn } from '../../risk/large-value/rules/named.ts';
import type { FieldRow, TransactionCode } from './report.ts';

type Row = FieldRow<TransactionCode>;

const orNot = (text: string): string => (text.trim() === '' ? NOT_AVAILABLE : text);

export interface Told {
  readonly customer: CustomerFields;
  /** Feature code; '' of a suspicious report. */
  readonly code: string;
  readonly direction: CustomerDirection;
  /** Whose files these are: the other side of everything that is not a merchant's sale. */
  readonly house: string;
}

const SIDES: Readonly<Record<CustomerDirection, string>> = { in: '01', out: '02' };

/** What every movement says alike. */
const blank = ({ customer, code, direction }: Told): Row => ({
  ...{ RICD: NOT_AVAILABLE, FINC: NOT_AVAILABLE, CTTN: '1', ...customer, CRCD: orNot(code) },
  ...{ TBIT: NOT_AVAILABLE, TBID: NOT_AVAILABLE, TRCD: NOT_AVAILABLE, RPMT: NOT_AVAILABLE },
  ...{ RPMN: NOT_AVAILABLE, TSTM: NOT_AVAILABLE, TSTP: NOT_AVAILABLE, TSDR: SIDES[direction] },
  ...{ CRTP: NOT_AVAILABLE, CRAT: NOT_AVAILABLE, CFCT: NOT_AVAILABLE, CFRC: NOT_AVAILABLE },
  ...{ TCNM: NOT_AVAILABLE, TCIT: NOT_AVAILABLE, TCID: NOT_AVAILABLE, TCAC: NOT_AVAILABLE },
  ...{ TCAT: NOT_AVAILABLE, OCTT: NOT_AVAILABLE, OCEC: NOT_AVAILABLE },
});

export function lineFields(told: Told, line: LineView): Row {
  const { counterparty } = line;
  const number = namedIn(counterparty).number;
  const amount = line.gross ?? Math.abs(line.net);
  const said: Row = {
    ...blank(told),
    RPMN: orNot(line.channelTransactionId || line.bankReference || line.merchantOrderNo),
    TSTM: orNot(line.occurredAt || line.bookingDate),
    CRTP: line.currency,
    CRAT: { amount, currency: line.currency },
  };
  // On a bill of a channel the account is the customer's own number, and who is named there is the other side.
  if (line.sourceKind === 'trade_bill' || (line.sourceKind === 'fund_bill' && line.kind !== 'transfer'))
    return { ...said, CTAC: orNot(line.account), TCNM: orNot(counterparty), TCAC: orNot(number) };
  return {
    ...said,
    CTAC: number === '' ? told.customer.CTAC : number,
    TCNM: orNot(told.house),
    TCAC: orNot(line.account),
  };
}

export function paymentFields(
  told: Told,
  item: {
    readonly itemNo: string;
    readonly number: string;
    readonly amount: number;
    readonly currency: string;
    readonly at: string;
  },
): Row {
  return {
    ...blank(told),
    RPMN: item.itemNo,
    TSTM: item.at,
    CRTP: item.currency,
    CRAT: { amount: item.amount, currency: item.currency },
    CTAC: orNot(item.number),
    TCNM: orNot(told.house),
  };
}

/** Sums by direction and currency, as a receiver adds them up again. */
export function controlTotals(rows: readonly Row[]): readonly {
  readonly direction: CustomerDirection;
  readonly currency: string;
  readonly amount: number;
  readonly count: number;
}[] {
  const totals = new Map<
    string,
    { direction: CustomerDirection; currency: string; amount: number; count: number }
  >();
  for (const { TSDR, CRAT } of rows) {
    if (CRAT === null || typeof CRAT === 'string' || !('amount' in CRAT)) continue;
    const direction = TSDR === SIDES.in ? 'in' : 'out';
    const key = `${direction} ${CRAT.currency}`;
    const known = totals.get(key) ?? { direction, currency: CRAT.currency, amount: 0, count: 0 };
    totals.set(key, { ...known, amount: known.amount + CRAT.amount, count: known.count + 1 });
  }
  return [...totals.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
