/**
 * The app on 127.0.0.1, for a local Chromium-family browser and for the journeys.
 *
 * Who may ask: only who holds the cookie that was given once for the token in the address's fragment (which no server and no log sees).
 * Host is checked against a rebound name, Origin and a header of our own against pages of other sites, which can reach 127.0.0.1 too.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../../../shared/contract/errors.ts';
import { type EngineHandle, FILE_BYTES_MAX } from '../../engine/handle.ts';
import { newToken } from '../../platform/ids.ts';
import { PAGE_HEADERS, pageFile } from '../page-files.ts';

/** Calls are small; statement files take their own road. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

export interface Loopback {
  /** With the token in the fragment: to be opened once. */
  readonly address: string;
  readonly origin: string;
  /** Windows that listen at this moment. */
  windowCount(): number;
  onWindowsChanged(listener: () => void): void;
  close(): Promise<void>;
}

/** `page` is the folder of the built renderer. */
export async function startLoopback(engine: EngineHandle, page: string): Promise<Loopback> {
  const startToken = newToken();
  let isTokenOpen = true;
  const sessions = new Set<string>();
  const streams = new Map<ServerResponse, string>();
  const listeners: (() => void)[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, PAGE_HEADERS);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // A TCP server that listens has one.
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const cookieName = `countinghouse-${port}`; // Cookies do not know ports; two apps side by side must not share one.

  engine.onEvent((session, event) => {
    for (const [stream, of] of streams)
      if (session === null || session === of) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams.keys()) stream.write(': here\n\n');
  }, HEARTBEAT_MS);

  const sessionOf = (request: IncomingMessage): string | null => {
    const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim().split('='));
    const offered = cookies.find(([name]) => name === cookieName)?.[1] ?? '';
    return sessions.has(offered) ? offered : null;
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: unknown) =>
      response
        .writeHead(status, {
          ...PAGE_HEADERS,
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
        })
        .end(JSON.stringify(body));
    const path = request.url ?? '/';
    if (request.headers.host !== host) return void answer(403, null);
    if (request.method === 'GET') return get(path, request, response, answer);
    if (request.method !== 'POST') return void answer(405, null);
    const isOurPage = request.headers.origin === origin && request.headers['x-countinghouse'] === '1';
    if (!isOurPage) return void answer(403, null);
    if (path === '/session') return start(request, response, answer);
    const session = sessionOf(request);
    if (session === null) return void answer(403, null);
    if (path === '/files') return upload(session, request, answer);
    if (!path.startsWith('/api/')) return void answer(404, null);
    const body = await readBody(request, BODY_BYTES_MAX);
    if (body === null) return void answer(413, null);
    const input = asJson(body);
    if (input === undefined) return void answer(400, null);
    return void answer(200, await engine.call(session, path.slice('/api/'.length), input));
  }

  async function get(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    answer: (status: number, body: unknown) => void,
  ): Promise<void> {
    if (path === '/events' || path.startsWith('/files/')) {
      const session = sessionOf(request);
      if (session === null) return answer(403, null);
      return path === '/events' ? listen(session, response) : download(session, path, response, answer);
    }
    // The page's own files say nothing of any ledger: they need no session.
    const file = await pageFile(page, path);
    if (!file) return answer(404, null);
    response
      .writeHead(200, { ...PAGE_HEADERS, 'content-type': file.type, 'cache-control': 'no-cache' })
      .end(file.bytes);
  }

  async function start(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (status: number, body: unknown) => void,
  ): Promise<void> {
    const body = await readBody(request, 4096).then(asJson);
    const offered = typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : '';
    if (!isTokenOpen || !isSame(offered, startToken)) return answer(403, null);
    isTokenOpen = false; // Once: whoever finds it later finds nothing.
    const session = newToken();
    sessions.add(session);
    response.setHeader('set-cookie', `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    return answer(200, { ok: true });
  }

  async function upload(
    session: string,
    request: IncomingMessage,
    answer: (status: number, body: unknown) => void,
  ): Promise<void> {
    const name = decodedName(request.headers['x-file-name']);
    if (name === null) return answer(400, null);
    const stated = Number(request.headers['content-length'] ?? 0);
    try {
      if (stated > FILE_BYTES_MAX)
        throw new Refused('too_large', { file: name, bytes: stated, limit: FILE_BYTES_MAX });
      const bytes = await readBody(request, FILE_BYTES_MAX);
      if (bytes === null) throw new Refused('too_large', { file: name, limit: FILE_BYTES_MAX });
      return answer(200, { token: await engine.putFile(session, { name, content: { bytes } }) });
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return answer(413, { ok: false, error: { kind: fault.kind, facts: fault.facts } });
    }
  }

  async function download(
    session: string,
    path: string,
    response: ServerResponse,
    answer: (status: number, body: unknown) => void,
  ): Promise<void> {
    const file = await engine.takeFile(session, path.slice('/files/'.length));
    if (!file) return answer(404, null);
    response
      .writeHead(200, {
        ...PAGE_HEADERS,
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': 'no-store',
      })
      .end(file.bytes);
  }

  function listen(session: string, response: ServerResponse): void {
    response.writeHead(200, {
      ...PAGE_HEADERS,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    response.write(': here\n\n');
    streams.set(response, session);
    for (const listener of listeners) listener();
    response.on('close', () => {
      streams.delete(response);
      for (const listener of listeners) listener();
    });
  }

  return {
    address: `${origin}/#token=${startToken}`,
    origin,
    windowCount: () => streams.size,
    onWindowsChanged: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      clearInterval(heartbeat);
      for (const stream of streams.keys()) stream.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      for (const session of sessions) await engine.endSession(session);
    },
  };
}

function isSame(offered: string, expected: string): boolean {
  const [a, b] = [Buffer.from(offered), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function decodedName(header: string | string[] | undefined): string | null {
  try {
    const name = decodeURIComponent(String(header ?? ''));
    return name === '' || name.length > 255 ? null : name;
  } catch {
    return null;
  }
}

/** Null past the limit; the rest of the body is not kept. The connection stays for the answer that says so. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asJson(body: Buffer | null): unknown {
  if (body === null) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
