/** The ways to look at the books, in the order of a month's work. */
export const TABS = [
  'post',
  'entries',
  'manual',
  'chart',
  'balances',
  'ledger',
  'proof',
  'client',
  'periods',
] as const;
export type Tab = (typeof TABS)[number];

/** Proposing an entry is for who may; everything else is read by whoever reads. */
export const tabsFor = (mayPost: boolean): readonly Tab[] =>
  TABS.filter((tab) => tab !== 'manual' || mayPost);
