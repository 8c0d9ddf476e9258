/** A server on this machine that speaks HTTPS with a certificate of its own; what it answers is the test's. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { ownCertificate, pemOf } from './own-certificate.ts';

export interface Asked {
  readonly method: string;
  readonly pathAndQuery: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** So many bytes of the body leave, then the line is cut. */
  readonly cutAfter?: number;
}

const CERTIFICATE = ownCertificate();
/** To be trusted by whoever is to believe the servers below. */
export const CA = CERTIFICATE.certificate;

export class OwnServer {
  readonly asked: Asked[] = [];
  readonly #server: Server;
  #port = 0;

  constructor(answer: (asked: Asked) => Answered) {
    const options = { cert: CERTIFICATE.certificate, key: pemOf(CERTIFICATE.privateKey) };
    this.#server = createServer(options, (request, response) => {
      void readAsked(request).then((asked) => {
        this.asked.push(asked);
        give(response, answer(asked));
      });
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    return this;
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer); // Without an encoding, pieces are bytes.
  const pathAndQuery = request.url ?? '/';
  return {
    method: request.method ?? '',
    pathAndQuery,
    url: new URL(pathAndQuery, 'https://127.0.0.1'),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(pieces).toString('utf8'),
  };
}

function give(response: ServerResponse, { status = 200, headers = {}, body = '', cutAfter }: Answered): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => response.destroy());
}
