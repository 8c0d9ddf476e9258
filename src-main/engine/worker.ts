/** The engine's thread: imports and matching run here and never stop a window. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Refused, type WireError } from '../../shared/contract/errors.ts';
import { assert, assertNever } from '../../shared/result.ts';
import { createEngine, type Engine } from './engine.ts';
import type { Cancel, EngineRequest, FromWorker, ToWorker, WorkerStart } from './wire.ts';

const port = parentPort;
assert(port !== null, 'this file is a worker');
const tell = (message: FromWorker) => port.postMessage(message);

const asWire = (fault: unknown): WireError =>
  fault instanceof Refused ? { kind: fault.kind, facts: fault.facts } : { kind: 'internal', facts: {} };

function perform(engine: Engine, request: EngineRequest): Promise<unknown> {
  switch (request.do) {
    case 'call':
      return engine.call(request.session, request.name, request.input);
    case 'putFile':
      return engine.putFile(request.session, request.file);
    case 'takeFile':
      return engine.takeFile(request.session, request.token);
    case 'endSession':
      return engine.endSession(request.session);
    case 'close':
      return engine.close();
    default:
      return assertNever(request);
  }
}

try {
  const { options, cancels } = workerData as WorkerStart; // Handed over by startEngine.
  const engine = await createEngine(options, (heeding) => {
    for (let next = receiveMessageOnPort(cancels); next; next = receiveMessageOnPort(cancels)) {
      const { session, input }: Cancel = next.message;
      heeding.heedCancel(session, input);
    }
  });
  engine.onEvent((session, event) => tell({ type: 'event', session, event }));
  port.on('message', (message: ToWorker) => {
    perform(engine, message.request).then(
      (value) => tell({ type: 'answer', id: message.id, value }),
      (fault: unknown) => tell({ type: 'refused', id: message.id, error: asWire(fault) }),
    );
  });
  tell({ type: 'ready' });
} catch (fault) {
  tell({ type: 'failed', error: asWire(fault) });
}
