/** Every batch that the facts give, worked out once and kept until anything is written: channels' and merchants', each in the order of owner and days. */

import { channelBatches } from './channel/channel-batches.ts';
import type { ComputedBatch } from './computed.ts';
import type { SettlementDeps } from './deps.ts';
import { merchantBatches } from './merchant/merchant-batches.ts';

type BookOf = Omit<SettlementDeps, 'book' | 'record' | 'secondPerson'>;

export class SettlementBook {
  readonly #deps: BookOf;
  #held: { readonly writes: number; readonly batches: readonly ComputedBatch[] } | null = null;

  constructor(deps: BookOf) {
    this.#deps = deps;
  }

  batches(): readonly ComputedBatch[] {
    const writes = this.#deps.ledger.writes();
    if (this.#held?.writes !== writes)
      this.#held = { writes, batches: [...channelBatches(this.#deps), ...merchantBatches(this.#deps)] };
    return this.#held.batches;
  }
}
