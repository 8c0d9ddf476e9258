/**
 * The classes of records (保存期限): how long the law has them kept and from when, with its source. Dated data: a law that changes is a new entry here, and
 * its words beside it (wording: retention_source.<class>). A house may keep longer, never shorter.
 */
import type { RECORD_CLASSES } from '../../../../../shared/contract/retention.ts';

export type RecordClass = (typeof RECORD_CLASSES)[number];
/** Of every class: one without years would be due at once. */
export type Years = Readonly<Record<RecordClass, number>>;
type From = 'trade' | 'relationship_end' | 'year_end' | 'event';

export interface ClassRule {
  /** Fewest that the law allows. */
  readonly yearsMin: number;
  /** As shipped. */
  readonly years: number;
  readonly from: From;
  /** Whether something of it can go at all; what cannot is figures and evidence, and stays. */
  readonly canErase: boolean;
  /** When the law of the source came into force: what was looked at. */
  readonly lawSince: string;
}

export const CLASS_RULES: Readonly<Record<RecordClass, ClassRule>> = {
  // 反洗钱法 (2024) art. 34: transaction records, 10 years after the transaction.
  transactions: { yearsMin: 10, years: 10, from: 'trade', canErase: true, lawSince: '2025-01-01' },
  // The same article: identity data, 10 years after the relationship ends.
  identity: { yearsMin: 10, years: 10, from: 'relationship_end', canErase: true, lawSince: '2025-01-01' },
  // 会计档案管理办法 (财政部 国家档案局令第79号), annex 1: vouchers and books 30 years, counted from the end of the year (art. 14).
  books: { yearsMin: 30, years: 30, from: 'year_end', canErase: false, lawSince: '2016-01-01' },
  // The same annex: bank statements and reconciliation statements 10 years.
  bank_statements: { yearsMin: 10, years: 10, from: 'year_end', canErase: true, lawSince: '2016-01-01' },
  // 网络安全法 art. 21: six months at least; it stays as long as what it proves.
  log: { yearsMin: 1, years: 30, from: 'event', canErase: false, lawSince: '2017-06-01' },
  // 网络数据安全管理条例 (国务院令第790号) art. 12: three years at least.
  handovers: { yearsMin: 3, years: 10, from: 'event', canErase: true, lawSince: '2025-01-01' },
  // 个人信息保护法 art. 19: no longer than needed; a trade is to be traced to who handled it as long as it is kept.
  people: { yearsMin: 1, years: 10, from: 'relationship_end', canErase: true, lawSince: '2021-11-01' },
};

/** What keeps a class from being kept for so many years; '' where nothing does. */
export const yearsProblem = (
  recordClass: RecordClass,
  years: number,
  now: number,
): '' | 'shorter' | 'same' =>
  years < CLASS_RULES[recordClass].yearsMin ? 'shorter' : years === now ? 'same' : '';
