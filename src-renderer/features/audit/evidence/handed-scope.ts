/** What a file that was handed over was of, from the scope it was asked for with; what of it has no word here stands as it is kept. Pure. */
import { z } from 'zod';
import { populationScope } from '../../../../shared/contract/audit-tools.ts';
import { packScope } from '../../../../shared/contract/evidence.ts';
import type { Words } from '../../../ui/words.ts';
import { populationText } from '../population.ts';

const ofSample = z.object({ sample: z.number() });
const ofTest = populationScope.extend({ test: z.string() });

export function handedScope(words: Words, scope: string): string {
  let kept: unknown;
  try {
    kept = JSON.parse(scope);
  } catch {
    return scope;
  }
  const sample = ofSample.safeParse(kept);
  if (sample.success) return words('handed.sample', { id: sample.data.sample });
  const test = ofTest.safeParse(kept);
  if (test.success)
    return `${words.or(`audit_test.${test.data.test}`, test.data.test)} · ${populationText(words, test.data)}`;
  const pack = packScope.safeParse(kept);
  return pack.success ? packText(words, pack.data) : plainText(kept);
}

function packText(words: Words, scope: z.infer<typeof packScope>): string {
  const { from, to, channels, accounts, parties } = scope;
  const narrowed = [
    from === '' && to === '' ? '' : `${from || '…'} – ${to || '…'}`,
    channels.map((channel) => words(`channel.${channel}`)).join(' / '),
    accounts.length === 0 ? '' : words('handed.accounts', { count: accounts.length }),
    parties.length === 0 ? '' : words('handed.parties', { count: parties.length }),
  ].filter((part) => part !== '');
  const extras = (['originals', 'workbooks', 'revealed'] as const)
    .filter((name) => scope[name])
    .map((name) => words(`handed.${name}`));
  return [...(narrowed.length === 0 ? [words('handed.all')] : narrowed), ...extras].join(' · ');
}

/** '2026-01-01 · 2026-12-31': the values alone, in their order. */
const plainText = (kept: unknown): string =>
  typeof kept === 'object' && kept !== null
    ? Object.values(kept)
        .filter((value) => (typeof value === 'string' && value !== '') || typeof value === 'number')
        .join(' · ')
    : String(kept);
