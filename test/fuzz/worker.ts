/** Runs case after case and tells each before and after, so that whoever waits knows which one did not end. */
import { parentPort, workerData } from 'node:worker_threads';
import { allSeeds } from '../support/seeds/list.ts';
import { Campaign } from './campaign.ts';
import { samples } from './samples.ts';

export interface Begun {
  readonly is: 'begun';
  readonly number: number;
  readonly seed: string;
  readonly mutation: string;
}
export type Told =
  | Begun
  | {
      readonly is: 'judged';
      readonly number: number;
      readonly seed: string;
      readonly mutation: string;
      readonly told: string;
      readonly outcome: string;
      readonly fault: string | null;
      /** The changed file, where one case was asked for. */
      readonly bytes: Uint8Array | null;
    }
  | { readonly is: 'done' };

interface Order {
  readonly from: number;
  readonly until: number;
  readonly adapter: string;
  readonly isOne: boolean;
}

const { from, until, adapter, isOne }: Order = workerData;
const tell = (told: Told) => parentPort?.postMessage(told);

const campaign = new Campaign([...(await allSeeds()), ...(await samples())]);
for (let number = from; Date.now() < until; number += 1) {
  const found = await campaign.run(number, adapter, (begun) => tell({ is: 'begun', number, ...begun }));
  if (found) {
    const { seed, mutation, told, outcome, fault } = found;
    tell({ is: 'judged', number, seed, mutation, told, outcome, fault, bytes: isOne ? found.bytes : null });
  }
  if (isOne) break;
}
tell({ is: 'done' });
