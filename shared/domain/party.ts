/**
 * Who money is taken for and paid to (商户, 子商户, 客户, 分账方, 收款人), the accounts bound to them, and what was agreed with them.
 *
 * Nouns only; forms of account numbers are in account-form.ts, of identity numbers in identity-number.ts, rules of the area in src-main/areas/parties/rules.
 */
import { z } from 'zod';
import { feeTiers, reserveTerms, settlementCycle } from './settlement-terms.ts';
import { CHANNELS } from './statement-line.ts';

export const PARTY_KINDS = ['merchant', 'sub_merchant', 'customer', 'partner', 'payee'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
export const PARTY_STATES = ['active', 'suspended', 'closed'] as const;
export type PartyState = (typeof PARTY_STATES)[number];

/** uscc: 统一社会信用代码 (GB 32100-2015). */
export const IDENTITY_KINDS = ['none', 'uscc', 'id_card', 'passport', 'other'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** bank: an account or card at a bank. channel: our or a merchant's number with a channel (商户号). wallet: an Alipay log-in, a WeChat openid. */
export const ACCOUNT_KINDS = ['bank', 'channel', 'wallet'] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What an account is for, seen from the house: `pay` and `both` of a party's say that money is paid to it. client_funds: where 客户备付金 lies, apart from own money (条例 arts. 27–29). */
export const ACCOUNT_PURPOSES = ['receive', 'pay', 'both', 'client_funds'] as const;

export const VERIFICATIONS = ['unverified', 'verified', 'rejected'] as const;
export type Verification = (typeof VERIFICATIONS)[number];
/** micro_deposit 小额打款, document 证明文件, name_check 户名核对, statement: it stands in a statement of ours. */
export const VERIFICATION_METHODS = ['micro_deposit', 'document', 'name_check', 'statement'] as const;

/**
 * own: we sell ourselves, sales are our income (自营). agent: we take money for a merchant and owe it to her, less our fee (代理).
 * partner_share: as own, and partners get their shares (合作分账).
 */
export const OPERATING_MODES = ['own', 'agent', 'partner_share'] as const;
export type OperatingMode = (typeof OPERATING_MODES)[number];

const ppm = z.number().int().min(0).max(1_000_000);
const agreedAmount = z.number().int().min(0).max(1_000_000_000);
export const split = z.object({ partyId: z.string().min(1).max(40), sharePpm: ppm });

/** Shares are of the amount after our fee; what is left stays with the merchant (agent) or us (own, partner_share). Amounts are in yuan (terms-currency.ts). */
export const agreement = z.object({
  mode: z.enum(OPERATING_MODES),
  /** 'none' holds for every channel. */
  channel: z.enum(CHANNELS),
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** '' until it is ended. */
  to: z.union([z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.literal('')]),
  /** What we charge the merchant, rounded half up per item (四舍五入). */
  feePpm: ppm,
  feeFixedMinor: z.number().int().min(0).safe(),
  /** Whether our fee is given back with a refund, in the refund's share. */
  isFeeReturned: z.boolean(),
  /** Least and most of our fee of one item; null where there is none. */
  feeMinMinor: agreedAmount.nullable(),
  feeCapMinor: agreedAmount.nullable(),
  /**
   * By the month's volume, always of the whole (全额累进). It never changes the share of a single sale, which is taken by `feePpm` and `feeFixedMinor` whatever
   * the month brings: what the month's end makes good is an adjustment (月末补差) that two persons agree to.
   */
  feeTiers: feeTiers.nullable(),
  splits: z.array(split).max(50),
  /** When what is owed to the merchant is paid (agent). */
  cycle: settlementCycle,
  /** What is held back of her sales (agent). */
  reserve: reserveTerms.nullable(),
});
export type Agreement = z.infer<typeof agreement>;
