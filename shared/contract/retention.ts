/** How long each kind of record is kept and why, what falls due, what is held all the same, and what is erased without breaking the log. */
import { z } from 'zod';
import { asked } from './access.ts';
import { call, nothing } from './call.ts';
import { count, day, dayOrNone, hash, page, pageOf, reason, said } from './shapes.ts';

/** What is kept for the same time under the same rule. */
export const RECORD_CLASSES = [
  'transactions', // Lines, originals, matches, payments: 反洗钱法 art. 34, 10 years after the trade.
  'identity', // Parties, their accounts: 10 years after the relationship ends.
  'books', // Entries and vouchers: 会计档案管理办法, 30 years.
  'bank_statements', // 银行对账单 and 余额调节表: 10 years.
  'log', // Network and audit log: 网络安全法 art. 21 six months at least; kept as long as what it proves.
  'handovers', // 网络数据安全管理条例 art. 12: 3 years at least.
  'people', // Names of who worked here: as long as the log names them, then 个保法 art. 19.
] as const;

export const retentionClassView = z.object({
  recordClass: z.enum(RECORD_CLASSES),
  years: count,
  /** Fewest that the law allows. */
  yearsMin: count,
  /** Wording: retention_source.<recordClass>. */
  from: z.enum(['trade', 'relationship_end', 'year_end', 'event']),
  records: count,
  oldest: dayOrNone,
  /** Fall due up to today, and within a year. */
  due: count,
  dueSoon: count,
  held: count,
  canErase: z.boolean(),
});

export const dueView = z.object({
  key: z.string().max(120),
  recordClass: z.enum(RECORD_CLASSES),
  label: z.string(),
  records: count,
  from: day,
  dueOn: day,
  /** '' or the hold that keeps it. */
  holdId: z.string(),
  state: z.enum(['due', 'soon', 'held', 'asked', 'erased']),
});

export const holdView = z.object({
  id: z.string(),
  recordClass: z.union([z.enum(RECORD_CLASSES), z.literal('all')]),
  from: dayOrNone,
  to: dayOrNone,
  /** A party's number; '' for all. */
  party: z.string(),
  partyName: z.string(),
  reason: z.string(),
  isActive: z.boolean(),
  /** Its end waits for a second person. */
  isEndAsked: z.boolean(),
  ...said,
});

export const retentionCalls = {
  'retention.classes': call('audit', nothing, z.object({ today: day, classes: z.array(retentionClassView) })),
  'retention.due': call(
    'audit',
    page.extend({
      show: z.enum(['due', 'soon', 'held', 'erased', 'all']),
      recordClass: z.union([z.enum(RECORD_CLASSES), z.literal('all')]),
    }),
    pageOf(dueView),
  ),
  'retention.holds': call('audit', nothing, z.object({ holds: z.array(holdView) })),
  /** Longer than the law asks is a house's own choice; shorter is refused. */
  'retention.setYears': call(
    'retain',
    z.object({ recordClass: z.enum(RECORD_CLASSES), years: z.number().int().min(1).max(100), reason }),
    asked,
  ),
  'retention.hold': call(
    'retain',
    z.object({
      recordClass: z.union([z.enum(RECORD_CLASSES), z.literal('all')]),
      from: dayOrNone,
      to: dayOrNone,
      party: z.string().max(40),
      reason,
    }),
    z.object({ id: z.string() }),
  ),
  'retention.endHold': call('retain', z.object({ id: z.string().max(40), reason }), asked),
  /** Only what is due and not held; a second person agrees, for it does not come back. */
  'retention.erase': call(
    'retain',
    z.object({ keys: z.array(z.string().max(120)).min(1).max(500), reason }),
    asked.extend({ hash }),
    {
      isDangerous: true,
    },
  ),
} as const;
