/**
 * Risk control (风控): what a rule finds, how findings add up, and how far a case is.
 *
 * A rule looks at facts and gives banded outcomes, each with a plain reason and its evidence; a typology (类型) is a weighted sum of outcomes about one
 * subject, with a threshold for looking and a higher one for stopping. After Tazama's rule, band and typology; starting values from DOMAIN Part 4.
 */
import { z } from 'zod';

export const RISK_RULES = [
  'velocity_payee', // Many payments to one payee, against her own history.
  'velocity_merchant', // A merchant's sales jump, against her own history.
  'velocity_operator', // One operator makes far more than she used to.
  'under_threshold', // Single amounts just under a limit.
  'structuring', // 拆分: several just under, or together above a limit that none of them reaches.
  'large_value',
  'night_burst', // 23:00 to 06:00.
  'new_payee', // First payment to a payee, and large.
  'changed_payee', // The payee's account was changed shortly before.
  'round_amounts', // A share of round amounts that trade does not have.
  'duplicate_payment', // Same payee and amount within days.
  'refund_ratio', // Refunds of a merchant by count or value.
  'refund_elsewhere', // A refund that went to another account than the payment came from.
  'refund_operator', // One operator asks for most of the refunds.
  'card_testing', // Many small or declined trades of one amount at one merchant.
  'circular_flow', // Money that comes back to where it set out.
  'dormant_busy', // Long quiet, suddenly busy.
  'mirroring', // In and out by the same amount within hours.
  'watch_list',
] as const;
export type RiskRuleId = (typeof RISK_RULES)[number];

/** Why a rule said nothing: that there is no risk, or that there was not enough to judge by. */
export const RISK_EXITS = ['clear', 'too_little_history', 'not_stated'] as const;

export const RISK_SUBJECTS = ['party', 'counterparty', 'channel_account', 'operator', 'payment'] as const;
export type RiskSubject = (typeof RISK_SUBJECTS)[number];

/** Bands of a rule, lowest first: from which measure on, with how many points. `measure` is the rule's own: a count, ten-thousandths, minor units. */
const riskBand = z.object({
  code: z.string().regex(/^[a-z0-9_]{1,24}$/),
  from: z.number().int().min(0).safe(),
  points: z.number().int().min(0).max(1000),
});
const riskRule = z.object({
  id: z.enum(RISK_RULES),
  isOn: z.boolean(),
  bands: z.array(riskBand).min(1).max(6),
  /** What the rule goes by, by name, in the unit the name ends with: days, minutes, bp (ten-thousandths), count, minor. */
  parameters: z.record(z.string().regex(/^[a-zA-Z]{1,30}$/), z.number().int().min(0).safe()),
});
export type RiskRule = z.infer<typeof riskRule>;

export const TYPOLOGIES = ['payout_fraud', 'laundering', 'merchant_fraud', 'insider', 'sanctions'] as const;
export type TypologyId = (typeof TYPOLOGIES)[number];
const typology = z.object({
  id: z.enum(TYPOLOGIES),
  isOn: z.boolean(),
  /** Weight of a rule's points in it, in percent. */
  weights: z.array(z.object({ rule: z.enum(RISK_RULES), percent: z.number().int().min(1).max(500) })).min(1),
  /** From this score on somebody looks; from the other on a payment is stopped. */
  review: z.number().int().min(1).max(10_000),
  stop: z.number().int().min(1).max(10_000),
});
export type Typology = z.infer<typeof typology>;

/** All parameters of risk control, one document, versioned as a whole. */
export const riskBook = z.object({ rules: z.array(riskRule), typologies: z.array(typology) });
export type RiskBook = z.infer<typeof riskBook>;

/** One thing that a book says otherwise than another: what whoever agrees to it reads. */
export const riskBookChange = z.object({
  of: z.enum(['rule', 'typology']),
  id: z.string(),
  field: z.enum(['isOn', 'parameter', 'from', 'points', 'percent', 'review', 'stop']),
  /** Of a parameter, a band, or the rule a weight is of. */
  name: z.string(),
  /** Null where it is not said. */
  before: z.number().nullable(),
  after: z.number().nullable(),
});
export type RiskBookChange = z.infer<typeof riskBookChange>;

/**
 * open: found, nobody looks yet. looking: somebody does. proposed: a decision waits for a second officer. closed: decided. Reopened it is looked at
 * again, and what was decided stays in its history.
 */
export const CASE_STATES = ['open', 'looking', 'proposed', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];
/** cleared: explained. measures: verified anew, delayed, limited (反电信网络诈骗法 arts. 18–19). reported: a suspicious report is filed (反洗钱法 art. 35). */
export const CASE_DECISIONS = ['cleared', 'measures', 'reported'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];
