/**
 * Every format changed in every way, for a bounded time and always the same cases (`npm run fuzz` tries others): nothing crashes, hangs or loses
 * a row, and no wrong figure is taken for a right one.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADAPTERS } from '../../src-main/areas/statements/adapters/list.ts';
import { allSeeds } from '../support/seeds/list.ts';
import type { Seed } from '../support/seeds/seed.ts';
import { judged } from './campaign.ts';
import { type Document, documentOf } from './document.ts';
import { CONTAINER_MUTATIONS } from './mutations/containers.ts';
import { MUTATIONS } from './mutations/list.ts';
import type { Mutation } from './mutations/mutation.ts';
import { Random } from './random.ts';

/** Chosen once; what other numbers find becomes a test of its own in found.test.ts. */
const CASES_SEED = 20260301;
const CASES_PER_ADAPTER = 24;

let seeds: readonly Seed[] = [];
beforeAll(async () => {
  seeds = await allSeeds();
});

const documents = new Map<string, Promise<Document>>();
function documentFor(seed: Seed): Promise<Document> {
  const known = documents.get(seed.name) ?? documentOf(seed);
  documents.set(seed.name, known);
  return known;
}

async function faultIn(seed: Seed, mutation: Mutation, number: number): Promise<string | null> {
  const document = await documentFor(seed);
  const mutated = mutation.apply(document, new Random(number));
  if (!mutated) return null;
  const { fault, told } = await judged(document, mutation, mutated, number);
  return fault === null ? null : `${seed.name}, ${mutation.name} ${told}: ${fault}`;
}

test('every adapter has a file to begin with, and every file is read as it is meant', async () => {
  const begun = new Set(seeds.map(({ adapter }) => adapter));
  expect(ADAPTERS.map(({ id }) => id).filter((id) => !begun.has(id))).toEqual([]);
  for (const seed of seeds) {
    const { before } = await documentFor(seed);
    const found = before.plans.map(({ state, proof }) => [seed.name, state, proof]);
    expect(found).toEqual([[seed.name, 'ready', seed.vouches === 'nothing' ? 'not_stated' : 'proved']]);
    expect(before.witnesses.map(({ adapter }) => adapter)).toContain(seed.adapter);
  }
});

describe('changed files', () => {
  test.each(ADAPTERS.map(({ id }) => id))('%s', async (id) => {
    const own = new Map(seeds.filter(({ adapter }) => adapter === id).map((seed) => [seed.name, seed]));
    const ways = new Map(MUTATIONS.map((mutation) => [mutation.name, mutation]));
    const property = fc.asyncProperty(
      fc.constantFrom(...own.keys()),
      fc.constantFrom(...ways.keys()),
      fc.nat(),
      async (name, way, number) => {
        const seed = own.get(name);
        const mutation = ways.get(way);
        expect(seed && mutation ? await faultIn(seed, mutation, number) : null).toBeNull();
      },
    );
    await fc.assert(property, { numRuns: CASES_PER_ADAPTER, seed: CASES_SEED });
  });
});

test('line ends, a mark, another order of columns, a zip: the file is still read, to the same lines', async () => {
  const harmless = MUTATIONS.filter(({ name }) => HARMLESS.has(name));
  expect(harmless).toHaveLength(HARMLESS.size);
  const unread: string[] = [];
  for (const [at, seed] of seeds.entries()) {
    const document = await documentFor(seed);
    // Each file in one of the ways, so that all of them have their turn.
    const mutation = harmless[at % harmless.length];
    const mutated = mutation?.apply(document, new Random(at));
    if (!mutation || !mutated) continue;
    const { fault, outcome } = await judged(document, mutation, mutated, at);
    if (fault !== null || !outcome.startsWith('ready'))
      unread.push(`${seed.name}, ${mutation.name}: ${outcome} ${fault}`);
  }
  expect(unread).toEqual([]);
});

const HARMLESS: ReadonlySet<string> = new Set([
  'lines: ended by LF',
  'lines: ended by CR LF',
  'lines: ended by CR',
  'encoding: UTF-8 with a mark',
  'columns: two change places',
  'columns: a new one of texts',
  'columns: names padded',
  ...CONTAINER_MUTATIONS.map(({ name }) => name).filter(
    (name) => name === 'container: zip' || name === 'container: gzip',
  ),
]);
