/** Reads files for tests by the very path the engine takes, up to the proof. */
import { Refused } from '../../shared/contract/errors.ts';
import type { ParsedLine } from '../../shared/domain/statement-line.ts';
import type { ReadFile } from '../../src-main/areas/statements/plan.ts';
import { makePlan } from '../../src-main/areas/statements/plan.ts';
import { readIncoming } from '../../src-main/areas/statements/read-incoming.ts';
import { ColumnBuilder } from '../../src-main/areas/statements/rules/column-builder.ts';
import { unpackLine } from '../../src-main/areas/statements/rules/packed-line.ts';
import { linesOfBlock } from '../../src-main/areas/statements/staging.ts';

export interface Incoming {
  readonly name: string;
  readonly bytes: Buffer | string;
}

export async function readFiles(...incoming: readonly Incoming[]) {
  let tokens = 0;
  return await readIncoming(
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
    () => {
      tokens += 1;
      return `token-of-a-plan-${tokens}`;
    },
  );
}

/** The one file that was dropped, which must be readable. */
export async function readOne(bytes: Buffer | string, name = 'bill.csv') {
  const { files, refused } = await readFiles({ name, bytes });
  const [file] = files;
  if (!file || files.length > 1) throw new Error(`not one readable file: ${JSON.stringify(refused)}`);
  return { file, lines: linesOf(file), plan: planOf(file), ...file.staging };
}

export const linesOf = (file: ReadFile): ParsedLine[] =>
  file.lines.blocks.flatMap((block) => linesOfBlock(block)).map(unpackLine);

/** The plan against an empty ledger. */
export function planOf(file: ReadFile) {
  const empty = new ColumnBuilder(file.identity.sourceKind).finish();
  return makePlan(file, {
    known: {
      columns: {
        ...empty,
        lineId: new Uint32Array(),
        fileRank: new Uint32Array(),
        accounts: [],
        currencies: [],
      },
      isStanding: new Uint8Array(),
    },
    prior: [],
    sameFileImportId: null,
  }).view;
}
