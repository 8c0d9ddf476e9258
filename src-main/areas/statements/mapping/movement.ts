/**
 * How much moved and which way, by the form the clerk chose, with the fee, the gross and the net held against each other. Everything is signed
 * here (plus is in); the line that is made of it says its direction in words.
 */
import type { AmountSign, FeeSign } from '../../../../shared/domain/column-mapping.ts';
import type { Direction, LineKind } from '../../../../shared/domain/statement-line.ts';
import type { MappedRow } from './row.ts';

/** Which way a movement goes that is said by what it is. Adjustments and transfers go both ways, so they do not say it. */
const WAYS: Readonly<Partial<Record<LineKind, Direction>>> = {
  payment: 'in',
  top_up: 'in',
  interest: 'in',
  fee_return: 'in',
  refund: 'out',
  fee: 'out',
  payout: 'out',
  chargeback: 'out',
};

/** Signed; `nothing` where the row has no amount at all, null where it has one that cannot be read or contradicts itself. */
type Moved = number | 'nothing' | null;

export function readMoved(row: MappedRow, kind: LineKind | null, currency: string): Moved {
  const { amount } = row.layout;
  if (amount.form === 'in_out') return readPair(row, amount, currency);
  const value = row.amount(amount.amount, currency);
  if (value === null) return row.fault === null ? 'nothing' : null;
  if (amount.form === 'signed') return amount.positive === 'in' ? value : minus(value);
  if (amount.form === 'word') {
    const printed = row.at(amount.direction);
    const way = row.way(amount.direction);
    if (way === 'none') return Math.abs(value);
    if (way !== null) return turned(row, way, value, amount.outSign, amount.amount);
    if (value === 0 && printed === '') return 0;
    const kindOfFault = printed === '' ? 'missing_value' : 'unknown_word';
    row.refuse(amount.direction, kindOfFault, printed, [...amount.inWords, ...amount.outWords].join(' / '));
    return null;
  }
  if (kind === null) return null; // The word was refused already.
  const way = WAYS[kind];
  if (way !== undefined) return turned(row, way, value, amount.outSign, amount.amount);
  row.refuse(row.place('kind'), 'direction_contradicts', row.text('kind'), Object.keys(WAYS).join(' / '));
  return null;
}

function readPair(
  row: MappedRow,
  pair: { readonly in: number | null; readonly out: number | null; readonly outSign: AmountSign },
  currency: string,
): Moved {
  const incoming = pair.in === null ? null : row.amount(pair.in, currency);
  const outgoing = pair.out === null ? null : row.amount(pair.out, currency);
  if (row.fault !== null) return null;
  if (incoming === null && outgoing === null) return 'nothing';
  if (incoming && outgoing) {
    row.refuse(pair.out ?? -1, 'direction_contradicts', row.at(pair.out ?? -1), 'one of the two columns');
    return null;
  }
  if (incoming) return turned(row, 'in', incoming, pair.outSign, pair.in ?? -1);
  return outgoing ? turned(row, 'out', outgoing, pair.outSign, pair.out ?? -1) : 0;
}

/** An amount with the other sign than such amounts have is a reversal (红字): believed where a balance can be held against it, else asked. */
function turned(row: MappedRow, way: Direction, value: number, outSign: AmountSign, place: number): Moved {
  const isUsual = value === 0 || value < 0 === (way === 'out' && outSign === 'negative');
  const hasProof = row.layout.mapping.hasBalanceChain && row.place('balance') >= 0;
  if (!isUsual && !hasProof) {
    row.refuse(place, 'direction_contradicts', row.at(place), 'the sign such amounts have');
    return null;
  }
  const size = Math.abs(value);
  return (way === 'in') === isUsual ? size : minus(size);
}

const minus = (value: number): number => (value === 0 ? 0 : -value);

export interface Settled {
  readonly direction: Direction | null;
  /** From the account's side: below zero only where a fee is more than the gross. */
  readonly net: number;
  readonly gross: number | null;
  readonly fee: number | null;
}

/** The amount with its fee and the other of gross and net; null where they disagree: the row has a problem then. */
export function settle(row: MappedRow, moved: number, currency: string): Settled | null {
  const { mapping } = row.layout;
  const isNet = mapping.amountIs === 'net';
  const field = isNet ? 'gross' : 'net';
  // A blank cell in a column of fees is no fee.
  const printedFee = row.money('fee', currency) ?? (row.place('fee') < 0 ? null : 0);
  const fee = printedFee === null ? null : chargedFee(printedFee, mapping.feeSign, moved);
  const printedOther = row.money(field, currency);
  if (row.fault !== null) return null;
  const { amount } = row.layout;
  const isTurned = amount.form === 'signed' && amount.positive === 'out';
  const other = printedOther !== null && isTurned ? minus(printedOther) : printedOther;
  // The other amount is printed with or without its sign; what is held against the fee is its size.
  const expected = fee === null ? null : isNet ? moved + fee : moved - fee;
  if (other !== null && expected !== null && other !== expected && other !== Math.abs(expected)) {
    row.refuse(row.place(field), 'net_differs', row.text(field), String(expected));
    return null;
  }
  const signedOther = expected ?? (other === null ? null : Math.abs(other) * (moved < 0 ? -1 : 1));
  const net = isNet ? moved : (signedOther ?? moved);
  const gross = isNet ? signedOther : fee === null && other === null ? null : moved;
  const sense = gross === null || gross === 0 ? net : gross;
  return {
    direction: sense > 0 ? 'in' : sense < 0 ? 'out' : null,
    net: sense < 0 ? minus(net) : net,
    gross: gross === null ? null : Math.abs(gross),
    fee: fee ?? (gross === null || other === null ? null : gross - net),
  };
}

function chargedFee(printed: number, sign: FeeSign, moved: number): number {
  if (sign === 'charged_positive') return printed;
  if (sign === 'charged_negative') return minus(printed);
  return moved < 0 ? minus(Math.abs(printed)) : Math.abs(printed);
}
