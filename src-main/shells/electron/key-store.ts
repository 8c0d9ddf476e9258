/**
 * The machine's own key store (Keychain, DPAPI, Secret Service) as one more way into a workspace, by Electron's safeStorage.
 *
 * The shell makes a random key; the engine wraps the data key with it in a slot of its own; the key store seals the random key and the sealed
 * form lies in the home folder. The page neither sees nor names the key.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { Refused } from '../../../shared/contract/errors.ts';
import type { EngineHandle } from '../../engine/handle.ts';
import { openDocument } from '../../workspace/document.ts';

export const keyStoreRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('available') }),
  z.object({ do: z.literal('remember'), password: z.string().min(1).max(1024) }),
  z.object({ do: z.literal('forget') }),
  z.object({ do: z.literal('open'), id: z.string().max(64) }),
]);
type KeyStoreRequest = z.infer<typeof keyStoreRequest>;

export type Sealing = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Workspace id → sealed key, base64. */
const sealedKeys = z.record(z.string(), z.string());
const idAnswer = z.object({ ok: z.literal(true), value: z.object({ id: z.string() }) });

export class KeyStore {
  readonly #sealing: Sealing;
  readonly #engine: EngineHandle;
  readonly #file: string;
  readonly #platform: NodeJS.Platform;

  constructor(sealing: Sealing, engine: EngineHandle, home: string, platform: NodeJS.Platform) {
    this.#sealing = sealing;
    this.#engine = engine;
    this.#file = join(home, 'device-keys.json');
    this.#platform = platform;
  }

  /** Answers in the contract's answer shape, as the engine's own calls do. */
  async serve(session: string, request: KeyStoreRequest): Promise<unknown> {
    const isAvailable = await this.#isAvailable();
    if (request.do === 'available') return { ok: true, value: { isAvailable } };
    if (!isAvailable) throw new Refused('not_found', { what: 'key_store' });
    if (request.do === 'remember') return this.#remember(session, request.password);
    if (request.do === 'forget') return this.#forget(session);
    return this.#open(session, request.id);
  }

  /** Linux without a secret service would seal with a key that stands in Electron's source: no sealing at all. */
  async #isAvailable(): Promise<boolean> {
    if (!(await this.#sealing.isAsyncEncryptionAvailable())) return false;
    return this.#platform !== 'linux' || this.#sealing.getSelectedStorageBackend() !== 'basic_text';
  }

  async #remember(session: string, password: string): Promise<unknown> {
    const deviceKey = `device-key:${randomBytes(32).toString('base64url')}`;
    const sealed = await this.#sealing.encryptStringAsync(deviceKey);
    const answer = await this.#engine.call(session, 'workspace.rememberDevice', { password, deviceKey });
    const done = idAnswer.safeParse(answer);
    if (done.success) await this.#write(done.data.value.id, sealed.toString('base64'));
    return answer;
  }

  async #forget(session: string): Promise<unknown> {
    const answer = await this.#engine.call(session, 'workspace.forgetDevice', {});
    const done = idAnswer.safeParse(answer);
    if (done.success) await this.#write(done.data.value.id, null);
    return answer;
  }

  async #open(session: string, id: string): Promise<unknown> {
    const { document } = await openDocument(this.#file, sealedKeys, {});
    const sealed = document.data[id];
    if (sealed === undefined) throw new Refused('not_found', { what: 'key_store' });
    let secret: string;
    try {
      secret = (await this.#sealing.decryptStringAsync(Buffer.from(sealed, 'base64'))).result;
    } catch {
      throw new Refused('wrong_secret', {}); // Another user of the machine, or a key store made anew.
    }
    return this.#engine.call(session, 'workspace.open', { id, secret });
  }

  async #write(id: string, sealed: string | null): Promise<void> {
    const { document } = await openDocument(this.#file, sealedKeys, {});
    const { [id]: _former, ...others } = document.data;
    document.data = sealed === null ? others : { ...others, [id]: sealed };
    await document.write();
  }
}
