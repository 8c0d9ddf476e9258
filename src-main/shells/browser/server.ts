/**
 * The app on 127.0.0.1, for a local Chromium-family browser and for the journeys.
 *
 * Who may ask: only who holds the cookie that was given once for the token in the address's fragment (which no server and no log sees), and
 * names a window that was given to that cookie. Host is checked against a rebound name, Origin and a header of our own against pages of other
 * sites, which can reach 127.0.0.1 too.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../../../shared/contract/errors.ts';
import { type EngineHandle, FILE_BYTES_MAX } from '../../engine/handle.ts';
import { newToken } from '../../platform/ids.ts';
import { PAGE_HEADERS, pageFile } from '../page-files.ts';
import { asJson, decodedName, readBody } from './request-body.ts';
import { LISTENING_MAX, Windows } from './windows.ts';

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

type Answer = (status: number, body: unknown) => void;

/** `page` is the folder of the built renderer; `awayMaxMs` is how long a window may be away and keep its session. */
export async function startLoopback(
  engine: EngineHandle,
  page: string,
  awayMaxMs?: number,
): Promise<Loopback> {
  const startToken = newToken();
  let isTokenOpen = true;
  const cookies = new Set<string>();
  const windows = new Windows((id) => engine.endSession(id), awayMaxMs);
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
    for (const stream of windows.streams(session)) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const heartbeat = setInterval(() => {
    for (const stream of windows.streams()) stream.write(': here\n\n');
  }, HEARTBEAT_MS);

  const cookieOf = (request: IncomingMessage): string | null => {
    const sent = (request.headers.cookie ?? '').split(';').map((each) => each.trim().split('='));
    const offered = sent.find(([name]) => name === cookieName)?.[1] ?? '';
    return cookies.has(offered) ? offered : null;
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer: Answer = (status, body) =>
      response
        .writeHead(status, {
          ...PAGE_HEADERS,
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
        })
        .end(JSON.stringify(body));
    if (request.headers.host !== host) return answer(403, null);
    if (request.method === 'GET') return get(request, response, answer);
    if (request.method !== 'POST') return answer(405, null);
    return post(request, response, answer);
  }

  async function post(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
    const path = request.url ?? '/';
    const isOurPage = request.headers.origin === origin && request.headers['x-countinghouse'] === '1';
    if (!isOurPage) return answer(403, null);
    if (path === '/session') return start(request, response, answer);
    const cookie = cookieOf(request);
    if (cookie === null) return answer(403, null);
    if (path === '/window') return openWindow(cookie, answer);
    const window = windows.known(cookie, request.headers['x-countinghouse-window']);
    if (window === null) return answer(403, null);
    windows.attend(window, response);
    if (path === '/files') return upload(window, request, answer);
    if (!path.startsWith('/api/')) return answer(404, null);
    const body = await readBody(request, BODY_BYTES_MAX);
    if (body === null) return answer(413, null);
    const input = asJson(body);
    if (input === undefined) return answer(400, null);
    return answer(200, await engine.call(window, path.slice('/api/'.length), input));
  }

  async function get(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    if (path === '/events' || path.startsWith('/files/')) {
      const cookie = cookieOf(request);
      // Neither an event stream nor a link can carry a header of ours: they name their window in the address.
      const named = new URLSearchParams(query).get('window');
      const window = cookie === null ? null : windows.known(cookie, named);
      if (window === null) return answer(403, null);
      if (path === '/events') {
        if (windows.streams().length >= LISTENING_MAX) return answer(429, null); // A tab made twice, say: calls come first.
        return listen(window, response);
      }
      windows.attend(window, response);
      return download(window, path, response, answer);
    }
    // The page's own files say nothing of any ledger: they need no session.
    const file = await pageFile(page, path);
    if (!file) return answer(404, null);
    response.writeHead(200, file.headers).end(file.bytes);
  }

  async function start(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
    const body = await readBody(request, 4096).then(asJson);
    const offered = typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : '';
    if (!isTokenOpen || !isSame(offered, startToken)) return answer(403, null);
    isTokenOpen = false; // Once: whoever finds it later finds nothing.
    const cookie = newToken();
    cookies.add(cookie);
    response.setHeader('set-cookie', `${cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`);
    return answer(200, { ok: true });
  }

  function openWindow(cookie: string, answer: Answer): void {
    const isFull = windows.streams().length >= LISTENING_MAX;
    if (isFull) answer(429, wireRefusal(new Refused('too_large', TOO_MANY_WINDOWS)));
    else answer(200, { window: windows.give(cookie) });
  }

  async function upload(window: string, request: IncomingMessage, answer: Answer): Promise<void> {
    const name = decodedName(request.headers['x-file-name']);
    if (name === null) return answer(400, null);
    const stated = Number(request.headers['content-length'] ?? 0);
    try {
      if (stated > FILE_BYTES_MAX)
        throw new Refused('too_large', { file: name, bytes: stated, limit: FILE_BYTES_MAX });
      const bytes = await readBody(request, FILE_BYTES_MAX);
      if (bytes === null) throw new Refused('too_large', { file: name, limit: FILE_BYTES_MAX });
      return answer(200, { token: await engine.putFile(window, { name, content: { bytes } }) });
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      return answer(413, wireRefusal(fault));
    }
  }

  async function download(
    window: string,
    path: string,
    response: ServerResponse,
    answer: Answer,
  ): Promise<void> {
    const file = await engine.takeFile(window, path.slice('/files/'.length));
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

  function listen(window: string, response: ServerResponse): void {
    windows.attend(window, response);
    response.writeHead(200, {
      ...PAGE_HEADERS,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    response.write(': here\n\n');
    windows.listen(window, response);
    for (const listener of listeners) listener();
    response.on('close', () => {
      for (const listener of listeners) listener();
    });
  }

  return {
    address: `${origin}/#token=${startToken}`,
    origin,
    windowCount: () => windows.streams().length,
    onWindowsChanged: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      clearInterval(heartbeat);
      for (const stream of windows.streams()) stream.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await windows.close();
    },
  };
}

const TOO_MANY_WINDOWS = { refusal: 'too_many_windows', limit: LISTENING_MAX };

const wireRefusal = ({ kind, facts }: Refused) => ({ ok: false, error: { kind, facts } });

function isSame(offered: string, expected: string): boolean {
  const [a, b] = [Buffer.from(offered), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
