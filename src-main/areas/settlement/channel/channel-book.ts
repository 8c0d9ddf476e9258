/**
 * Channels' batches with everything they are held against, worked out once and kept until lines, matches or terms change or the day is over.
 *
 * In the order of owner and days; the same facts give the same batches, whichever file came first.
 */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { SettlementDeps } from '../deps.ts';
import { KeptFacts } from '../kept-facts.ts';
import { assemble } from './assemble.ts';
import { readBillFiles } from './bill-files.ts';
import type { ChannelBatch } from './channel-batch.ts';
import { type AccountBills, coverageOf } from './coverage.ts';
import { draftBatches } from './draft-batches.ts';
import { type ExpectedReserve, expectedReserves } from './expected-reserves.ts';
import { fundNets } from './fund-nets.ts';
import { type BookedPayout, readPayouts } from './payouts.ts';

export interface ChannelDeps extends Pick<SettlementDeps, 'ledger' | 'lines' | 'standing' | 'terms' | 'now'> {
  readonly fees: Pick<SettlementDeps['fees'], 'varianceOf'>;
}

export interface ChannelFacts {
  readonly batches: readonly ChannelBatch[];
  readonly payouts: readonly BookedPayout[];
  /** By channel and account (accountKeyOf). */
  readonly bills: ReadonlyMap<string, AccountBills>;
  /** What channels should hold back by the terms, by owner. */
  readonly reserves: ReadonlyMap<string, ExpectedReserve>;
}

export class ChannelBook {
  readonly #deps: ChannelDeps;
  readonly #kept = new KeptFacts<ChannelFacts>();

  constructor(deps: ChannelDeps) {
    this.#deps = deps;
  }

  facts(): ChannelFacts {
    const today = chinaDay(this.#deps.now());
    return this.#kept.of(this.#deps, today, () => this.#compute(parseDay(today) ?? 0));
  }

  #compute(today: number): ChannelFacts {
    const deps = this.#deps;
    const read = readBillFiles(deps.lines);
    const bills = coverageOf(read.files);
    const settled = draftBatches(deps, read.files);
    const payouts = readPayouts(deps, settled);
    const funds = fundNets(deps, read, settled);
    const batches = assemble(deps, { settled, payouts, funds, bills, today });
    return { batches, payouts, bills, reserves: expectedReserves(deps, batches) };
  }
}
