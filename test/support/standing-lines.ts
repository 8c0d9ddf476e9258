/** Files of lines as the engine holds them, without a database: what figures are worked out of, for properties that go through many small ledgers. */
import type { Channel, ParsedLine, SourceKind } from '../../shared/domain/statement-line.ts';
import type { BasisDeps } from '../../src-main/areas/analytics/cube/basis.ts';
import type { LineStore } from '../../src-main/areas/statements/line-store.ts';
import type { LineColumns } from '../../src-main/areas/statements/rules/line-columns.ts';
import type { StoredImport } from '../../src-main/areas/statements/store.ts';
import { setOf } from './leg-input.ts';

export interface StandingFile {
  readonly kind: SourceKind;
  readonly channel: Channel;
  readonly lines: readonly ParsedLine[];
  /** Places of lines that a later word stands for. */
  readonly superseded?: readonly number[];
  readonly period?: readonly [from: string, to: string];
}

/** `merchants`: whose an account of a channel is, by its number. */
export function depsOf(
  files: readonly StandingFile[],
  merchants: Readonly<Record<string, string>> = {},
): BasisDeps {
  let next = 1;
  const columns = new Map<number, LineColumns>();
  const gone = new Set<number>();
  const imports = files.map(({ kind, channel, lines, superseded = [], period }, at) => {
    const { accounts, currencies, ...set } = setOf(kind, lines);
    const firstLineId = next;
    next += Math.max(1, lines.length);
    columns.set(at + 1, set);
    for (const place of superseded) if (place < lines.length) gone.add(firstLineId + place);
    const [periodFrom, periodTo] = period ?? ['2026-01-01', '2026-12-31'];
    const view = {
      ...{ sourceKind: kind, channel, accounts, currencies, periodFrom, periodTo },
      ...{ adapter: 'small', file: `${kind}-${at}`, proof: 'proved' },
    };
    return {
      id: at + 1,
      firstLineId,
      lineCount: lines.length,
      view,
      balances: [],
    } as unknown as StoredImport; // What figures look at.
  });
  const versions = {
    size: gone.size,
    members: () => [...gone].toSorted((a, b) => a - b),
    isSuperseded: (id: number) => gone.has(id),
  };
  return {
    lines: {
      active: () => imports,
      imports: () => imports,
      versions: () => versions,
      columns: ({ id }: StoredImport) => columns.get(id),
    } as unknown as LineStore, // As above.
    parties: {
      partyOfChannelAccount: (_channel: Channel, number: string) => {
        const name = merchants[number];
        return name === undefined ? null : { id: `P-${name}`, name };
      },
    } as unknown as BasisDeps['parties'], // As above.
    ledger: { writes: () => 0 } as BasisDeps['ledger'],
  };
}
