/**
 * The mappings of a workspace, version by version: appended, never changed. The newest version of each counts for files that arrive; a line is
 * read again by the version that made it.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import {
  type ColumnMapping,
  mappedAdapterId,
  mappingIdOf,
} from '../../../../shared/domain/column-mapping.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { FormatAdapter } from '../adapter.ts';
import { ADAPTERS, ANSWERED } from '../adapters/list.ts';
import { mappedAdapter } from './adapter.ts';

export interface StoredMapping {
  readonly id: string;
  readonly version: number;
  readonly mapping: ColumnMapping;
  readonly state: 'active' | 'retired';
  readonly at: string;
  readonly by: string;
}

export class MappingStore {
  readonly #ledger: Ledger;
  /** Every version, oldest first. */
  #versions: readonly StoredMapping[] | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The newest version of each mapping, the last one written first. */
  newest(): StoredMapping[] {
    const byId = new Map<string, StoredMapping>();
    for (const each of this.#all()) {
      byId.delete(each.id); // Put behind the others.
      byId.set(each.id, each);
    }
    return [...byId.values()].toReversed();
  }

  find(id: string): StoredMapping | null {
    return this.newest().find((each) => each.id === id) ?? null;
  }

  get(id: string): StoredMapping {
    const found = this.find(id);
    if (!found) throw new Refused('not_found', { what: 'mapping' });
    return found;
  }

  /** Every format a file that arrives is held against: her mappings, newest first, then our own. */
  adapters(): FormatAdapter[] {
    return [
      ...this.newest()
        .filter((each) => each.state === 'active')
        .map(mappedAdapter),
      ...ADAPTERS,
    ];
  }

  /** The formats by which lines of an import are read again: for a mapped one the very version that made them. */
  adaptersOf(imported: { readonly adapter: string; readonly adapterVersion: number }): FormatAdapter[] {
    const id = mappingIdOf(imported.adapter);
    if (id === '') {
      const answered = ANSWERED.filter((each) => each.id === imported.adapter);
      return answered.length > 0 ? answered : [...ADAPTERS];
    }
    return this.#all()
      .filter((each) => each.id === id && each.version === imported.adapterVersion)
      .map(mappedAdapter);
  }

  /** What she called the mapping when the import was made; '' for our own formats. */
  nameOf(imported: { readonly adapter: string; readonly adapterVersion: number }): string {
    return this.adaptersOf(imported)[0]?.name ?? '';
  }

  /** Call inside a write. Gives the version. */
  append(entry: Omit<StoredMapping, 'version'>): number {
    const versions = this.#all().filter((each) => each.id === entry.id);
    const version = 1 + Math.max(0, ...versions.map((each) => each.version));
    this.#ledger.append(
      this.#ledger.query.insertInto('column_mapping').values({
        mapping_id: entry.id,
        version,
        name: entry.mapping.name,
        body: JSON.stringify(entry.mapping),
        state: entry.state,
        at: entry.at,
        by: entry.by,
      }),
    );
    this.#versions = null;
    return version;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#versions = null;
  }

  #all(): readonly StoredMapping[] {
    this.#versions ??= this.#ledger
      .all(this.#ledger.query.selectFrom('column_mapping').selectAll().orderBy('row'))
      .map((row) => ({
        id: row.mapping_id,
        version: row.version,
        mapping: JSON.parse(row.body) as ColumnMapping, // Our own JSON, checked by the contract before it was written.
        state: row.state === 'retired' ? 'retired' : 'active',
        at: row.at,
        by: row.by,
      }));
    return this.#versions;
  }
}

/** How many imports were made by any version of a mapping. */
export const importsOf = (
  id: string,
  imports: readonly { readonly view: { readonly adapter: string } }[],
): number => imports.filter((each) => each.view.adapter === mappedAdapterId(id)).length;
