/**
 * The books (账簿): chart of accounts, entries posted by rules from facts or by two persons, periods, and what is read from them. An entry is never
 * changed; it is undone by one that reverses it.
 */
import { z } from 'zod';
import { PERIOD_STATES, SIDES_OF_POSTING } from '../domain/books.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { factsSchema } from './errors.ts';
import {
  accountCode,
  balanceRow,
  chartBody,
  chartView,
  entryPlan,
  entryView,
  period,
  periodView,
  posting,
  sub,
} from './journal-views.ts';
import {
  count,
  currency,
  day,
  dayOrNone,
  hash,
  id,
  lineView,
  minorUnits,
  note,
  page,
  pageOf,
  query,
  reason,
  said,
  token,
} from './shapes.ts';

const fundCheck = z.object({
  outcome: z.enum(['holds', 'fails', 'not_checked']),
  /** What should be and what is. */
  wanted: minorUnits,
  found: minorUnits,
  /** Named values of its sentence (wording: fund_check.<why>). */
  facts: factsSchema,
});

export const journalCalls = {
  'journal.chart': call('read', nothing, z.object({ accounts: z.array(chartView) })),
  'journal.changeAccount': call('post', z.object({ body: chartBody, version: count, reason }), asked),
  'journal.closeAccount': call('post', z.object({ code: accountCode, reason }), asked),

  /** What facts ask for that is not booked, and what is booked that they no longer ask for. */
  'journal.plan': call(
    'read',
    page.extend({ taskId }),
    z.object({
      hash,
      total: count,
      rows: z.array(entryPlan),
      added: count,
      reversed: count,
      late: count,
      lines: count,
      /** Facts that cannot be booked, and why (wording: journal.blocked.<why>). */
      blocked: z.array(z.object({ why: z.string(), count, facts: factsSchema })),
    }),
  ),
  'journal.post': call('post', z.object({ hash, taskId }), z.object({ added: count, reversed: count })),
  /** Cheap: for Today and the bottom of the books. */
  'journal.standing': call(
    'read',
    nothing,
    z.object({ entries: count, isBehind: z.boolean(), openPeriod: z.string(), lastPostedAt: z.string() }),
  ),

  'journal.entries': call('read', page.extend({ query, from: dayOrNone, to: dayOrNone }), pageOf(entryView)),
  'journal.entry': call(
    'read',
    page.extend({ id }),
    z.object({ entry: entryView, lines: pageOf(z.object({ line: lineView, amount: minorUnits })) }),
  ),
  /** Entries that book any of these lines, with what each books of them. */
  'journal.ofLines': call(
    'read',
    z.object({ lineIds: z.array(id).max(500) }),
    z.object({ entries: z.array(z.object({ entry: entryView, lineId: id, amount: minorUnits })) }),
  ),

  'journal.propose': call(
    'post',
    z.object({ day, memo: note, postings: z.array(posting).min(2).max(200), reason }),
    asked.extend({ entryId: id.nullable() }),
  ),
  'journal.reverse': call(
    'post',
    z.object({ entryId: id, day, reason }),
    asked.extend({ entryId: id.nullable() }),
  ),

  'journal.periods': call('read', nothing, z.object({ periods: z.array(periodView) })),
  /** What stands against closing it: each with what it found. */
  'journal.closeCheck': call(
    'read',
    z.object({ period }),
    z.object({
      checks: z.array(
        z.object({
          name: z.enum([
            'unposted',
            'balances',
            'open_exceptions',
            'bank_unmatched',
            'suspense',
            'payments_open',
            'earlier_open',
            'missing_files',
          ]),
          outcome: z.enum(['pass', 'warn', 'stop']),
          facts: factsSchema,
        }),
      ),
    }),
  ),
  'journal.setPeriod': call('post', z.object({ period, state: z.enum(PERIOD_STATES), reason }), asked),

  'journal.trialBalance': call(
    'read',
    z.object({ from: dayOrNone, to: dayOrNone, isBySub: z.boolean() }),
    z.object({
      rows: z.array(balanceRow),
      totals: z.array(
        z.object({
          currency,
          opening: minorUnits,
          debit: minorUnits,
          credit: minorUnits,
          closing: minorUnits,
        }),
      ),
    }),
  ),
  'journal.ledger': call(
    'read',
    page.extend({ account: accountCode, sub: sub.nullable(), currency, from: dayOrNone, to: dayOrNone }),
    z.object({
      opening: minorUnits,
      total: count,
      rows: z.array(
        z.object({
          entryId: id,
          number: z.string(),
          day,
          rule: z.string(),
          memo: z.string(),
          sub,
          side: z.enum(SIDES_OF_POSTING),
          amount: minorUnits,
          /** Debit less credit up to and with this one. */
          balance: minorUnits,
        }),
      ),
      debit: minorUnits,
      credit: minorUnits,
      closing: minorUnits,
    }),
  ),
  /** Each account of the house: what the books say, what its statements say, and the difference. */
  'journal.proof': call(
    'read',
    z.object({ asOf: dayOrNone }),
    z.object({
      asOf: dayOrNone,
      rows: z.array(
        z.object({
          account: accountCode,
          sub,
          subName: z.string(),
          currency,
          /** On the day its last statement ends, where there is one; else as of the day asked for. */
          book: minorUnits,
          /** Null where no statement says a balance. */
          stated: minorUnits.nullable(),
          statedOn: dayOrNone,
          file: z.string(),
          difference: minorUnits.nullable(),
          standing: z.enum(['proved', 'differs', 'not_stated', 'behind']),
        }),
      ),
    }),
  ),
  /** 备付金: what is owed to parties (no negative netted) against what lies in accounts kept apart for them. */
  'journal.clientFunds': call(
    'read',
    z.object({ asOf: dayOrNone }),
    z.object({
      rows: z.array(
        z.object({
          currency,
          requirement: minorUnits,
          resource: minorUnits,
          difference: minorUnits,
          parties: count,
          negatives: z.array(z.object({ partyId: z.string(), partyName: z.string(), balance: minorUnits })),
          /** What is owed most, largest first. */
          largest: z.array(
            z.object({
              partyId: z.string(),
              partyName: z.string(),
              account: accountCode,
              balance: minorUnits,
            }),
          ),
          resources: z.array(
            z.object({
              account: accountCode,
              sub,
              subName: z.string(),
              balance: minorUnits,
              isSafeguarded: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  ),

  /** Client funds are as of `to`. csv unless a format is said; with sub-ledgers an account is 'code/sub'. */
  /**
   * 备付金三项核对, a row a business day and currency. owed: what is owed to each party, no negative netted = what lies apart for them. segregated: what
   * came in for them the business day before lies apart. bank: our records of those accounts = the bank's own statements.
   */
  'journal.fundChecks': call(
    'read',
    z.object({ from: dayOrNone, to: dayOrNone }),
    z.object({
      rows: z.array(
        z.object({
          day,
          currency,
          owed: fundCheck,
          segregated: fundCheck,
          bank: fundCheck,
          /** Above nought where what lies apart is not enough. */
          shortfall: minorUnits,
          hash,
          /** Who said she had looked, and whether the figures are still those she looked at; null where nobody did. */
          seen: z
            .object({ shortfall: minorUnits, isChanged: z.boolean(), note: z.string(), ...said })
            .nullable(),
        }),
      ),
    }),
  ),
  /** The day's check is signed as it stands; a shortfall needs words. */
  'journal.signFundCheck': call('post', z.object({ day, currency, hash, note }), nothing),

  'journal.export': call(
    'export',
    z.object({
      kind: z.enum(['journal', 'trial_balance', 'client_funds', 'fund_checks']),
      format: z.enum(['csv', 'xlsx', 'pdf']).optional(),
      isBySub: z.boolean().optional(),
      from: dayOrNone,
      to: dayOrNone,
      taskId,
    }),
    z.object({ token, fileName: z.string() }),
  ),
} as const;
