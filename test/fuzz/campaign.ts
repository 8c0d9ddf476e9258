/** One case of the fuzz run: a number decides which seed is changed, how, and where; the rules say whether what came of it is right. */
import { findSourceRows } from '../../src-main/areas/statements/source/find.ts';
import type { Seed } from '../support/seeds/seed.ts';
import { type Document, documentOf } from './document.ts';
import { MUTATIONS } from './mutations/list.ts';
import type { Mutated, Mutation } from './mutations/mutation.ts';
import { Random } from './random.ts';
import { type Reading, reading } from './reading.ts';
import { faultOf, hasOtherMoney, lostBalances } from './rules.ts';

export interface Case {
  readonly number: number;
  readonly seed: string;
  readonly mutation: string;
  readonly told: string;
  /** What came of it: 'ready proved', 'held', 'refused damaged' … */
  readonly outcome: string;
  readonly fault: string | null;
  readonly bytes: Buffer;
}

export class Campaign {
  readonly #seeds: readonly Seed[];
  readonly #documents = new Map<Seed, Promise<Document>>();

  constructor(seeds: readonly Seed[]) {
    this.#seeds = seeds;
  }

  /** Null where the number means a file of another adapter, or one that has nothing to be changed in that way. */
  async run(
    number: number,
    adapter = '',
    watch: (of: { readonly seed: string; readonly mutation: string }) => void = () => {},
  ): Promise<Case | null> {
    const random = new Random(number);
    const seed = random.pick(this.#seeds);
    const mutation = random.pick(MUTATIONS);
    if (!seed || !mutation || (adapter !== '' && seed.adapter !== adapter)) return null;
    watch({ seed: seed.name, mutation: mutation.name });
    const document = await this.#document(seed);
    const mutated = mutation.apply(document, random);
    return mutated && (await judged(document, mutation, mutated, number));
  }

  #document(seed: Seed): Promise<Document> {
    const known = this.#documents.get(seed);
    if (known) return known;
    const made = documentOf(seed);
    this.#documents.set(seed, made);
    return made;
  }
}

export async function judged(
  document: Document,
  mutation: Mutation,
  mutated: Mutated,
  number: number,
): Promise<Case> {
  const { seed } = document;
  const file = mutated.file ?? seed.file;
  const incoming = (bytes: Buffer) => [{ name: file, bytes }, ...(seed.beside ?? [])];
  const after = await reading(incoming(mutated.bytes));
  let fault = faultOf(document, mutated.promised, after, mutated.bytes.length);
  if (fault === null && after.plans.some(({ state }) => state === 'ready')) {
    const again = await reading(incoming(mutated.bytes));
    const hashes = ({ plans }: Reading) => plans.map(({ hash }) => hash).join();
    if (hashes(again) !== hashes(after)) fault = 'read twice, it is two different plans';
    fault ??= await unfoundSource(file, mutated.bytes, after);
    if (mutated.probe && after.plans.every(({ state }) => state === 'ready')) {
      const probe = await reading(incoming(mutated.probe));
      if (hasOtherMoney(document, probe) && !lostBalances(document, after))
        fault ??= 'a figure finer than money has was taken';
    }
  }
  const { told = '' } = mutated;
  return {
    number,
    seed: seed.name,
    mutation: mutation.name,
    told,
    outcome: outcomeOf(after),
    fault,
    bytes: mutated.bytes,
  };
}

const outcomeOf = ({ plans, refusals }: Reading): string =>
  [
    ...plans.map(({ state, proof }) => `${state} ${proof}`),
    ...refusals.map(({ refusal }) => `refused ${refusal}`),
  ].join(', ');

/** From a line back to its row in the original. */
async function unfoundSource(file: string, bytes: Buffer, { files, lines }: Reading): Promise<string | null> {
  const [first] = files;
  const line = lines.at(-1);
  if (!first || !line || files.length > 1 || first.original.bytes.length !== bytes.length) return null;
  try {
    const { rows } = await findSourceRows(bytes, {
      fileName: file,
      member: first.original.member,
      row: line.row,
      around: 2,
    });
    return rows.some((each) => each.row === line.row) ? null : `row ${line.row} is not found in the original`;
  } catch (error) {
    return `looking for row ${line.row} threw: ${error instanceof Error ? error.stack : String(error)}`;
  }
}
