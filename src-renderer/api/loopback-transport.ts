/**
 * The transport of the browser shell: fetch and events on the page's own origin.
 *
 * The shell opens the page once with `#token=…`; it becomes a session cookie and leaves the address bar at once. Every POST carries a
 * header no form of another site can send.
 */
import type { Transport } from './transport.ts';
import { uploadToken } from './upload-token.ts';

const OWN_HEADER = { 'X-Countinghouse': '1' } as const;

export function loopbackTransport(): Transport {
  const session = startSession();
  return {
    async call(name, input) {
      await session;
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { ...OWN_HEADER, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (response.status === 403) throw new Error('no session'); // The app was started anew; this page is of the one before.
      return response.json();
    },
    async putFile(file) {
      await session;
      const response = await fetch('/files', {
        method: 'POST',
        headers: { ...OWN_HEADER, 'X-File-Name': encodeURIComponent(file.name) },
        body: file,
      });
      return uploadToken(await response.json());
    },
    async saveFile(token, fileName) {
      const link = document.createElement('a');
      link.href = `/files/${encodeURIComponent(token)}`;
      link.download = fileName;
      link.click();
    },
    onEvent(listener) {
      let source: EventSource | null = null;
      let isStopped = false;
      void session.then(() => {
        if (isStopped) return;
        source = new EventSource('/events');
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
  };
}

async function startSession(): Promise<void> {
  const found = /^#token=([A-Za-z0-9_-]+)/.exec(window.location.hash);
  if (!found) return;
  history.replaceState(null, '', window.location.pathname);
  await fetch('/session', {
    method: 'POST',
    headers: { ...OWN_HEADER, 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: found[1] }),
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not ours: keep-alive text.
  }
}
