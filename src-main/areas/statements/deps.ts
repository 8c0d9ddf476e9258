/** What the statements' calls need of the world, and the two steps several of them share. */
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { SecondPerson } from '../../platform/second-person.ts';
import type { CommitDeps } from './commit.ts';
import type { Links } from './links/links.ts';
import type { MappingStore } from './mapping/store.ts';
import type { SourceSecrets } from './secrets/store.ts';
import type { StoredImport } from './store.ts';
import type { FolderWatch, WatchPlace } from './watch/folder-watch.ts';

export interface StatementsDeps extends CommitDeps {
  readonly newToken: () => string;
  readonly mappings: MappingStore;
  readonly secrets: SourceSecrets;
  readonly links: Links;
  readonly watch: FolderWatch;
  readonly watchPlace: WatchPlace;
  /** Lines of channels' payouts that matching joined to the bank's, each with the first line of its group. */
  readonly payouts: () => ReadonlyMap<number, number>;
  readonly secondPerson: SecondPerson;
  /** Whether a person may look at protected fields. */
  readonly mayReveal: (person: string) => boolean;
  /** Whose id stands behind a fact. */
  readonly nameOf: (person: string) => string;
  /** What leaves with an import: counted by those who built on its lines. */
  readonly impactOf: (imported: StoredImport) => {
    acceptedGroups: number;
    proposedGroups: number;
    confirmedGroups: number;
    exceptions: number;
    signedSettlements: number;
  };
  /** Everything derived from lines is to be built again. */
  readonly linesChanged: () => void;
}

export function getImport(deps: Pick<StatementsDeps, 'lines'>, importId: number): StoredImport {
  const found = deps.lines.imports().find((each) => each.id === importId);
  if (!found) throw new Refused('not_found', { what: 'import', id: importId });
  return found;
}

/** After lines came or went: everything that rests on them is built again. */
export function refreshLines(
  deps: Pick<StatementsDeps, 'lines' | 'shelf' | 'linesChanged'>,
  info: CallInfo,
): void {
  deps.lines.forget();
  deps.shelf.refresh();
  deps.linesChanged();
  info.changed('statements', 'matching', 'exceptions', 'orders', 'record');
}
