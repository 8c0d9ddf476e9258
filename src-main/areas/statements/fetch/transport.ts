/**
 * The only place of the program that speaks HTTP to the outside, and only to hosts its caller names. Certificates are always checked, nobody is
 * followed elsewhere, and what comes is bounded in size and time.
 */
import { request as httpsRequest } from 'node:https';
import { FILE_BYTES_MAX } from '../containers.ts';
import type { FetchFault } from './fetcher.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends one request. Throws only `TransportFault`. */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

export class TransportFault extends Error {
  readonly fault: FetchFault;
  constructor(fault: FetchFault, message = '') {
    super(message);
    this.name = 'TransportFault';
    this.fault = fault;
  }
}

/** Without a byte for so long, a connection is given up. */
const SILENCE_MS = 30_000;

/** `ca`: certificates to trust besides the system's, for tests against a server of their own. */
export const httpsSend =
  ({ ca }: { readonly ca?: string } = {}): Send =>
  async ({ method, url, headers, body }, signal) => {
    if (url.protocol !== 'https:') throw new TransportFault('redirected', url.protocol);
    return await new Promise<HttpAnswer>((resolve, reject) => {
      const give = (fault: FetchFault, message: string) => reject(new TransportFault(fault, message));
      const sent = httpsRequest(
        url,
        {
          method,
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          signal,
          timeout: SILENCE_MS,
          rejectUnauthorized: true,
          ...(ca === undefined ? {} : { ca }),
        },
        (answer) => {
          const pieces: Buffer[] = [];
          let size = 0;
          answer.on('data', (piece: Buffer) => {
            size += piece.length;
            if (size <= FILE_BYTES_MAX) pieces.push(piece);
            else {
              give('too_large', String(FILE_BYTES_MAX));
              answer.destroy();
            }
          });
          answer.on('error', (error) => give('unreachable', error.message));
          answer.on('aborted', () => give('unreachable', 'aborted'));
          answer.on('end', () => {
            const status = answer.statusCode ?? 0;
            if (status >= 300 && status < 400) return give('redirected', String(status));
            const told = Object.entries(answer.headers).map(([name, value]) => [
              name,
              Array.isArray(value) ? value.join(', ') : (value ?? ''),
            ]);
            resolve({ status, headers: Object.fromEntries(told), body: Buffer.concat(pieces) });
          });
        },
      );
      sent.on('timeout', () => {
        give('timed_out', '');
        sent.destroy();
      });
      sent.on('error', (error) => give('unreachable', error.message));
      sent.end(body);
    });
  };
