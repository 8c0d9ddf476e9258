/**
 * Reads a file as the engine does, with a witness at every adapter: which rows it was given, and how each of them ended. What comes out is all
 * that the rules of the fuzz run look at.
 */
import { Refused } from '../../shared/contract/errors.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import type { FormatAdapter, Sink } from '../../src-main/areas/statements/adapter.ts';
import { ADAPTERS } from '../../src-main/areas/statements/adapters/list.ts';
import type { ReadFile } from '../../src-main/areas/statements/plan.ts';
import { readIncoming } from '../../src-main/areas/statements/read-incoming.ts';
import { type Incoming, linesOf, planOf } from '../support/read-files.ts';

/** One run of a parser over one part: the rows it was given and the rows it gave an end, in the order of both. */
export interface Witness {
  readonly adapter: string;
  readonly given: number[];
  readonly ended: number[];
  readonly headers: number[];
  readonly lineRows: number[];
}

export interface Reading {
  readonly files: readonly ReadFile[];
  readonly plans: readonly ReturnType<typeof planOf>[];
  readonly refusals: readonly { readonly refusal: string; readonly detail: string }[];
  readonly lines: readonly ParsedLine[];
  readonly witnesses: readonly Witness[];
  /** Of the processor, on this thread, so that a busy machine is not taken for a slow reader. */
  readonly ms: number;
  readonly heapBytes: number;
  /** Anything thrown is a fault of ours: refusals are answers. */
  readonly thrown: string;
}

const NOTHING = { files: [], plans: [], refusals: [], lines: [], thrown: '' };

export async function reading(incoming: readonly Incoming[]): Promise<Reading> {
  const witnesses: Witness[] = [];
  const adapters = ADAPTERS.map((adapter) => watched(adapter, witnesses));
  const heap = held();
  const cpu = process.threadCpuUsage();
  const done = (more: Partial<Reading>): Reading => {
    const { user, system } = process.threadCpuUsage(cpu);
    const ms = (user + system) / 1000;
    return { ...NOTHING, witnesses, ms, heapBytes: held() - heap, ...more };
  };
  try {
    const { files, refused } = await readIncoming(
      incoming.map((_, at) => String(at)),
      {
        file: async (token) => {
          const found = incoming[Number(token)];
          if (!found) throw new Refused('not_found', { what: 'upload' });
          return { name: found.name, bytes: Buffer.from(found.bytes) };
        },
        breathe: async () => {},
        progress: () => {},
      },
      () => 'a-plan',
      { adapters },
    );
    return done({
      files,
      plans: files.map(planOf),
      refusals: refused.map(({ refusal, facts }) => ({
        refusal,
        detail: JSON.stringify(facts).slice(0, 300),
      })),
      lines: files.flatMap(linesOf),
    });
  } catch (error) {
    return done({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function watched(adapter: FormatAdapter, witnesses: Witness[]): FormatAdapter {
  return {
    ...adapter,
    parse: (layout, sink) => {
      const witness: Witness = { adapter: adapter.id, given: [], ended: [], headers: [], lineRows: [] };
      witnesses.push(witness);
      const parser = adapter.parse(layout, watchedSink(sink, witness));
      return {
        row: (raw) => {
          witness.given.push(raw.row);
          parser.row(raw);
        },
        end: () => parser.end(),
      };
    },
  };
}

const watchedSink = (sink: Sink, witness: Witness): Sink => ({
  line: (line) => {
    witness.ended.push(line.row);
    witness.lineRows.push(line.row);
    sink.line(line);
  },
  skip: (row, reason) => {
    witness.ended.push(row);
    if (reason === 'header') witness.headers.push(row);
    sink.skip(row, reason);
  },
  problem: (problem) => {
    witness.ended.push(problem.row);
    sink.problem(problem);
  },
  stated: (total) => sink.stated(total),
  computed: (name, value, currency, scope) => sink.computed(name, value, currency, scope),
  balance: (balance) => sink.balance(balance),
  facts: (facts) => sink.facts(facts),
});
