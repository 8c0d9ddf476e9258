/** A request as no browser would send it: any Host, any path unread, any header or none. */
import { type IncomingHttpHeaders, request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For an answer that does not end by itself. */
  readonly headersOnly?: boolean;
}

export function rawRequest(origin: string, path: string, wanted: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const headers = {
      ...(wanted.body === undefined ? {} : { 'content-length': Buffer.byteLength(wanted.body) }),
      ...wanted.headers,
    };
    const sent = request(
      { hostname, port, path, method: wanted.method ?? 'GET', headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        const done = () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        if (wanted.headersOnly) {
          done();
          sent.destroy();
          return;
        }
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', done);
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(wanted.body);
  });
}
