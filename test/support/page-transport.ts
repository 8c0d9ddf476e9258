/** The page's own transports (src-renderer/api), put to work inside a page that a shell has opened. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { EngineEvent } from '../../shared/contract/calls.ts';
import { ROOT } from '../../src-main/shells/build.ts';
import type { Transport } from '../../src-renderer/api/transport.ts';

interface Desk {
  readonly transport: Transport;
  readonly events: EngineEvent[];
}
declare global {
  interface Window {
    /** Only in tests: the transport this page picked, and what it heard. */
    testDesk?: Desk;
  }
}

/** Where Vite's bundle of the two transports leaves them in the page. */
const NAME = 'countinghouseTransports';
let bundle: Promise<string> | null = null;

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(ROOT, 'src-renderer/api/transport.ts'), name: NAME, formats: ['iife'] },
    },
  });
  const first = Array.isArray(built) ? built[0] : built;
  const chunk = first && 'output' in first ? first.output[0] : null;
  if (!chunk) throw new Error('the transports were not bundled');
  return chunk.code;
}

/** Picks the transport as the app does and begins to listen. */
export async function sitDown(page: Page): Promise<void> {
  bundle ??= bundled();
  await page.locator('h1').first().waitFor(); // The app itself has begun its session.
  await page.evaluate(`(() => {
    ${await bundle}
    const transport = ${NAME}.pickTransport();
    const events = [];
    transport.onEvent((event) => events.push(event));
    window.testDesk = { transport, events };
  })()`);
}

/** What the transport answers, or what it throws when it is a refusal. */
export const ask = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(({ name, input }) => window.testDesk?.transport.call(name, input), { name, input });

export const putFile = (page: Page, name: string, bytes: Uint8Array): Promise<unknown> =>
  page.evaluate(
    async ({ name, bytes }) =>
      window.testDesk?.transport
        .putFile(new File([new Uint8Array(bytes)], name))
        .catch((refusal: unknown) => refusal),
    { name, bytes: [...bytes] },
  );

export const saveFile = (page: Page, token: string, fileName: string): Promise<unknown> =>
  page.evaluate(
    ({ token, fileName }) =>
      window.testDesk?.transport.saveFile(token, fileName).catch((refusal: unknown) => refusal),
    { token, fileName },
  );

export const heard = (page: Page): Promise<readonly EngineEvent[]> =>
  page.evaluate(() => window.testDesk?.events ?? []);

export const openWindow = (page: Page): Promise<void> =>
  page.evaluate(() => window.testDesk?.transport.openWindow());
