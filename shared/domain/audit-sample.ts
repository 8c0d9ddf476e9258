/** The auditor's nouns: what a sample is drawn from and how, and the tests she runs over a population. Rules in src-main/areas/audit/rules. */

/** lines: of statements, one kind at a time. journal: postings. payments: items paid. orders: sales. groups: matches. settlement: batches. */
export const POPULATIONS = [
  'lines_trade',
  'lines_fund',
  'lines_bank',
  'lines_orders',
  'journal',
  'payments',
  'matches',
  'settlement',
] as const;
export type Population = (typeof POPULATIONS)[number];

/** mus: 货币单元抽样. random: 随机. stratified: 分层. block: 按日整块. */
export const SAMPLE_METHODS = ['mus', 'random', 'stratified', 'block'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

/** What was found of an item: as booked, wrong by an amount, or not to be had (counted as wrong by the whole). */
export const ITEM_RESULTS = ['open', 'right', 'wrong', 'missing'] as const;

export const AUDIT_TESTS = [
  'duplicates',
  'number_gaps',
  'cut_off',
  'round_amounts',
  'weekend_night',
  'below_limit',
  'self_approved',
  'back_dated',
  'manual_adjustments',
  'reversals_after_end',
  'dormant_payee',
  'benford_first',
  'benford_first_two',
] as const;
export type AuditTest = (typeof AUDIT_TESTS)[number];
