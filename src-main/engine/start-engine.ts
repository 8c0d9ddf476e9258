/** Starts the engine in a worker thread and gives its handle. */
import { MessageChannel, Worker } from 'node:worker_threads';
import { Refused, type WireError } from '../../shared/contract/errors.ts';
import type { EngineHandle, EngineOptions, IncomingFile } from './handle.ts';
import type { Cancel, EngineRequest, FromWorker, TakenFile, ToWorker, WorkerStart } from './wire.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

const toRefused = (error: WireError): Refused => new Refused(error.kind, error.facts);

/** Below this a copy costs nothing, and small arrays share their memory with others. */
const HANDED_OVER_BYTES_MIN = 64 * 1024;

/** The memory of a large file goes over to the engine's thread instead of being copied, where the file has all of it. */
function handedOver({ content }: IncomingFile): ArrayBuffer[] {
  if (!('bytes' in content) || content.bytes.length < HANDED_OVER_BYTES_MIN) return [];
  const { buffer, byteLength } = content.bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

/** `workerFile` is the worker's script: beside this file when run from source, in the bundle when built. */
export async function startEngine(
  options: EngineOptions,
  workerFile: URL | string = new URL('./worker.ts', import.meta.url),
): Promise<EngineHandle> {
  // Requests wait for the engine's next turn; a cancel must reach it in the midst of a transaction too.
  const { port1: cancels, port2 } = new MessageChannel();
  const workerData: WorkerStart = { options, cancels: port2 };
  const worker = new Worker(workerFile, { workerData, transferList: [port2] });
  const waiting = new Map<number, Waiting>();
  const listeners: Parameters<EngineHandle['onEvent']>[0][] = [];
  let lastId = 0;
  let isGone = false;

  const ask = (request: EngineRequest, handedOver: readonly ArrayBuffer[] = []): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (isGone) return reject(new Refused('internal', {}));
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, request } satisfies ToWorker, handedOver);
    });
  const settle = (id: number, how: (each: Waiting) => void) => {
    const each = waiting.get(id);
    waiting.delete(id);
    if (each) how(each);
  };

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'failed') reject(toRefused(message.error));
      else if (message.type === 'answer') settle(message.id, (each) => each.resolve(message.value));
      else if (message.type === 'refused')
        settle(message.id, (each) => each.reject(toRefused(message.error)));
      else for (const listener of listeners) listener(message.session, message.event);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      isGone = true;
      for (const each of waiting.values()) each.reject(new Refused('internal', {}));
      waiting.clear();
      reject(new Refused('internal', {}));
    });
  });

  return {
    // A thread that died must still answer in the contract's shape.
    call: (session, name, input) => {
      if (name === 'task.cancel') cancels.postMessage({ session, input } satisfies Cancel);
      return ask({ do: 'call', session, name, input }).catch(() => ({
        ok: false,
        error: { kind: 'internal', facts: {} },
      }));
    },
    putFile: async (session: string, file: IncomingFile) =>
      String(await ask({ do: 'putFile', session, file }, handedOver(file))),
    takeFile: async (session, token) => (await ask({ do: 'takeFile', session, token })) as TakenFile, // The worker's own answer.
    endSession: async (session) => {
      await ask({ do: 'endSession', session });
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    close: async () => {
      await ask({ do: 'close' }).catch(() => undefined); // Gone already: nothing to close.
      cancels.close();
      await worker.terminate();
    },
  };
}
