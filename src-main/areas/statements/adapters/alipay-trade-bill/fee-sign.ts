/**
 * What the sign of 服务费（元） means in this file.
 *
 * Normally it is printed as a movement of the account: negative when charged on a payment, positive when given back on a refund. Some files
 * print the charge itself, positive on payments. The file settles it, by a payment with a fee or by 实收净额 where that column stands; what
 * neither settles is said to be unclear and never chosen.
 */
import type { Minor } from '../../../../../shared/domain/money.ts';

/** How the file prints what is withheld: as the account's movement (charged is negative) or as a charge (charged is positive). */
export type FeePrint = 'movement' | 'charge';

export interface FeeRow {
  readonly kind: 'payment' | 'refund';
  /** 商家实收 without sign, and whether it was printed with a minus. */
  readonly gross: number;
  readonly isGrossNegative: boolean;
  /** As printed; null where blank. */
  readonly fee: Minor | null;
  readonly split: Minor | null;
  readonly netReceived: Minor | null;
}

/** What this row proves about the file: a print, nothing, or that its own figures do not add up either way. */
export function evidenceOf(row: FeeRow): FeePrint | 'none' | 'net_differs' {
  const fee = row.fee ?? 0;
  const printed = fee + (row.split ?? 0);
  if (row.netReceived !== null) {
    const gross = row.kind === 'payment' ? row.gross : -row.gross;
    // A refund that prints its amounts without sign prints its net without sign too.
    const nets = row.kind === 'payment' ? [row.netReceived] : [row.netReceived, -row.netReceived];
    const isMovement = nets.includes(gross + printed);
    const isCharge = nets.includes(gross - printed);
    if (!isMovement && !isCharge) return 'net_differs';
    if (isMovement !== isCharge) return isMovement ? 'movement' : 'charge';
  }
  if (row.kind === 'payment' && fee !== 0) return fee < 0 ? 'movement' : 'charge';
  return 'none';
}

/** What was withheld from the row (fee and split): positive when charged, negative when given back; null where the file cannot decide. */
export function withheld(row: FeeRow, print: FeePrint | null): number | null {
  const fee = row.fee ?? 0;
  const split = row.split ?? 0;
  if (row.kind === 'refund' && fee !== 0 && row.netReceived === null) {
    // A deduction on a refund, or a fee given back printed as a negative charge: only the file's payments tell.
    if (print === null && fee < 0) return null;
    if (print === 'charge' && fee > 0) {
      if (row.isGrossNegative) return null; // Signs are printed, yet this one contradicts the payments'.
      return -fee + split; // No signs anywhere: a refund's fee is what was given back.
    }
  }
  const printed = fee + split;
  return print === 'charge' ? printed : -printed;
}

/** Reads differently by the file's print, so it waits until that is settled. */
export const dependsOnPrint = (row: FeeRow): boolean => (row.fee ?? 0) !== 0 || (row.split ?? 0) !== 0;
