/** Statement files as they were taken in, each once: named by their hash and the name they had, made fit for an archive. They are not masked. */
import { sha256Of } from '../../../platform/sha256.ts';
import { type PackedFile, packed } from './packer.ts';
import type { PackGround } from './table.ts';

const NAME_LENGTH_MAX = 80;

/** Of imports in scope. */
export async function originalFiles(
  { deps }: PackGround,
  importIds: ReadonlySet<number>,
  breathe: () => Promise<void>,
): Promise<PackedFile[]> {
  const wanted = new Map<string, string>();
  for (const { id, originalName, originalFile } of deps.lines.imports())
    if (importIds.has(id) && !wanted.has(originalName)) wanted.set(originalName, originalFile);
  const files = new Map<string, PackedFile>();
  for (const [name, fileName] of wanted) {
    const bytes = await deps.originals().get(name);
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
