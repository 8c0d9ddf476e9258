/** The browser shell against whoever else can reach 127.0.0.1: other programs, and pages of other sites. */
import type { App } from '../support/app.ts';
import { expect, startApp, test } from '../support/app.ts';
import { type RawAnswer, type RawRequest, rawRequest } from '../support/raw-request.ts';
import { ordersCsv } from '../support/small-files.ts';

const PASSWORD = '很长很长的密码:账房先生一二三四';
const TASK = 'security-test-task';

/** What our own page sends, by hand. */
function visitor(app: App) {
  const { origin, hash } = new URL(app.address);
  const token = hash.slice('#token='.length);
  const own = { origin, 'x-countinghouse': '1', 'content-type': 'application/json' };
  const ask = (path: string, wanted: RawRequest = {}) => rawRequest(origin, path, wanted);
  const post = (path: string, headers: Readonly<Record<string, string>>, body: string | Buffer = '{}') =>
    ask(path, { method: 'POST', headers, body });
  const begin = (offered: string) => post('/session', own, JSON.stringify({ token: offered }));
  const cookieOf = (answer: RawAnswer) => (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  return { origin, token, own, ask, post, begin, cookieOf };
}

/** A browser that holds the cookie; `openWindow` gives a window of it, and calls in that window. */
async function logIn(app: App) {
  const { token, own, begin, post, cookieOf, ...rest } = visitor(app);
  const browser = { ...own, cookie: cookieOf(await begin(token)) };
  const openWindow = async () => {
    const { window } = JSON.parse((await post('/window', browser)).body);
    const headers = { ...browser, 'x-countinghouse-window': String(window) };
    const call = async (name: string, input: unknown) =>
      JSON.parse((await post(`/api/${name}`, headers, JSON.stringify(input))).body);
    /** An address that names this window, for what carries no header of ours. */
    const inWindow = (path: string) => `${path}?window=${window}`;
    return { window: String(window), headers, call, inWindow };
  };
  return { ...rest, token, own, begin, post, browser, openWindow, ...(await openWindow()) };
}

test('the start token works once, and gives a cookie no script can read and no other site sends', async ({
  app,
}) => {
  const { token, begin, ask } = visitor(app);
  expect((await begin('')).status).toBe(403);
  expect((await begin(`${token.slice(0, -1)}!`)).status).toBe(403);
  const first = await begin(token);
  expect(first.status).toBe(200);
  expect(first.headers['set-cookie']).toEqual([
    expect.stringMatching(/^countinghouse-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/),
  ]);
  const second = await begin(token);
  expect(second.status).toBe(403);
  expect(second.headers['set-cookie']).toBeUndefined();
  expect((await ask('/session')).status).toBe(404); // There is nothing to read.
});

test('without the cookie nothing is told and nothing is taken', async ({ app }) => {
  const { own, ask, post } = visitor(app);
  const cookies = ['', 'countinghouse-1=x', `countinghouse-${new URL(app.address).port}=${'A'.repeat(32)}`];
  for (const cookie of cookies) {
    const headers = { ...own, cookie };
    expect((await post('/api/workspace.status', headers)).status).toBe(403);
    expect((await post('/files', { ...headers, 'x-file-name': 'a.csv' }, 'bytes')).status).toBe(403);
    expect((await post('/window', headers)).status).toBe(403);
    expect((await ask('/events', { headers: { cookie } })).status).toBe(403);
    expect((await ask(`/files/${'A'.repeat(32)}`, { headers: { cookie } })).status).toBe(403);
  }
});

test('a window’s id is worth nothing without its cookie, and the cookie nothing without a window of its own', async ({
  app,
}) => {
  const { own, browser, headers, window, inWindow, ask, post } = await logIn(app);
  const { cookie } = browser;
  const { 'x-countinghouse-window': _window, ...withoutWindow } = headers;
  const another = await startApp(); // Its windows are given to its own cookie.
  try {
    const stranger = await logIn(another);
    const wrong = ['', 'A'.repeat(32), `${window}x`, window.slice(0, -1), stranger.window, '__proto__'];
    const refusedHeaders = [
      withoutWindow,
      { ...own, 'x-countinghouse-window': window },
      { ...own, cookie: stranger.browser.cookie, 'x-countinghouse-window': window },
      ...wrong.map((each) => ({ ...headers, 'x-countinghouse-window': each })),
    ];
    for (const each of refusedHeaders)
      for (const path of ['/api/workspace.status', '/files', '/nowhere'])
        expect((await post(path, { ...each, 'x-file-name': 'a.csv' })).status, JSON.stringify(each)).toBe(
          403,
        );
    const asked = [{ headers: { cookie: stranger.browser.cookie } }, { headers: {} }];
    for (const path of ['/events', `/files/${'A'.repeat(32)}`]) {
      for (const each of asked) expect((await ask(inWindow(path), each)).status, path).toBe(403);
      for (const each of ['', ...wrong.map((id) => `?window=${id}`)])
        expect((await ask(`${path}${each}`, { headers: { cookie } })).status, path + each).toBe(403);
      // A header does not stand in for the address, where a page could not send it.
      expect((await ask(path, { headers })).status, path).toBe(403);
    }
  } finally {
    await another.stop();
  }
  expect((await post('/api/workspace.status', headers)).status).toBe(200);
});

test('two windows of one browser are two sessions: what one may see, the other does not', async ({ app }) => {
  const { headers, ask, post, call, inWindow, openWindow } = await logIn(app);
  const other = await openWindow();
  await call('workspace.create', { name: '城南店', person: '林会计', password: PASSWORD });
  expect(await call('workspace.status', {})).toMatchObject({ value: { state: 'open', name: '城南店' } });
  expect(await other.call('workspace.status', {})).toMatchObject({ value: { state: 'closed', person: '' } });
  expect(await other.call('statements.imports', { offset: 0, limit: 10 })).toMatchObject({
    error: { kind: 'locked' },
  });

  // A file that one handed in or was offered is not the other's, token or not.
  const uploaded = await post('/files', { ...headers, 'x-file-name': 'orders.csv' }, ordersCsv(2));
  const { token } = JSON.parse(uploaded.body);
  const plan = { files: [token], taskId: TASK };
  await other.call('workspace.create', { name: '城北店', person: '赵出纳', password: PASSWORD });
  const taken = await other.call('statements.plan', plan);
  expect(taken.value.plans).toEqual([]);
  expect(taken.value.refused).toMatchObject([{ refusal: 'upload_missing' }]);
  expect((await call('statements.plan', plan)).value.plans).toHaveLength(1);
  const offered = (await call('exports.csv', { kind: 'lines', taskId: TASK })).value.token;
  expect((await ask(other.inWindow(`/files/${offered}`), { headers })).status).toBe(404);
  expect((await ask(inWindow(`/files/${offered}`), { headers })).status).toBe(200);
});

test('four windows listen at most, so that calls always come through', async ({ app }) => {
  const { headers, ask, post, call, inWindow, openWindow, browser } = await logIn(app);
  const windows = [{ inWindow }, await openWindow(), await openWindow(), await openWindow()];
  const { origin } = new URL(app.address);
  const abort = new AbortController();
  const streams = await Promise.all(
    windows.map((each) =>
      fetch(`${origin}${each.inWindow('/events')}`, {
        headers: { cookie: browser.cookie },
        signal: abort.signal,
      }),
    ),
  );
  expect(streams.map((stream) => stream.status)).toEqual([200, 200, 200, 200]);
  const fifth = await post('/window', browser);
  expect(fifth.status).toBe(429);
  expect(JSON.parse(fifth.body)).toEqual({
    ok: false,
    error: { kind: 'too_large', facts: { refusal: 'too_many_windows', limit: 4 } },
  });
  expect((await ask(inWindow('/events'), { headers, headersOnly: true })).status).toBe(429); // A tab made twice.
  expect(await call('workspace.status', {})).toMatchObject({ ok: true });
  abort.abort();
  await expect.poll(async () => (await post('/window', browser)).status).toBe(200);
});

test('another host, another origin or a missing header is refused, cookie or not', async ({ app }) => {
  const { origin, headers, ask, post, inWindow } = await logIn(app);
  expect((await post('/api/workspace.status', headers)).status).toBe(200);
  const port = new URL(origin).port;
  for (const host of ['countinghouse.evil.test', `localhost:${port}`, `127.0.0.1:${Number(port) + 1}`, 'x']) {
    expect((await post('/api/workspace.status', { ...headers, host })).status, host).toBe(403);
    expect((await ask('/', { headers: { host } })).status, host).toBe(403);
    expect((await ask(inWindow('/events'), { headers: { ...headers, host } })).status, host).toBe(403);
    expect((await post('/window', { ...headers, host })).status, host).toBe(403);
  }
  const { origin: _origin, ...withoutOrigin } = headers;
  const { 'x-countinghouse': _own, ...withoutOwn } = headers;
  const foreign = ['https://evil.test', 'null', `${origin}.evil.test`, origin.replace('http:', 'https:')];
  const wrong = [withoutOrigin, withoutOwn, ...foreign.map((each) => ({ ...headers, origin: each }))];
  for (const each of wrong)
    for (const path of ['/api/workspace.status', '/files', '/session', '/window'])
      expect((await post(path, { ...each, 'x-file-name': 'a.csv' })).status, JSON.stringify(each)).toBe(403);
  // A page of another site may not even ask whether it might.
  const preflight = await ask('/api/workspace.status', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(405);
  expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('what is no JSON, too much, or nowhere', async ({ app }) => {
  const { headers, ask, post, call } = await logIn(app);
  for (const body of ['', '{', 'undefined', '{"a":1}x', '\u0000'])
    expect((await post('/api/workspace.status', headers, body)).status, body).toBe(400);
  expect((await post('/api/workspace.status', headers, `"${'x'.repeat(5 * 1024 * 1024)}"`)).status).toBe(413);
  for (const name of ['', '%', 'x'.repeat(256)])
    expect((await post('/files', { ...headers, 'x-file-name': name }, 'bytes')).status).toBe(400);
  const stated = { ...headers, 'x-file-name': 'huge.csv', 'content-length': String(2 * 1024 ** 3) };
  const huge = await ask('/files', { method: 'POST', headers: stated, headersOnly: true });
  expect(huge.status).toBe(413);
  expect(await call('no.such.call', {})).toMatchObject({ error: { kind: 'unknown_call' } });
  expect((await post('/nowhere', headers)).status).toBe(404);
  for (const method of ['PUT', 'DELETE'] as const) expect((await ask('/', { method })).status).toBe(405);
  // And it still serves.
  expect(await call('workspace.status', {})).toMatchObject({ ok: true, value: { state: 'closed' } });
});

test('page files are those of the page’s folder and no others', async ({ app }) => {
  const { ask } = visitor(app);
  expect((await ask('/')).body).toContain('<div id="root">');
  for (const path of [
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/assets/../../../package.json',
    '/..%5c..%5cpackage.json',
    '/%2e%2e%2f%2e%2e%2fout%2fmain%2fmain.js',
    '//etc/passwd',
    '/index.html%00.json',
    '/%',
    '/assets',
    '/../renderer-other/index.html',
    `${app.home}/settings.json`,
  ]) {
    const answer = await ask(path);
    expect(answer.status, path).toBe(404);
    expect(answer.body, path).toBe('null');
  }
});

test('the page is served with a fresh nonce each time, for its styles only, and nothing is unsafe', async ({
  app,
}) => {
  const { ask } = visitor(app);
  const served = [await ask('/'), await ask('/index.html'), await ask('/')];
  const nonces = served.map((each) => {
    const policy = String(each.headers['content-security-policy']);
    const nonce = /style-src 'self' 'nonce-([\w-]{32})'; style-src-attr 'none'/.exec(policy)?.[1] ?? '';
    expect(policy.split(nonce)).toHaveLength(2); // For styles, and for nothing else.
    expect(policy).not.toContain('unsafe');
    expect(each.body).toContain(`<meta property="csp-nonce" nonce="${nonce}" />`);
    expect(each.body).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(each.body).not.toContain('STYLE_NONCE');
    expect(each.body).not.toMatch(/unsafe-|\sstyle=|<style/);
    expect(each.headers['cache-control']).toBe('no-store');
    return nonce;
  });
  expect(new Set(nonces).size).toBe(nonces.length);
  const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(served[0]?.body ?? '')?.[1] ?? '';
  const asset = await ask(script);
  expect(asset.status).toBe(200);
  expect(asset.headers['content-security-policy']).toContain("style-src 'self'; style-src-attr 'none'");
});

test('every answer carries the policy; none that says anything is kept in a cache', async ({ app }) => {
  const { headers, ask, post, call, inWindow } = await logIn(app);
  await call('workspace.create', { name: '城南店', person: '林会计', password: PASSWORD });
  const uploaded = await post('/files', { ...headers, 'x-file-name': 'orders.csv' }, ordersCsv(2));
  const { token } = JSON.parse(uploaded.body);
  const { value } = await call('statements.plan', { files: [token], taskId: TASK });
  expect(value.plans).toHaveLength(1);
  const offered = (await call('exports.csv', { kind: 'lines', taskId: TASK })).value.token;

  const stranger = await ask(inWindow(`/files/${offered}`));
  const download = await ask(inWindow(`/files/${offered}`), { headers });
  const again = await ask(inWindow(`/files/${offered}`), { headers });
  expect([stranger.status, download.status, again.status]).toEqual([403, 200, 404]);
  expect(download.headers['content-disposition']).toMatch(
    /^attachment; filename\*=UTF-8''lines-[\d-]+\.csv$/,
  );

  const told = [
    uploaded,
    stranger,
    download,
    again,
    await post('/api/workspace.status', headers),
    await post('/api/workspace.status', headers, '{'),
    await post('/api/workspace.status', { ...headers, host: 'evil.test' }),
    await post('/nowhere', headers),
    await post('/window', headers),
    await ask(inWindow('/events'), { headers, headersOnly: true }),
    await ask('/nowhere.js'),
    await ask('/', { method: 'PUT' }),
  ];
  for (const answer of told) expect(answer.headers['cache-control'], answer.body).toBe('no-store');
  for (const answer of [...told, await ask('/')]) {
    const policy = answer.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});
