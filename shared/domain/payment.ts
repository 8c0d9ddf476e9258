/**
 * Payments out and in by file (代付, 代收): batches, items, what is checked, how an instruction goes out and how its result comes back.
 */

/** payout 代付, settlement 结算付款, withdrawal 提现, refund 退款付款, collection 代收. */
export const BATCH_PURPOSES = ['payout', 'settlement', 'withdrawal', 'refund', 'collection'] as const;
export type BatchPurpose = (typeof BATCH_PURPOSES)[number];

export const INSTRUCTION_FORMATS = [
  'pain_001', // ISO 20022 customer credit transfer initiation, version 9
  'pain_001_v3', // the same for banks that stayed with version 3
  'pain_008', // ISO 20022 customer direct debit initiation, version 8
  'pain_008_v2',
  'alipay_batch',
  'wechat_batch',
  'bank_csv', // by a layout (formats/bank-table): a bank's batch 代付
  'bank_xlsx',
  'payroll_csv', // by a layout: the short one that banks take for 代发
  'payroll_xlsx',
] as const;
export type InstructionFormat = (typeof INSTRUCTION_FORMATS)[number];

/** By a layout of the house's own, in the version that was agreed to. */
const OWN_KINDS = ['own_csv', 'own_xlsx'] as const;
export type OwnFormat = `${(typeof OWN_KINDS)[number]}:${string}@${number}`;
export type BatchFormat = InstructionFormat | OwnFormat;

export interface OwnLayout {
  readonly kind: (typeof OWN_KINDS)[number];
  readonly layoutId: string;
  readonly version: number;
}
export const ownFormat = ({ kind, layoutId, version }: OwnLayout): OwnFormat =>
  `${kind}:${layoutId}@${version}`;
export const ownFormats = (layoutId: string, version: number): OwnFormat[] =>
  OWN_KINDS.map((kind) => ownFormat({ kind, layoutId, version }));
/** Null for what is shipped, and for no format at all. */
export function readOwnFormat(text: string): OwnLayout | null {
  const [, ofKind, layoutId = '', version = ''] =
    /^(own_csv|own_xlsx):(BL\d{4})@([1-9]\d{0,4})$/.exec(text) ?? [];
  const kind = OWN_KINDS.find((each) => each === ofKind);
  return kind ? { kind, layoutId, version: Number(version) } : null;
}

/**
 * draft: may be edited. verified: checked, nothing stops it. waiting: locked, a second person is asked. approved: may go out. instructed: the file
 * is made. completed: every item ended. cancelled: before it went out.
 */
export const BATCH_STATES = [
  'draft',
  'verified',
  'waiting',
  'approved',
  'instructed',
  'completed',
  'cancelled',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** unknown: the channel cannot say; never sent again under another number before it can. returned 退票: paid, then given back. */
export const ITEM_STATES = [
  'draft',
  'instructed',
  'accepted',
  'paid',
  'failed',
  'returned',
  'unknown',
  'cancelled',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** What an item is held against before anybody is asked to agree. */
export const PAYMENT_CHECKS = [
  'amount', // Above zero, in the batch's currency, no finer than its minor unit.
  'account_form', // Luhn, IBAN mod 97, length of a bank account.
  'payee_name', // As the bound account has it.
  'identity', // 统一社会信用代码 and ID numbers by their check digits.
  'verification', // The account was verified by somebody else than who pays.
  'cool_off', // New or changed accounts wait.
  'party_state', // Suspended or closed parties get nothing.
  'limits', // Per item, per payee and day, per batch.
  'balance', // Book balance of the account paid from, or of the party's funds.
  'duplicate', // Same payee and amount within a window, or the same order number.
  'watch_list',
  'format', // What the file of the batch's format can carry: length and characters of a remark, an account it knows.
  'order', // A refund above what was paid, an order paid out twice.
  'risk_review', // What risk control wants looked at and whoever pays may know.
  'risk_stop', // Held until a compliance officer lets it go.
] as const;
export type PaymentCheck = (typeof PAYMENT_CHECKS)[number];
/** stop: the batch cannot be submitted with it. warn: shown to who approves. not_checked: says why in its facts. */
export const CHECK_OUTCOMES = ['pass', 'warn', 'stop', 'not_checked'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/**
 * Which moves an item may make; everything else is refused by name. A word that says again what is known, or what was passed on the way already
 * (taken, behind paid), is no move: so the order in which results come in does not matter. `unknown` is behind `accepted`, for to have been taken
 * says nothing of what became of it.
 */
export const ITEM_MOVES: Readonly<Record<ItemState, readonly ItemState[]>> = {
  draft: ['instructed', 'cancelled'],
  instructed: ['accepted', 'unknown', 'paid', 'failed', 'returned'],
  accepted: ['unknown', 'paid', 'failed', 'returned'],
  unknown: ['paid', 'failed', 'returned'],
  paid: ['returned'],
  failed: [],
  returned: [],
  cancelled: [],
};

/**
 * What two persons may set right with a line of a bank that shows it (更正): a bank that said 失败 or 退票 and had paid after all. No move: no file and no
 * machine makes it, for it turns an end round.
 */
export const ITEM_CORRECTIONS: Readonly<Partial<Record<ItemState, readonly ItemState[]>>> = {
  failed: ['paid'],
  returned: ['paid'],
};

/** What a line of a bank or channel is to what it is linked to: the payment going out, its return, a top-up coming in. */
export const LINE_ROLES = ['paid', 'returned', 'arrived'] as const;
export type LineRole = (typeof LINE_ROLES)[number];

/** top_up 充值: money a party brings. withdrawal 提现: money a party takes, paid by an item of a batch. */
export const FUND_ORDER_KINDS = ['top_up', 'withdrawal'] as const;
export type FundOrderKind = (typeof FUND_ORDER_KINDS)[number];
/** expected: nothing came yet. arrived: a line of a bank or channel is it. paying: its payment item is on the way. */
export const FUND_ORDER_STATES = ['expected', 'arrived', 'paying', 'paid', 'failed', 'cancelled'] as const;
export type FundOrderState = (typeof FUND_ORDER_STATES)[number];
