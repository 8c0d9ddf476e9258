/** Other people's files as seeds, where they lie beside the repository: read when the run begins, never copied. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Seed, seed } from '../support/seeds/seed.ts';
import { reading } from './reading.ts';

const SAMPLES = new URL('../../../shared/samples/', import.meta.url);
const BYTES_MAX = 100_000;

export async function samples(): Promise<readonly Seed[]> {
  if (!existsSync(SAMPLES)) return [];
  const seeds: Seed[] = [];
  const paths = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(INDEX|README|LICEN)/i.test(entry.name))
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .sort();
  for (const path of paths) {
    const bytes = readFileSync(path);
    if (bytes.length > BYTES_MAX) continue;
    const { plans } = await reading([{ name: basename(path), bytes }]);
    const [plan] = plans;
    if (!plan) continue;
    // Of a file that proves itself, what its figures cover nobody has told us: its rows but for the ends.
    const vouches = plan.state !== 'ready' ? 'unknown' : plan.proof === 'proved' ? 'inner' : 'nothing';
    const totals = plan.adapter === 'alipay_trade_bill' ? ({ isBeforeFees: true } as const) : {};
    const file = basename(path);
    seeds.push(seed(`sample ${file}`, { adapter: plan.adapter, vouches, file, bytes, ...totals }));
  }
  return seeds;
}
