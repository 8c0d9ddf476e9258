/** An adjustment as it is asked for and kept: whose, why, how much, and the line that shows it. */
import { z } from 'zod';
import { ADJUSTMENT_KINDS, SETTLEMENT_SIDES } from './settlement.ts';

export const settlementAdjustment = z.object({
  side: z.enum(SETTLEMENT_SIDES),
  /** A batch's key up to its currency. */
  owner: z.string(),
  kind: z.enum(ADJUSTMENT_KINDS),
  effect: z.enum(['add', 'less']),
  amount: z.number().int().min(1).safe(),
  currency: z.string(),
  day: z.string(),
  evidence: z.number().int().min(1).nullable(),
});
