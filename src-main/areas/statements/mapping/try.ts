/**
 * A mapping tried on the file's own rows, before it is saved: read by the very path an import takes, decided against an empty ledger, written
 * nowhere.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { MAPPING_ROWS_SHOWN } from '../../../../shared/contract/mappings.ts';
import type { FileSummary } from '../../../../shared/contract/shapes.ts';
import { maskLine } from '../../../../shared/domain/masking/line.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { makePlan, planRows, type Surroundings } from '../plan.ts';
import { readStatement } from '../read.ts';
import type { ReadPart } from '../read-part.ts';
import { makeColumns } from '../rules/column-builder.ts';
import { withMaskedAccounts } from '../rules/masked-accounts.ts';
import { unpackLine } from '../rules/packed-line.ts';
import { linesOfBlock } from '../staging.ts';
import { mappedAdapter } from './adapter.ts';
import { type Original, partOf } from './original.ts';

const EMPTY_LEDGER: Surroundings = {
  known: {
    columns: {
      ...makeColumns(0),
      lineId: new Uint32Array(),
      fileRank: new Uint32Array(),
      accounts: [],
      currencies: [],
    },
    isStanding: new Uint8Array(),
  },
  prior: [],
  sameFileImportId: null,
};

/** The name of a format that is not saved. */
const UNSAVED = { id: '0'.repeat(16), version: 0 };

export async function tryMapping(
  original: Original,
  { mapping, sheet }: Pick<Input<'mappings.try'>, 'mapping' | 'sheet'>,
  info: Pick<CallInfo, 'breathe' | 'progress'>,
): Promise<Output<'mappings.try'>> {
  const read = await readStatement(original.bytes, original.name, {
    breathe: () => info.breathe(),
    progress: (done, of, file) => info.progress('reading', done, of, file),
    adapters: [mappedAdapter({ ...UNSAVED, mapping })],
    passwords: original.passwords,
  });
  const part = partOf(read.read, original, sheet);
  if (!part) {
    const [refused] = read.refused;
    throw new Refused('file_refused', { ...refused?.facts, refusal: refused?.refusal ?? 'unknown_format' });
  }
  const { member, ...staged } = part;
  const plan = makePlan(
    { planId: '', ...staged, original: { name: original.name, bytes: original.bytes, member } },
    EMPTY_LEDGER,
  );
  return {
    summary: withMaskedAccounts(plan.view),
    lines: firstLines(part, plan.view.proof),
    problems: planRows(plan, 'error', 0, MAPPING_ROWS_SHOWN).rows,
    skips: skipCounts(part),
  };
}

function firstLines(
  { lines, identity }: ReadPart,
  proof: FileSummary['proof'],
): Output<'mappings.try'>['lines'] {
  const { file, adapter, sourceKind } = identity;
  return lines.blocks
    .slice(0, 1)
    .flatMap((block) => linesOfBlock(block).slice(0, MAPPING_ROWS_SHOWN))
    .map((packed) => maskLine({ ...unpackLine(packed), file, adapter, sourceKind, proof }));
}

function skipCounts({ staging }: ReadPart): Output<'mappings.try'>['skips'] {
  const counts = new Map<string, number>();
  for (const { reason } of staging.skips) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
