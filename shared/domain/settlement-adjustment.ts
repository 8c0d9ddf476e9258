/** An adjustment as it is asked for and kept: whose, why, how much, and the line that shows it. */
import { z } from 'zod';
import { ADJUSTMENT_KINDS, SETTLEMENT_SIDES } from './settlement.ts';

/** Ten billion yuan in fen. What is written stays: sums over it must keep being whole numbers, or nobody could open a batch any more. */
export const ADJUSTMENT_MAX = 1_000_000_000_000;

export const settlementAdjustment = z.object({
  side: z.enum(SETTLEMENT_SIDES),
  /** A batch's key up to its currency. */
  owner: z.string(),
  kind: z.enum(ADJUSTMENT_KINDS),
  effect: z.enum(['add', 'less']),
  amount: z.number().int().min(1).max(ADJUSTMENT_MAX),
  currency: z.string(),
  day: z.string(),
  evidence: z.number().int().min(1).nullable(),
});
