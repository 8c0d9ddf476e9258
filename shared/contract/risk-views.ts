/** What screens are shown of risk control. Names and numbers of accounts are masked in all of it. */
import { z } from 'zod';
import {
  CASE_DECISIONS,
  CASE_STATES,
  RISK_EXITS,
  RISK_RULES,
  RISK_SUBJECTS,
  riskBook,
  TYPOLOGIES,
} from '../domain/risk.ts';
import { CHANNELS } from '../domain/statement-line.ts';
import { factsSchema } from './errors.ts';
import { count, currency, day, dayOrNone, id, lineView, minorUnits, said } from './shapes.ts';

export const caseNo = z.string().regex(/^K\d{8}-\d{3}$/);
/** Stable: the same facts by the same rules give the same key. */
export const alertKey = z.string().min(1).max(200);

export const subjectView = z.object({ kind: z.enum(RISK_SUBJECTS), id: z.string(), label: z.string() });

export const findingView = z.object({
  rule: z.enum(RISK_RULES),
  /** The band's code. */
  band: z.string(),
  points: count,
  subject: subjectView,
  from: day,
  to: day,
  /** For the sentence (wording: risk_reason.<rule>). */
  facts: factsSchema,
  amount: minorUnits.nullable(),
  currency: z.string(),
  evidence: z.object({
    lines: count,
    payments: count,
    events: count,
    /** Which of those that are shown with the alert are this finding's: ids of lines, numbers of payments. */
    shownLines: z.array(id),
    shownPayments: z.array(z.string()),
  }),
});
export type FindingView = z.infer<typeof findingView>;

export const ALERT_STATES = ['new', 'in_case', 'dismissed'] as const;
export const alertView = z.object({
  key: alertKey,
  typology: z.enum(TYPOLOGIES),
  subject: subjectView,
  from: day,
  to: day,
  score: count,
  level: z.enum(['review', 'stop']),
  /** Its findings, the heaviest first. */
  rules: z.array(z.enum(RISK_RULES)),
  amount: minorUnits.nullable(),
  currency: z.string(),
  state: z.enum(ALERT_STATES),
  /** When it was first seen; '' until somebody has looked. */
  firstSeenAt: z.string(),
  caseNo: z.union([caseNo, z.literal('')]),
});
export type AlertView = z.infer<typeof alertView>;

export const evidenceView = z.object({
  lines: z.array(lineView),
  payments: z.array(
    z.object({
      batchNo: z.string(),
      place: count,
      itemNo: z.string(),
      payee: z.string(),
      amount: minorUnits,
      currency,
      state: z.string(),
      at: z.string(),
      byName: z.string(),
    }),
  ),
  /** Of more than are shown. */
  isCut: z.boolean(),
});

export const caseView = z.object({
  caseNo,
  title: z.string(),
  state: z.enum(CASE_STATES),
  decision: z.enum(CASE_DECISIONS).nullable(),
  subject: subjectView,
  alerts: count,
  score: count,
  amount: minorUnits.nullable(),
  currency: z.string(),
  owner: z.string(),
  ownerName: z.string(),
  openedAt: z.string(),
  due: dayOrNone,
  notes: count,
  attachments: count,
  /** Of a suspicious report: '' none, drafted, filed. */
  report: z.enum(['', 'drafted', 'filed']),
  /** Number of the proposal that waits, named by whoever answers it; 0 for none. */
  proposal: count,
  mayDecide: z.boolean(),
  /** Why this person may not confirm what waits: she proposed it, or nothing waits. */
  whyNot: z.enum(['', 'own', 'nothing']),
});
export type CaseView = z.infer<typeof caseView>;

/** What is known and said for a suspicious report (可疑交易报告); '' is what was not available, which the file says. */
export const suspiciousReport = z.object({
  /** 'normal', 'urgent', 'very_urgent' (DETR). */
  urgency: z.enum(['normal', 'urgent', 'very_urgent']),
  /** 01 model, 02 … 06 staff (TPTR). */
  trigger: z.enum(['model', 'watch_list', 'regulator', 'law_enforcement', 'media', 'staff']),
  suspectedCrime: z.string().max(80),
  facts: z.string().max(4000),
  analysis: z.string().max(4000),
  measures: z.string().max(2000),
  firstReport: z.string().max(80),
});
export type SuspiciousReport = z.infer<typeof suspiciousReport>;

export const caseEventView = z.object({
  act: z.string(),
  text: z.string(),
  facts: factsSchema,
  ...said,
});

export const LARGE_VALUE_STATES = ['due', 'filed', 'not_reportable'] as const;
/** One customer, one day, one direction, one threshold (银发〔2018〕163号). */
export const largeValueView = z.object({
  key: z.string().max(200),
  day,
  customer: subjectView,
  person: z.enum(['natural', 'organisation', 'unknown']),
  /** The customer's: in 收 (01), out 付 (02). */
  direction: z.enum(['in', 'out']),
  /** Which threshold: wording large_value.<rule>; its code in the bank's format (0501 to 0504). */
  rule: z.string(),
  code: z.string(),
  threshold: minorUnits,
  currency,
  sum: minorUnits,
  lines: count,
  channels: z.array(z.enum(CHANNELS)),
  /** Fifth working day after the trade. */
  deadline: day,
  isLate: z.boolean(),
  state: z.enum(LARGE_VALUE_STATES),
  reference: z.string(),
  reason: z.string(),
  /** A file of these days is missing: the sum may grow. */
  isIncomplete: z.boolean(),
  /** Fields of the report that nothing here says. */
  missing: z.array(z.string()),
});
export type LargeValueView = z.infer<typeof largeValueView>;

/** With what it said, so that a reader sees what each changed. */
export const bookVersion = z.object({ version: count, reason: z.string(), book: riskBook, ...said });
export const backtestView = z.object({
  days: count,
  lines: count,
  ms: count,
  rules: z.array(
    z.object({
      rule: z.enum(RISK_RULES),
      before: count,
      after: count,
      exits: z.array(z.object({ exit: z.enum(RISK_EXITS), count })),
    }),
  ),
  typologies: z.array(
    z.object({
      id: z.enum(TYPOLOGIES),
      reviewBefore: count,
      reviewAfter: count,
      stopBefore: count,
      stopAfter: count,
      /** Alerts that were looked into and led to nothing, and those that led to measures or a report. */
      clearedAfter: count,
      confirmedAfter: count,
    }),
  ),
  /** Alerts that only one of the two gives, at most 200. */
  changed: z.array(alertView.extend({ side: z.enum(['before', 'after']) })),
});
