/**
 * A ledger of a few small files without a database, for properties that go through many ledgers: files come and go, lines give way to later words,
 * and a run is computed over what stands.
 */

import type { Leg, Side } from '../../shared/domain/leg.ts';
import { NO_TERMS } from '../../shared/domain/settlement-terms.ts';
import { CHANNELS, type ParsedLine, type SourceKind } from '../../shared/domain/statement-line.ts';
import { type ComputedRun, computeRun } from '../../src-main/areas/matching/compute.ts';
import type { InputDeps } from '../../src-main/areas/matching/leg-input.ts';
import { membersOf } from '../../src-main/areas/matching/rules/carry/carry.ts';
import { placesOf } from '../../src-main/areas/matching/rules/carry/places.ts';
import { MATCH_RULES } from '../../src-main/areas/matching/rules/match-rules.ts';
import { groupKey } from '../../src-main/areas/matching/rules/work/keys.ts';
import { sideOf } from '../../src-main/areas/matching/sides.ts';
import type { RunBefore } from '../../src-main/areas/matching/store.ts';
import type { LineStore } from '../../src-main/areas/statements/line-store.ts';
import type { StoredImport } from '../../src-main/areas/statements/store.ts';
import { info } from './desk.ts';
import { setOf } from './leg-input.ts';

export interface SmallFile {
  readonly kind: SourceKind;
  readonly lines: readonly ParsedLine[];
}

const KINDS: readonly SourceKind[] = ['orders', 'trade_bill', 'fund_bill', 'bank'];

export class SmallLedger {
  readonly #files: readonly (SmallFile & { readonly imported: StoredImport })[];
  readonly active = new Set<number>();
  readonly superseded = new Set<number>();
  readonly taken: Record<Side, number[]> = { left: [], right: [] };
  readonly refused = new Set<string>();

  constructor(files: readonly SmallFile[]) {
    let firstLineId = 1;
    this.#files = files.map((file, at) => {
      const imported = importOf(file, at + 1, firstLineId);
      firstLineId += file.lines.length;
      return { ...file, imported };
    });
  }

  run(before: ComputedRun | null, asOf = '2026-10-31'): Promise<ComputedRun> {
    const deps: InputDeps = {
      lines: this.#lines(),
      decisions: {
        taken: () => this.taken,
        rejected: (leg) => new Set([...this.refused].filter((key) => key.startsWith(leg))),
        words: () => [],
      },
      terms: { now: () => NO_TERMS },
    };
    return computeRun(
      deps,
      { asOf, pair: null, rules: MATCH_RULES, before: before && asBefore(before) },
      info,
    );
  }

  /** The key by which a person refuses a group of the run just computed. */
  keyOf({ leg, groups }: ComputedRun['legs'][number], group: number): string {
    const [left, right] = [
      sideOf(this.#lines(), leg, 'left', null),
      sideOf(this.#lines(), leg, 'right', null),
    ];
    return groupKey(
      leg,
      left,
      membersOf(placesOf(left), groups.leftStart, groups.leftLines, group),
      right,
      membersOf(placesOf(right), groups.rightStart, groups.rightLines, group),
    );
  }

  #lines(): LineStore {
    const active = () =>
      this.#files
        .filter(({ imported }) => this.active.has(imported.id))
        .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.imported.id - b.imported.id);
    const fileOf = (id: number) => this.#files.find(({ imported }) => imported.id === id);
    const store: Pick<LineStore, 'active' | 'imports' | 'columns' | 'set' | 'parsed'> = {
      active: () => active().map(({ imported }) => imported),
      imports: () => this.#files.map(({ imported }) => imported),
      columns: (imported) => setOf(imported.view.sourceKind, fileOf(imported.id)?.lines ?? []),
      set: (kind, only = null) => {
        const standing = active()
          .filter((file) => kind === 'all' || file.kind === kind)
          .filter(({ imported }) => only === null || only.includes(imported.id))
          .flatMap(({ imported, lines }) =>
            lines.map((line, at) => ({ line, id: imported.firstLineId + at })),
          )
          .filter(({ id }) => !this.superseded.has(id));
        return {
          ...setOf(
            kind === 'all' ? 'orders' : kind,
            standing.map(({ line }) => line),
          ),
          lineId: Uint32Array.from(standing, ({ id }) => id),
        };
      },
      parsed: (id) => {
        for (const { imported, lines } of this.#files) {
          const line = lines[id - imported.firstLineId];
          if (line) return line;
        }
        throw new RangeError(`no line ${id}`);
      },
    };
    return store as LineStore; // All that the matching asks of it.
  }
}

function importOf({ kind, lines }: SmallFile, id: number, firstLineId: number): StoredImport {
  const days = lines
    .map((line) => line.occurredAt.slice(0, 10))
    .filter((day) => day !== '')
    .toSorted();
  const view = {
    sourceKind: kind,
    file: `${kind}-${id}`,
    sha256: String(id),
    adapter: 'small',
    adapterVersion: 1,
    counts: { added: lines.length },
    channel: CHANNELS[1],
    periodFrom: days[0] ?? '',
    periodTo: days.at(-1) ?? '',
  };
  return { id, firstLineId, lineCount: lines.length, view } as unknown as StoredImport; // What the matching looks at.
}

/** A computed run as the one before. */
function asBefore(run: ComputedRun): RunBefore {
  const of = (leg: Leg) => {
    const found = run.legs.find((each) => each.leg === leg);
    if (!found) throw new RangeError(`no leg ${leg}`);
    return found;
  };
  return {
    run: {
      id: 1,
      asOf: run.asOf,
      ranAt: '',
      inputsHash: run.inputsHash,
      rules: run.rules,
      legs: new Map(run.legs.map((each) => [each.leg, each.facts])),
    },
    groupsOf: (leg) => of(leg).groups,
    exceptionsOf: (leg) => of(leg).exceptions,
  };
}
