/**
 * What a receipt (支付凭证) says, frozen when its payment was seen to be paid: no later change of a name, an account or a file alters it.
 *
 * Numbers stand whole here, in the ledger only; whatever leaves it is masked. `salt` keeps the printed code from telling a hidden number by trying.
 */
import { z } from 'zod';
import { BATCH_PURPOSES } from '../../../../shared/domain/payment.ts';
import { CHANNELS } from '../../../../shared/domain/statement-line.ts';

const holder = z.object({
  name: z.string(),
  number: z.string(),
  bankName: z.string(),
  /** 'none' for an account at a bank. */
  channel: z.enum(CHANNELS),
});

/** A payment that became paid, as whoever takes in its result knows it. */
export const paidPayment = z.object({
  itemNo: z.string(),
  batchNo: z.string(),
  /** Its place in the batch, from 1. */
  place: z.number().int(),
  purpose: z.enum(BATCH_PURPOSES),
  amount: z.number().int().positive().safe(),
  currency: z.string(),
  remark: z.string(),
  merchantOrderNo: z.string(),
  payer: holder,
  payee: holder,
  /** The instruction it went out with: number of its message, name and SHA-256 of its file. */
  messageId: z.string(),
  instructionFile: z.string(),
  instructionSha256: z.string(),
  /** What says that it was paid: a result file with its row, or '' and 0 where two persons found it so. */
  resultFile: z.string(),
  resultRow: z.number().int(),
  /** When it was paid, as the bank or channel says; '' where it does not. */
  paidAt: z.string(),
});
export type PaidPayment = z.infer<typeof paidPayment>;

export const receiptBody = paidPayment.extend({
  version: z.literal(1),
  /** Whose books the receipt is from. */
  house: z.string(),
  issuedAt: z.string(),
  salt: z.string(),
});
export type ReceiptBody = z.infer<typeof receiptBody>;
