/**
 * Risk control: rules, alerts, cases, large-value and suspicious reports. The compliance officer's alone (反洗钱法 art. 35: that a report is filed is
 * confidential, from the person reported and from everybody who does not file it). Nothing of it shows in a call with another right.
 */
import { z } from 'zod';
import { CASE_DECISIONS, CASE_STATES, RISK_RULES, riskBook, TYPOLOGIES } from '../domain/risk.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import {
  ALERT_STATES,
  alertKey,
  alertView,
  backtestView,
  bookVersion,
  caseEventView,
  caseNo,
  caseView,
  evidenceView,
  findingView,
  LARGE_VALUE_STATES,
  largeValueView,
  suspiciousReport,
} from './risk-views.ts';
import { count, day, dayOrNone, hash, id, note, page, pageOf, query, reason, token } from './shapes.ts';

const file = z.object({ token, fileName: z.string() });
/** Who gets a file and for what: kept with the record of it (网络数据安全管理条例 art. 12). */
export const handover = { recipient: z.string().trim().min(1).max(120), purpose: reason };

/** Large values by key, each with the sum that the officer saw: what has grown since is not judged unseen. */
const seenRows = z
  .array(z.object({ key: z.string().max(200), sum: count }))
  .min(1)
  .max(500);

export const riskCalls = {
  /** For Today, the rail and the head of the page. */
  'risk.counts': call(
    'risk',
    nothing,
    z.object({
      newAlerts: count,
      newStops: count,
      openCases: count,
      toConfirm: count,
      largeValueDue: count,
      largeValueLate: count,
      /** Payments that wait for her word. */
      stoppedPayments: count,
    }),
  ),
  'risk.alerts': call(
    'risk',
    page.extend({
      query,
      show: z.enum([...ALERT_STATES, 'all']),
      typology: z.enum([...TYPOLOGIES, 'all']),
      rule: z.enum([...RISK_RULES, 'all']),
    }),
    pageOf(alertView),
  ),
  'risk.alert': call(
    'risk',
    z.object({ key: alertKey }),
    z.object({ alert: alertView, findings: z.array(findingView), evidence: evidenceView }),
  ),
  /** Has everything looked at anew and keeps what was seen for the first time. */
  'risk.sweep': call('risk', z.object({ taskId }), z.object({ found: count, fresh: count, ms: count })),
  'risk.dismiss': call('risk', z.object({ keys: z.array(alertKey).min(1).max(500), reason }), nothing),
  /** A payment that the rules stopped may go on: her word, with a reason, over the payment as it stands. */
  'risk.stopped': call(
    'risk',
    page,
    pageOf(
      z.object({
        batchNo: z.string(),
        place: count,
        itemNo: z.string(),
        payee: z.string(),
        amount: count,
        currency: z.string(),
        score: count,
        typology: z.enum(TYPOLOGIES),
        rules: z.array(z.enum(RISK_RULES)),
        /** Over the payment and the rules that stop it: whoever lets it go names what she looked at. */
        hash,
        byName: z.string(),
        released: z.object({ byName: z.string(), at: z.string(), reason: z.string() }).nullable(),
      }),
    ),
  ),
  'risk.release': call(
    'risk',
    z.object({ batchNo: z.string().max(40), place: count, hash, reason }),
    nothing,
  ),

  'risk.cases': call(
    'risk',
    page.extend({ query, show: z.enum([...CASE_STATES, 'unclosed', 'mine', 'all']) }),
    pageOf(caseView),
  ),
  'risk.case': call(
    'risk',
    z.object({ caseNo }),
    z.object({
      case: caseView,
      alerts: z.array(alertView),
      /** Of its alerts, as they were when they were taken up: what the rules say otherwise by now. */
      differences: z.array(
        z.object({
          key: alertKey,
          /** The rules find it no more; else scores and how many lines and payments of its evidence came or went. */
          isGone: z.boolean(),
          scoreBefore: count,
          scoreNow: count,
          came: count,
          went: count,
        }),
      ),
      /** Closed without a second officer, for there was none. */
      isUnchecked: z.boolean(),
      events: z.array(caseEventView),
      attachments: z.array(z.object({ id, fileName: z.string(), bytes: count, at: z.string() })),
      report: suspiciousReport.nullable(),
      /** Whom it may be given to. */
      officers: z.array(z.object({ id: z.string(), name: z.string() })),
      evidence: evidenceView,
    }),
  ),
  'risk.openCase': call(
    'risk',
    z.object({ keys: z.array(alertKey).min(1).max(100), title: z.string().trim().min(1).max(120) }),
    z.object({ caseNo }),
  ),
  'risk.assign': call('risk', z.object({ caseNo, owner: z.string().max(40), due: dayOrNone }), nothing),
  'risk.note': call('risk', z.object({ caseNo, text: reason }), nothing),
  'risk.attach': call('risk', z.object({ caseNo, file: token }), nothing),
  'risk.attachment': call('risk', z.object({ caseNo, id }), file),
  'risk.addAlerts': call('risk', z.object({ caseNo, keys: z.array(alertKey).min(1).max(100) }), nothing),
  'risk.saveReport': call('risk', z.object({ caseNo, report: suspiciousReport }), nothing),
  'risk.propose': call('risk', z.object({ caseNo, decision: z.enum(CASE_DECISIONS), reason }), nothing),
  /** A second officer's yes or no; where there is none the first's stands and is marked as unchecked. */
  'risk.confirm': call('risk', z.object({ caseNo, proposal: count, isRight: z.boolean(), note }), nothing),
  'risk.reopen': call('risk', z.object({ caseNo, reason }), nothing),
  'risk.filed': call(
    'risk',
    z.object({ caseNo, reference: z.string().trim().min(1).max(80), on: day }),
    nothing,
  ),

  'risk.largeValue': call(
    'risk',
    page.extend({
      query,
      show: z.enum([...LARGE_VALUE_STATES, 'late', 'all']),
      from: dayOrNone,
      to: dayOrNone,
    }),
    pageOf(largeValueView),
  ),
  'risk.largeValueLines': call(
    'risk',
    z.object({ key: z.string().max(200) }),
    z.object({ row: largeValueView, evidence: evidenceView }),
  ),
  'risk.largeValueFiled': call(
    'risk',
    z.object({
      rows: seenRows,
      reference: z.string().trim().min(1).max(80),
      on: day,
    }),
    nothing,
  ),
  'risk.notReportable': call('risk', z.object({ rows: seenRows, reason }), nothing),
  /** The thresholds as dated data with their source. */
  'risk.thresholds': call(
    'risk',
    nothing,
    z.object({
      rows: z.array(
        z.object({
          rule: z.string(),
          code: z.string(),
          currency: z.string(),
          amount: count,
          from: day,
          to: dayOrNone,
          source: z.string(),
        }),
      ),
    }),
  ),
  'risk.export': call(
    'risk',
    z.object({
      kind: z.enum(['large_value', 'suspicious', 'alerts', 'cases']),
      format: z.enum(['xlsx', 'xml', 'csv']),
      from: dayOrNone,
      to: dayOrNone,
      /** Of a suspicious report. */
      caseNo: z.union([caseNo, z.literal('')]),
      ...handover,
      taskId,
    }),
    file,
  ),

  'risk.book': call(
    'risk',
    nothing,
    z.object({
      version: count,
      book: riskBook,
      shipped: riskBook,
      versions: z.array(bookVersion),
      waiting: id.nullable(),
    }),
  ),
  'risk.backtest': call(
    'risk',
    z.object({ book: riskBook, from: dayOrNone, to: dayOrNone, taskId }),
    backtestView,
  ),
  /** Agreed to by a second person: a loosened rule lets money through. */
  'risk.changeBook': call('risk', z.object({ version: count, book: riskBook, reason }), asked),
} as const;
