/** A pack verified in the app: whoever's workspace it is of, and with nothing kept of it. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import { sourceOf, toldOf, verdictOn } from './verdict.ts';

type Calls = 'evidence.verify';

export const verifyPackCalls = (): HandlersOf<Calls> => ({
  'evidence.verify': async ({ file, earlier }, info) => {
    const pack = await info.file(file);
    const before = earlier === null ? null : await info.file(earlier);
    const step = async (done: number, of: number) => {
      info.progress('proving', done, of, pack.name);
      await info.breathe();
    };
    return toldOf(await verdictOn(sourceOf(pack.bytes), before && sourceOf(before.bytes), step));
  },
});
