/**
 * Real bank files, mapped as if nobody knew them: the guess alone, with the questions answered that it asks, reads the same movements as the format
 * that was made for them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileSummary } from '../../shared/contract/shapes.ts';
import { guessMapping } from '../../src-main/areas/statements/mapping/guess.ts';
import { tryMapping } from '../../src-main/areas/statements/mapping/try.ts';
import { completed } from '../support/mapping.ts';
import { readOne } from '../support/read-files.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/samples');
const FOLDERS = ['bank-csv', 'cn-bank', 'cn-bank-corporate'];
const quiet = { breathe: async () => undefined, progress: () => undefined };

const files = FOLDERS.filter((folder) => existsSync(join(SAMPLES, folder))).flatMap((folder) =>
  readdirSync(join(SAMPLES, folder))
    .filter((name) => /\.(csv|xlsx?|txt)$/i.test(name))
    .map((name) => [`${folder}/${name}`] as const),
);

const figures = (totals: FileSummary['totals']) =>
  totals.map(({ inCount, inSum, outCount, outSum }) => [inCount, inSum, outCount, outSum]);

describe.skipIf(files.length === 0)(
  'sample files beside the project (none is there: nothing to compare)',
  () => {
    test.each(files)('%s', async (path) => {
      const original = { name: path, bytes: readFileSync(join(SAMPLES, path)), member: '', passwords: [] };
      const { plan } = await readOne(original.bytes, path);
      const { draft, questions } = await guessMapping(original, undefined, [], quiet);
      const asked = questions.map(({ question }) => question);
      const { amount } = draft;
      const [currency = 'XXX'] = plan.currencies;
      const mapping = completed(draft, {
        currency: asked.includes('currency') ? currency : draft.currency,
        dateOrder: draft.dateOrder ?? 'dmy',
        ...(amount?.form === 'signed' ? { amount: { ...amount, positive: amount.positive ?? 'in' } } : {}),
      });
      const { summary } = await tryMapping(original, { mapping }, quiet);
      expect(summary.counts.errors).toBe(0);
      const read = figures(summary.totals);
      // What a plus means was asked: the other answer is as good to the guess.
      const turned = read.map(([inCount, inSum, outCount, outSum]) => [outCount, outSum, inCount, inSum]);
      expect(asked.includes('amount_sign') ? [read, turned] : [read]).toContainEqual(figures(plan.totals));
    });
  },
);
