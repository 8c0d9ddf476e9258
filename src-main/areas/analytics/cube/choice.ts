/**
 * Which files say what was sold, each sale once: the same choice that the books and settlement make. Trade bills; fund bills of accounts that have none.
 * Of the fund bills beside trade bills only chargebacks count, where the channel's trade bills never state any.
 */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { LineColumns } from '../../statements/rules/line-columns.ts';
import type { StoredImport } from '../../statements/store.ts';
import { accountNames } from '../accounts/account-names.ts';
import { type Digest, digestOf } from '../rules/digest.ts';

export interface ChosenFile {
  readonly imported: StoredImport;
  readonly columns: LineColumns;
  readonly digest: Digest;
  /** Positions that a later word stands for; null for none. */
  readonly superseded: ReadonlySet<number> | null;
  readonly takes: 'all' | 'chargebacks';
  /** As the file prints them, by the place its lines name. */
  readonly accounts: readonly string[];
  /** By which texts files name an account that this one prints so. */
  readonly namesOf: (printed: string) => readonly string[];
}

/** While a file's columns are in memory. `given`: which of its lines had given way. */
const digests = new WeakMap<LineColumns, { readonly given: string; readonly digest: Digest }>();

export function chosenFiles(lines: LineStore): readonly ChosenFile[] {
  const { wallets, alone, namesOf } = accountNames(lines);
  const superseded = supersededByImport(lines);
  const files = lines.active().flatMap((imported): ChosenFile[] => {
    const { sourceKind, channel, accounts } = imported.view;
    if ((sourceKind !== 'trade_bill' && sourceKind !== 'fund_bill') || wallets.has(imported.id)) return [];
    const columns = lines.columns(imported);
    const gone = superseded.get(imported.id) ?? null;
    return [
      {
        ...{ imported, columns, superseded: gone },
        digest: keptDigest(columns, gone),
        takes: sourceKind === 'trade_bill' || alone.has(imported.id) ? 'all' : 'chargebacks',
        accounts: accounts.length > 0 ? accounts : [''],
        namesOf: (printed) => namesOf(imported.id, channel, printed),
      },
    ];
  });
  const stating = new Set<Channel>(
    files.flatMap(({ imported: { view }, digest }) =>
      view.sourceKind === 'trade_bill' && digest.hasChargebacks ? [view.channel] : [],
    ),
  );
  return files.filter(
    ({ takes, imported, digest }) =>
      takes === 'all' || (digest.hasChargebacks && !stating.has(imported.view.channel)),
  );
}

function keptDigest(columns: LineColumns, superseded: ReadonlySet<number> | null): Digest {
  const given = superseded ? [...superseded].toSorted((a, b) => a - b).join(',') : '';
  const known = digests.get(columns);
  if (known?.given === given) return known.digest;
  const digest = digestOf(columns, superseded);
  digests.set(columns, { given, digest });
  return digest;
}

function supersededByImport(lines: LineStore): ReadonlyMap<number, ReadonlySet<number>> {
  const versions = lines.versions();
  const found = new Map<number, Set<number>>();
  // Both in the order of the lines' numbers.
  const imports = versions.size === 0 ? [] : lines.imports();
  let at = 0;
  for (const id of versions.size === 0 ? [] : versions.members()) {
    if (!versions.isSuperseded(id)) continue;
    while (id >= (imports[at + 1]?.firstLineId ?? Number.POSITIVE_INFINITY)) at += 1;
    const imported = imports[at];
    if (!imported) continue;
    const positions = found.get(imported.id) ?? new Set();
    found.set(imported.id, positions.add(id - imported.firstLineId));
  }
  return found;
}
