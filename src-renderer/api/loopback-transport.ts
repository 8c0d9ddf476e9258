/**
 * The transport of the browser shell: fetch and events on the page's own origin.
 *
 * The shell opens the page once with `#token=…`; it becomes a cookie and leaves the address bar at once. Each window then asks for an id of
 * its own, its session of the engine, and keeps it over a reload. Every POST carries a header no form of another site can send.
 */
import type { Transport } from './transport.ts';
import { uploadToken } from './upload-token.ts';

const OWN_HEADER = { 'X-Countinghouse': '1' } as const;
/** Kept by the window, not by the browser: a second window finds nothing here. */
const WINDOW_KEY = 'countinghouse.window';

/** A window's id, or the shell's answer why there is none. */
type Begun = { readonly window: string } | { readonly window: null; readonly refusal: unknown };

export function loopbackTransport(): Transport {
  const { promise: given, resolve: give } = Promise.withResolvers<string>();
  let begun: Promise<Begun> | null = null;
  const begin = (): Promise<Begun> => {
    begun ??= beginWindow().then(
      (own) => {
        if (own.window === null)
          begun = null; // Asked again with the next call: a window may have closed.
        else give(own.window);
        return own;
      },
      (fault: unknown) => {
        begun = null;
        throw fault;
      },
    );
    return begun;
  };
  void begin().catch(() => undefined); // At once, so that the token leaves the address; a fault shows at the first call.

  return {
    async call(name, input) {
      const own = await begin();
      if (own.window === null) return own.refusal;
      const response = await post(
        `/api/${name}`,
        { ...windowHeader(own.window), 'Content-Type': 'application/json' },
        JSON.stringify(input),
      );
      if (response.status === 403) throw new Error('no session'); // The app was started anew; this page is of the one before.
      return response.json();
    },
    async putFile(file) {
      const own = await begin();
      if (own.window === null) throw own.refusal;
      const headers = { ...windowHeader(own.window), 'X-File-Name': encodeURIComponent(file.name) };
      return uploadToken(await (await post('/files', headers, file)).json());
    },
    async saveFile(token, fileName) {
      const own = await begin();
      if (own.window === null) throw own.refusal;
      const link = document.createElement('a');
      link.href = `/files/${encodeURIComponent(token)}?window=${own.window}`; // A link carries no header.
      link.download = fileName;
      link.click();
    },
    onEvent(listener) {
      let source: EventSource | null = null;
      let isStopped = false;
      void given.then((own) => {
        if (isStopped) return;
        source = new EventSource(`/events?window=${own}`);
        source.onmessage = (message) => {
          const event = jsonOrNull(String(message.data));
          if (event !== null) listener(event);
        };
      });
      return () => {
        isStopped = true;
        source?.close();
      };
    },
    openWindow() {
      // Without an opener it gets a storage of its own, and so a session of its own.
      window.open(`${window.location.origin}/`, '_blank', 'noopener');
    },
  };
}

const windowHeader = (own: string) => ({ 'X-Countinghouse-Window': own });

const post = (path: string, headers: Readonly<Record<string, string>>, body: BodyInit): Promise<Response> =>
  fetch(path, { method: 'POST', headers: { ...OWN_HEADER, ...headers }, body });

async function beginWindow(): Promise<Begun> {
  const token = /^#token=([A-Za-z0-9_-]+)/.exec(window.location.hash)?.[1];
  if (token !== undefined) {
    history.replaceState(null, '', window.location.pathname);
    sessionStorage.removeItem(WINDOW_KEY); // Of an app before this one.
    await post('/session', { 'Content-Type': 'application/json' }, JSON.stringify({ token }));
  }
  const kept = sessionStorage.getItem(WINDOW_KEY);
  if (kept !== null) return { window: kept };
  const response = await post('/window', {}, '');
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null) throw new Error('no session');
  if (!('window' in answer) || typeof answer.window !== 'string') return { window: null, refusal: answer };
  sessionStorage.setItem(WINDOW_KEY, answer.window);
  return { window: answer.window };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not ours: keep-alive text.
  }
}
