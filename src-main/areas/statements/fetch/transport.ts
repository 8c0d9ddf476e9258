/**
 * The only place of the program that speaks HTTP to the outside, and only to hosts its caller names. Certificates are always checked, nobody is
 * followed elsewhere, and what comes is bounded in size and time.
 */
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { FetchFault } from '../../../../shared/contract/sources.ts';
import { FILE_BYTES_MAX } from '../containers.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Bytes of the answer at most; a whole file where nothing is said. */
  readonly bytesMax?: number;
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
  readonly code: string;
  constructor(fault: FetchFault, message = '', code = '') {
    super(message);
    this.name = 'TransportFault';
    this.fault = fault;
    this.code = code;
  }
}

/** Without a byte for so long, a connection is given up. */
const SILENCE_MS = 30_000;
/** However slowly it drips, one answer is whole by then. */
const WHOLE_MS = 15 * 60_000;

/** `ca`: the certificates to trust instead of the system's, for tests against a server of their own. */
export const httpsSend =
  ({ ca, silenceMs = SILENCE_MS }: { readonly ca?: string; readonly silenceMs?: number } = {}): Send =>
  async ({ method, url, headers, body, bytesMax = FILE_BYTES_MAX }, signal) => {
    if (url.protocol !== 'https:') throw new TransportFault('redirected', url.protocol);
    return await new Promise<HttpAnswer>((resolve, reject) => {
      const give = (fault: FetchFault, message: string) => reject(new TransportFault(fault, message));
      const late = AbortSignal.timeout(WHOLE_MS);
      const sent = httpsRequest(
        url,
        {
          method,
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          signal: AbortSignal.any([signal, late]),
          timeout: silenceMs,
          rejectUnauthorized: true,
          minVersion: 'TLSv1.2',
          agent: false, // One connection for one answer: none is left open when the fetch is over.
          ...(ca === undefined ? {} : { ca }),
        },
        (answer) => {
          collect(answer, bytesMax, give, resolve);
        },
      );
      sent.on('timeout', () => {
        give('timed_out', '');
        sent.destroy();
      });
      sent.on('error', (error) =>
        late.aborted ? give('timed_out', '') : give('unreachable', signal.aborted ? '' : error.message),
      );
      sent.end(body);
    });
  };

function collect(
  answer: IncomingMessage,
  bytesMax: number,
  give: (fault: FetchFault, message: string) => void,
  resolve: (answer: HttpAnswer) => void,
): void {
  const pieces: Buffer[] = [];
  let size = 0;
  answer.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size <= bytesMax) {
      pieces.push(piece);
      return;
    }
    give('too_large', String(bytesMax));
    answer.destroy();
  });
  answer.on('error', (error) => give('unreachable', error.message));
  answer.on('end', () => {
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400) return give('redirected', String(status));
    if (!answer.complete) return give('unreachable', 'cut off');
    const told = Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]);
    resolve({ status, headers: Object.fromEntries(told), body: Buffer.concat(pieces) });
  });
}
