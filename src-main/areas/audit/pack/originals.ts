/** Statement files as they were taken in, each once: named by their hash and the name they had, made fit for an archive. They are not masked. */
import { sha256Of } from '../../../platform/sha256.ts';
import { erasedImports } from '../../../record/erasures.ts';
import { type PackedFile, packed } from './packer.ts';
import type { PackGround } from './table.ts';
import { importsInScope } from './tables/line-sums.ts';

const NAME_LENGTH_MAX = 80;

/** Names in the house's store, of files in scope: a file of several parts was taken in once. */
export function originalsInScope(ground: PackGround): ReadonlyMap<string, string> {
  const imports = importsInScope(ground);
  return new Map(
    ground.deps.lines
      .imports()
      .filter(({ id }) => imports.has(id))
      .map(({ originalName, originalFile }) => [originalName, originalFile]),
  );
}

/** Of the files in scope, those of which nothing is left: every import of them was due and is erased, as the record says. */
export function erasedOriginals(ground: PackGround): ReadonlySet<string> {
  const erased = erasedImports(ground.deps.ledger);
  const imports = ground.deps.lines.imports();
  const left = new Set(imports.flatMap(({ id, originalName }) => (erased.has(id) ? [] : [originalName])));
  return new Set([...originalsInScope(ground).keys()].filter((name) => !left.has(name)));
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
