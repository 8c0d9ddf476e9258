/**
 * Copies the verifiers' sources into src-main/areas/audit/verify-pack/sources.json, from which packs are given them: a bundled app has no source files
 * to read. Run after every change there (`node build/verifier.ts`); a test holds both equal.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACE = join(import.meta.dirname, '..', 'src-main', 'areas', 'audit', 'verify-pack');

/** By name, as lines, so that a change can be read in a review. */
export function verifierSources(): string {
  const core = join(PLACE, 'core');
  const sources = readdirSync(core)
    .toSorted()
    .map((name) => [name, readFileSync(join(core, name), 'utf8').replace(/\n$/, '').split('\n')]);
  return `${JSON.stringify(Object.fromEntries(sources), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(join(PLACE, 'sources.json'), verifierSources());
