/**
 * `npm run fuzz [-- --seconds N] [--adapter ID] [--seed S] [--case NUMBER [--out FILE]] [--json]`: changes valid files of every format in every
 * way it knows, and tells each case in which the app crashed, hung, took too much, lost a row, or took a wrong figure for a right one. Ends
 * with 1 when there was one.
 *
 * The cases run in a worker with little memory; one that does not answer in time is ended and told.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Begun, Told } from './worker.ts';

/** No small file may take longer, not even on a busy machine. */
const SILENCE_MS = 60_000;
const HEAP_MB = 700;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    adapter: { type: 'string' },
    seed: { type: 'string' },
    case: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const whole = (name: 'seconds' | 'seed' | 'case', otherwise: number): number => {
  const number = Number(values[name] ?? otherwise);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name}: a whole number`);
  return number;
};
const seconds = whole('seconds', 60);
const one = values.case === undefined ? null : whole('case', 0);
/** A day's run is another than yesterday's; its number is told, and gives the same again. */
const first = one ?? whole('seed', Math.floor(Date.now() / 1000) % 1_000_000) * 1000;
const until = Date.now() + seconds * 1000;

const tell = (text: string) => process.stdout.write(`${text}\n`);
const faults: unknown[] = [];
const outcomes: Record<string, number> = {};
let cases = 0;

function fault(found: { readonly number: number; readonly [name: string]: unknown }): void {
  faults.push(found);
  if (!values.json) tell(`#${found.number} ${JSON.stringify(found)}\n`);
}

/** Runs from this case on; answers with the next one where it had to be ended. */
function campaign(from: number): Promise<number | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { from, until, adapter: values.adapter ?? '', isOne: one !== null },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let last: Begun = { is: 'begun', number: from, seed: '', mutation: '' };
    let silence = setTimeout(() => {}, 0);
    const ended = (why: string | null) => {
      clearTimeout(silence);
      if (why !== null) fault({ ...last, fault: why });
      void worker.terminate();
      resolve(why === null ? null : last.number + 1);
    };
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => ended('does not come to an end'), SILENCE_MS);
    };
    worker.on('message', (told: Told) => {
      heard();
      if (told.is === 'begun') last = told;
      else if (told.is === 'done') ended(null);
      else {
        cases += 1;
        outcomes[told.outcome] = (outcomes[told.outcome] ?? 0) + 1;
        const { bytes, ...rest } = told;
        if (told.fault !== null || one !== null) fault(rest);
        if (bytes && values.out !== undefined) writeFileSync(values.out, bytes);
      }
    });
    worker.on('error', (error) => ended(`the worker ended: ${String(error)}`));
    heard();
  });
}

for (let from: number | null = first; from !== null && Date.now() < until; ) from = await campaign(from);

if (values.json) tell(JSON.stringify({ seed: one === null ? first / 1000 : null, cases, outcomes, faults }));
else if (one === null) tell(`${cases} cases from --seed ${first / 1000}, ${faults.length} faults`);
process.exitCode = faults.length === 0 || one !== null ? 0 : 1;
