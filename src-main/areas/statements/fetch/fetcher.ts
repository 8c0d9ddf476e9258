/**
 * Fetching a channel's bills: one small interface, and what one try can end with. A day without a bill, a bill not made yet, and a failure are
 * told apart, because only the last two leave a day missing.
 *
 * A fetcher brings bytes and nothing else: what they are is decided by the same reading as for a file that was dropped.
 */
import type { FetchFault } from '../../../../shared/contract/sources.ts';
import type { Bill } from './rules/bill.ts';
import type { DayRange } from './rules/bill-days.ts';
import { TransportFault } from './transport.ts';

export type FetchFailure = {
  readonly is: 'failed';
  readonly fault: FetchFault;
  readonly code: string;
  readonly message: string;
};

export type FetchAnswer =
  | { readonly is: 'file'; readonly name: string; readonly bytes: Buffer }
  | { readonly is: 'no_bill' }
  | { readonly is: 'not_yet' }
  | FetchFailure;

export interface Fetcher {
  /** Asks for nothing but proof that the keys are right; null when they are. */
  test(signal: AbortSignal): Promise<FetchFailure | null>;
  /** The bills there may be of these days, oldest first. */
  bills(range: DayRange, signal: AbortSignal): Promise<readonly Bill[] | FetchFailure>;
  fetch(bill: Bill, signal: AbortSignal): Promise<FetchAnswer>;
  /** Ends what is open. */
  close(): void;
}

/** What a channel says is another's text: short, on one line, and never with more in it than a sentence needs. */
const told = (text: string, max: number): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, max);

export const failed = (fault: FetchFault, code = '', message = ''): FetchFailure => ({
  is: 'failed',
  fault,
  code: told(code, 80),
  message: told(message, 200),
});

/** Turns what a transport throws into the answer it is. */
export async function guarded<T>(work: () => Promise<T>): Promise<T | FetchFailure> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TransportFault) return failed(error.fault, error.code, error.message);
    throw error;
  }
}

/** Faults that may be gone a moment later. */
const PASSING: ReadonlySet<FetchFault> = new Set(['unreachable', 'timed_out', 'busy']);
/** Waits before the second, third and fourth try, in ms. */
const WAITS = [1_000, 4_000, 15_000];

/** Tries again what may pass, a bounded number of times, longer apart each time. `wait` may throw to end it. */
export async function withRetries<T extends { readonly is: string } | readonly Bill[]>(
  once: () => Promise<T | FetchFailure>,
  wait: (ms: number) => Promise<void>,
): Promise<T | FetchFailure> {
  let answer = await once();
  for (const ms of WAITS) {
    if (!isFailure(answer) || !PASSING.has(answer.fault)) return answer;
    await wait(ms);
    answer = await once();
  }
  return answer;
}

export const isFailure = (answer: unknown): answer is FetchFailure =>
  typeof answer === 'object' && answer !== null && 'is' in answer && answer.is === 'failed';
