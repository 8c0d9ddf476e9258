/**
 * How one call of the contract is described: the right it needs, what goes in, what comes out, and whether the person must have proved
 * herself anew a moment ago. Every part of the contract (calls.ts) is a table of these.
 */
import { z } from 'zod';
import { token } from './shapes.ts';

/**
 * `none`: before anybody is logged in. `self`: whoever is. The others are granted by role: src-main/areas/access/rules/rights.ts.
 * One right is one kind of thing a person may do; a call needs exactly one.
 */
export const RIGHTS = [
  'none',
  'self',
  /** Totals, legs and today's figures; no line of a statement. */
  'summary',
  /** Figures of the trade with the lines behind them, masked; taking them away; the monthly report. */
  'analyse',
  'read',
  'import',
  'match',
  'review',
  /** Enter and correct orders of ours, ask for their cancelling and refunding. */
  'orders',
  /** Merchants, customers, payees, the accounts bound to them, agreements. */
  'parties',
  /** Put names and accounts on the watch list, by hand and by file; ask for them to be taken off. */
  'watch_list',
  /** Make payments, take in their results; top-ups, withdrawals, freezes. */
  'pay',
  /** Settlement: sign, hold and return batches, adjust them, have merchants paid. */
  'settle',
  /** The books: post what facts ask for, propose entries, change the chart, close periods. */
  'post',
  'export',
  /** Look at protected fields unmasked, with a reason. */
  'reveal',
  /** Decide on what somebody else asked for; which kinds is said by the two below. */
  'approve',
  'approve_money',
  'approve_people',
  'people',
  'manage_people',
  'manage_keys',
  'settings',
  /** Read the record and have it verified. */
  'record',
  /** Acknowledge intrusion signals. */
  'signals',
  'backup',
  /** Risk cases and suspicious reports: the compliance officer's alone (反洗钱法 art. 35: filing is confidential). */
  'risk',
  /** Take evidence away, draw samples, run the auditor's tests, see what is kept how long. */
  'audit',
  /** How long records are kept: periods, holds, erasing what is due. */
  'retain',
] as const;
export type Right = (typeof RIGHTS)[number];

interface CallOptions {
  /** Only for who proved herself within the last minutes (session.prove): the dangerous few. */
  readonly isDangerous?: boolean;
  /** May be asked by a person who has yet to set a password of her own. */
  readonly isOpenToNewcomers?: boolean;
}

export const call = <I extends z.ZodType, O extends z.ZodType>(
  right: Right,
  input: I,
  output: O,
  { isDangerous = false, isOpenToNewcomers = false }: CallOptions = {},
) => ({ right, input, output, isDangerous, isOpenToNewcomers });

export const nothing = z.object({});

/** Long calls take a task id made by the caller; progress events carry it and task.cancel names it. */
export const taskId = token;

export const PASSWORD_LENGTH_MIN = 15;
/** No secret: everything behind it is made up and made again at will. Screens say it where the demo asks for one. */
export const DEMO_PASSWORD = 'countinghouse-demo-workspace';
export const password = z.string().min(1).max(1024);
