/**
 * Fetching a channel's bills: one small interface, and what one try can end with. A day without a bill, a bill not made yet, and a failure are
 * told apart, because only the last two leave a day missing.
 *
 * A fetcher brings bytes and nothing else: what they are is decided by the same reading as for a file that was dropped.
 */
import type { BillType } from '../../../../shared/contract/sources.ts';

/** One bill of one day, as the channel calls it. */
export interface Bill {
  readonly type: BillType;
  /** 'YYYY-MM-DD' in China. */
  readonly day: string;
}

export const FETCH_FAULTS = [
  'unreachable', // No connection, or it broke off.
  'timed_out',
  'refused', // The channel says no: wrong key, no right, wrong parameter. Its code and words come along.
  'busy', // Too many requests, or its own fault: worth another try.
  'not_signed', // Its answer is not signed by the key we know, or signed at another time.
  'hash_differs', // What came is not what the channel said it would send.
  'damaged', // Packed, and does not unpack.
  'too_large',
  'redirected', // It sends us somewhere else; we do not go.
  'host_key_differs', // SFTP: the server shows another key than the one that was accepted.
  'unexpected_answer',
] as const;
export type FetchFault = (typeof FETCH_FAULTS)[number];

export type FetchAnswer =
  | { readonly is: 'file'; readonly name: string; readonly bytes: Buffer }
  | { readonly is: 'no_bill' }
  | { readonly is: 'not_yet' }
  | {
      readonly is: 'failed';
      readonly fault: FetchFault;
      readonly code: string;
      readonly message: string;
    };

export interface Fetcher {
  /** Asks for nothing but proof that the keys are right. */
  test(signal: AbortSignal): Promise<FetchAnswer>;
  fetch(bill: Bill, signal: AbortSignal): Promise<FetchAnswer>;
}

export const failed = (fault: FetchFault, code = '', message = ''): FetchAnswer => ({
  is: 'failed',
  fault,
  code: code.slice(0, 80),
  message: message.slice(0, 200),
});

/** Faults that may be gone a moment later. */
const PASSING: ReadonlySet<FetchFault> = new Set(['unreachable', 'timed_out', 'busy']);
/** Waits before the second, third and fourth try, in ms. */
const WAITS = [1_000, 4_000, 15_000];

/** Tries again what may pass, a bounded number of times, longer apart each time. */
export async function withRetries(
  once: () => Promise<FetchAnswer>,
  wait: (ms: number) => Promise<void>,
): Promise<FetchAnswer> {
  let answer = await once();
  for (const ms of WAITS) {
    if (answer.is !== 'failed' || !PASSING.has(answer.fault)) return answer;
    await wait(ms);
    answer = await once();
  }
  return answer;
}
