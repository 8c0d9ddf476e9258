/**
 * What risk control keeps, fact by fact: what officers did with alerts, cases, payments and reports. Everything else is worked out from these and from
 * what the rules find.
 *
 * A fact is one row whatever it says, so that nobody counts alerts by looking at the record from outside.
 */
import { z } from 'zod';
import { CASE_DECISIONS, RISK_RULES, RISK_SUBJECTS, TYPOLOGIES } from '../domain/risk.ts';
import { factsSchema } from './errors.ts';
import { suspiciousReport } from './risk-views.ts';

const whole = z.number().int().safe();
const subject = z.object({ kind: z.enum(RISK_SUBJECTS), id: z.string(), label: z.string() });

/** An alert as it was when an officer took it up: what comes in later changes nothing of it. */
const keptAlert = z.object({
  key: z.string(),
  typology: z.enum(TYPOLOGIES),
  subject,
  from: z.string(),
  to: z.string(),
  score: whole,
  level: z.enum(['review', 'stop']),
  findings: z.array(
    z.object({
      rule: z.enum(RISK_RULES),
      band: z.string(),
      points: whole,
      subject,
      from: z.string(),
      to: z.string(),
      facts: factsSchema,
      amount: whole.nullable(),
      currency: z.string(),
      lines: z.array(whole),
      payments: z.array(z.string()),
      events: z.array(whole),
    }),
  ),
});
export type KeptAlert = z.infer<typeof keptAlert>;

const attachedFile = z.object({
  name: z.string(),
  bytes: whole,
  sha256: z.string(),
  /** Its sealed file among the originals. */
  original: z.string(),
});

const ofCase = { caseNo: z.string() };

const alertFacts = [
  /** Seen for the first time by a sweep. */
  z.object({ what: z.literal('alerts_seen'), keys: z.array(z.string()) }),
  z.object({
    what: z.literal('alerts_dismissed'),
    reason: z.string(),
    alerts: z.array(z.object({ key: z.string(), score: whole, level: z.enum(['review', 'stop']) })),
  }),
  /** Over the payment as it stood: its hash is of payee and amount. */
  z.object({
    what: z.literal('payment_released'),
    batchNo: z.string(),
    place: whole,
    hash: z.string(),
    score: whole,
    rules: z.array(z.enum(RISK_RULES)),
    reason: z.string(),
  }),
] as const;

const caseFacts = [
  z.object({ what: z.literal('case_opened'), ...ofCase, title: z.string(), alerts: z.array(keptAlert) }),
  z.object({ what: z.literal('case_extended'), ...ofCase, alerts: z.array(keptAlert) }),
  z.object({ what: z.literal('case_assigned'), ...ofCase, owner: z.string(), due: z.string() }),
  z.object({ what: z.literal('case_noted'), ...ofCase, text: z.string() }),
  z.object({ what: z.literal('case_attached'), ...ofCase, file: attachedFile }),
  /** A copy of an attachment was handed out. */
  z.object({ what: z.literal('attachment_saved'), ...ofCase, sha256: z.string() }),
  z.object({ what: z.literal('report_drafted'), ...ofCase, report: suspiciousReport }),
  /** `waits` false: there was no second officer, it stood at once and unchecked. */
  z.object({
    what: z.literal('case_proposed'),
    ...ofCase,
    decision: z.enum(CASE_DECISIONS),
    reason: z.string(),
    waits: z.boolean(),
  }),
  z.object({ what: z.literal('case_confirmed'), ...ofCase, isRight: z.boolean(), note: z.string() }),
  z.object({ what: z.literal('case_reopened'), ...ofCase, reason: z.string() }),
  z.object({ what: z.literal('report_filed'), ...ofCase, reference: z.string(), on: z.string() }),
] as const;

/** With the sum that was judged: what comes in later makes the row due again. */
const judgedRows = z.array(z.object({ key: z.string(), sum: whole }));

const reportFacts = [
  z.object({
    what: z.literal('large_value_filed'),
    rows: judgedRows,
    reference: z.string(),
    on: z.string(),
  }),
  z.object({ what: z.literal('large_value_not_reportable'), rows: judgedRows, reason: z.string() }),
  /** A file of risk control was handed out: to whom, for what, and the log as it was then. */
  z.object({
    what: z.literal('risk_handed_over'),
    kind: z.enum(['large_value', 'suspicious', 'alerts', 'cases']),
    format: z.enum(['xlsx', 'xml', 'csv']),
    from: z.string(),
    to: z.string(),
    caseNo: z.string(),
    recipient: z.string(),
    purpose: z.string(),
    fileName: z.string(),
    sha256: z.string(),
    bytes: whole,
    size: whole,
  }),
] as const;

export const riskFact = z.discriminatedUnion('what', [...alertFacts, ...caseFacts, ...reportFacts]);
export type RiskFact = z.infer<typeof riskFact>;
export type RiskFactKind = RiskFact['what'];
export type FactOf<Kind extends RiskFactKind> = Extract<RiskFact, { what: Kind }>;

/** With its number, when, and by whom (id). */
export type Kept<Kind extends RiskFactKind = RiskFactKind> = FactOf<Kind> & {
  readonly row: number;
  readonly at: string;
  readonly by: string;
};
