/**
 * Links between two lines that speak of one movement of money: an own-account transfer (自有账户互转) or the same money seen in two sources
 * (同一笔资金). Totals that follow links count such money once.
 */
export const LINK_KINDS = ['own_transfer', 'same_money'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** linked: by the machine; confirmed: by a person; proposed: for a person to decide; rejected: a person said no. */
export const LINK_STATES = ['linked', 'confirmed', 'proposed', 'rejected'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** withdraw takes one's own confirmation or rejection back. */
export const LINK_DECISIONS = ['confirm', 'reject', 'withdraw'] as const;
export type LinkDecision = (typeof LINK_DECISIONS)[number];

/** Why two lines may be one movement. Kept by place in columns of bits: new ones only behind. */
export const LINK_EVIDENCE = [
  'account_named', // One names the other's account by its last digits.
  'own_name', // The other party is ourselves.
  'wallet_named', // The bank names the wallet.
  'paid_by_card', // The wallet says it was paid with a bank card.
  'card_agrees', // And with this very one.
  'same_party', // Both name the same other party, as each does of its own holder.
] as const;
export type LinkEvidence = (typeof LINK_EVIDENCE)[number];

/** Sums are never added across these: an order, its trade and its money are three stories of one thing. */
export const STORIES = ['orders', 'trades', 'accounts'] as const;
export type Story = (typeof STORIES)[number];

/** Why a line is left out of what is counted once; payout: a channel's payout that matching joined to its bank line. */
export const LEFT_OUT = ['own_transfer', 'same_money', 'payout'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];
