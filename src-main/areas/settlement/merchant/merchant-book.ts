/**
 * Merchants' batches with what stands around them: reserves by tranche, what is left open, worked out once and kept until anything is written or the
 * day is over. The same facts give the same batches, whichever file came first.
 */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { parseDay } from '../../../../shared/domain/dates.ts';
import type { PaymentStore } from '../../payments/payment-store.ts';
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';
import { signedBatches } from '../review/decision-store.ts';
import type { Tranche } from '../rules/reserve.ts';
import { Agreed } from './agreed.ts';
import { assemble } from './assemble.ts';
import { openAdjustments } from './open-adjustments.ts';

export type MerchantDeps = Pick<SettlementDeps, 'ledger' | 'lines' | 'standing' | 'parties' | 'now'> & {
  readonly payments: { readonly store: PaymentStore };
};

/** What a merchant is owed in one currency, over all her days. */
export interface OwnerFacts {
  /** The key up to its currency. */
  readonly owner: string;
  readonly partyId: string;
  readonly currency: string;
  /** What is held of her sales, tranche by tranche, as the facts have it now. */
  readonly tranches: readonly Tranche[];
  /** Not paid and not in any batch yet: below nought she owes it. */
  readonly open: number;
  /** What corrections nobody signed yet would take back: nought or below. */
  readonly back: number;
  /** 'YYYY-MM-DD' from which on it has been below nought; '' where it is not. */
  readonly negativeSince: string;
  /** By day of her batches: the least net that is paid. */
  readonly leastOn: ReadonlyMap<string, number>;
}

export interface MerchantFacts {
  readonly batches: readonly ComputedBatch[];
  readonly owners: ReadonlyMap<string, OwnerFacts>;
}

export class MerchantBook {
  readonly #deps: MerchantDeps;
  #held: { readonly writes: number; readonly today: string; readonly facts: MerchantFacts } | null = null;

  constructor(deps: MerchantDeps) {
    this.#deps = deps;
  }

  facts(): MerchantFacts {
    const writes = this.#deps.ledger.writes();
    const today = chinaDay(this.#deps.now());
    if (this.#held?.writes !== writes || this.#held.today !== today)
      this.#held = { writes, today, facts: this.#compute(parseDay(today) ?? 0) };
    return this.#held.facts;
  }

  #compute(today: number): MerchantFacts {
    const deps = this.#deps;
    // A house that sells for nobody owes no merchant: nothing is gone through.
    return owesNobody(deps) ? { batches: [], owners: new Map() } : assemble(deps, new Agreed(deps), today);
  }
}

/** Nobody is sold for, nor was anybody: what was signed or adjusted outlives an agreement that is set right. */
const owesNobody = ({ parties, ledger }: MerchantDeps): boolean =>
  parties.agreements().every(({ mode }) => mode !== 'agent') &&
  signedBatches(ledger).every(({ of }) => of.side !== 'merchant') &&
  openAdjustments(ledger).length === 0;
