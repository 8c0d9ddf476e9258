/** Statement files as they were taken in, each once: named by their hash and the name they had, made fit for an archive. They are not masked. */
import { sha256Of } from '../../../platform/sha256.ts';
import { erasedImports } from '../../../record/erasures.ts';
import { type PackedFile, packed } from './packer.ts';
import type { PackGround } from './table.ts';
import { importsInScope } from './tables/line-sums.ts';

const NAME_LENGTH_MAX = 80;

/** Names in the house's store, of files in scope that were not erased: a file of several parts was taken in once. */
export function originalsInScope(ground: PackGround): ReadonlyMap<string, string> {
  const imports = importsInScope(ground);
  const erased = erasedImports(ground.deps.ledger);
  return new Map(
    ground.deps.lines
      .imports()
      .filter(({ id }) => imports.has(id) && !erased.has(id))
      .map(({ originalName, originalFile }) => [originalName, originalFile]),
  );
}

/** Of those, the ones that were due and are erased: the record says so, and says what they were. */
export function erasedOriginals(ground: PackGround): ReadonlySet<string> {
  const { ledger } = ground.deps;
  const bodies = ledger.all(ledger.query.selectFrom('retention_erasure').select('body'));
  const names = [...originalsInScope(ground).keys()];
  return new Set(names.filter((name) => bodies.some(({ body }) => body.includes(`"${name}"`))));
}

/** One that is gone without having been erased is damage, and stops the pack. */
export async function originalFiles(ground: PackGround, breathe: () => Promise<void>): Promise<PackedFile[]> {
  const files = new Map<string, PackedFile>();
  const erased = erasedOriginals(ground);
  for (const [name, fileName] of originalsInScope(ground)) {
    if (erased.has(name)) continue;
    const bytes = await ground.deps.originals().get(name);
    const file = await packed(`originals/${sha256Of(bytes)}-${fitName(fileName)}`, bytes);
    files.set(file.name, file);
    await breathe();
  }
  return [...files.values()];
}

/** One path segment on every system. */
const fitName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .toWellFormed()
    .replace(/[\p{C}<>:"|?*]/gu, '_')
    .slice(-NAME_LENGTH_MAX)
    .toWellFormed();
