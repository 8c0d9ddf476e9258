/** Channels' batches as the flow reads them: which of their sales are matched to orders, what was taken off, and which bank account shows the rest. */
import type { Figure } from '../../../../shared/domain/settlement.ts';
import type { LegView } from '../../review/leg-view.ts';
import type { ComputedBatch } from '../../settlement/computed.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { BehindLines, behindAll } from '../rules/behind.ts';
import type { Behind } from '../rules/found.ts';
import { type AskedBatch, apartFromLines, apartOf, behindFigures, figureLines } from './asked-batches.ts';
import { type BankAccount, bankAccountOf, bankedParts } from './banked-parts.ts';
import { type FlowBatch, type Part, TAKEN, type Taken } from './rules/flow-edges.ts';
import type { SharedPart } from './rules/shared-payouts.ts';

/** What lowers what a channel pays, but for refunds and fees, is held or adjusted. */
const FIGURES_OF: Readonly<Record<Taken, readonly Figure[]>> = {
  refunds: ['refunds'],
  fees: ['fees', 'fees_returned'],
  held: ['disputes', 'splits', 'reserve_held', 'reserve_released', 'adjustments'],
};

/** By batch, as long as the leg to orders stands as it does. */
const ordersKept = new WeakMap<ComputedBatch, { readonly view: LegView | null; readonly part: Part }>();

export class FlowBatches {
  readonly #orders: LegView | null;
  readonly #parts: ReadonlyMap<string, readonly SharedPart[]>;
  readonly #accountOf: (lineId: number) => BankAccount;

  constructor({ standing, channel, lines }: AnalyticsDeps) {
    this.#orders = standing.legs().includes('order_trade') ? standing.view('order_trade') : null;
    this.#parts = bankedParts(channel.facts(), lines);
    this.#accountOf = bankAccountOf(lines.set('bank'));
  }

  /** `seen`: lines of banks that were counted, so that one for several batches counts once on its way. */
  read({ of, batch }: AskedBatch, seen: Set<string>): FlowBatch {
    const orders = this.#ordersOf(batch);
    const sales = batch.members.get('sales')?.lineIds.length ?? 0;
    const noOrder = {
      value: batch.figures.sales - orders.value,
      count: sales - orders.count + (apartOf(batch, 'sales') === 0 ? 0 : 1),
    };
    const taken = Object.fromEntries(TAKEN.map((each) => [each, takenFrom(batch, each)]));
    const banked = new Map<string, Part>();
    for (const { lineId, amount } of this.#parts.get(batch.key) ?? []) {
      const to = `bank|${this.#accountOf(lineId).key}`;
      const way = `${of.channel} ${to} ${lineId}`;
      const known = banked.get(to) ?? { value: 0, count: 0 };
      banked.set(to, { value: known.value + amount, count: known.count + (seen.has(way) ? 0 : 1) });
      seen.add(way);
    }
    return {
      ...{ channel: of.channel, orders, noOrder, banked },
      taken: taken as FlowBatch['taken'], // Made of exactly these just now.
    };
  }

  /** Lines of sales, matched to orders or not. */
  sales(batches: readonly AskedBatch[], isMatched: boolean): Behind {
    const found = figureLines(batches, ['sales'], 1, (lineId) => this.#isMatched(lineId) === isMatched);
    return isMatched ? found : behindAll([found, apartFromLines(batches, ['sales'])]);
  }

  /** Lines by which something was taken off. */
  taken(batches: readonly AskedBatch[], what: Taken): Behind {
    return behindFigures(batches, FIGURES_OF[what], -1);
  }

  /** Lines of one bank account, each once, with what they brought these batches. */
  banked(batches: readonly AskedBatch[], place: string) {
    const amounts = new Map<number, number>();
    for (const { batch } of batches)
      for (const { lineId, amount } of this.#parts.get(batch.key) ?? [])
        if (`bank|${this.#accountOf(lineId).key}` === place)
          amounts.set(lineId, (amounts.get(lineId) ?? 0) + amount);
    const found = new BehindLines();
    for (const [lineId, amount] of amounts) found.add(lineId, amount);
    return found.behind();
  }

  /** Bank accounts these batches came to. */
  accounts(batches: readonly AskedBatch[]): readonly BankAccount[] {
    return batches.flatMap(({ batch }) =>
      (this.#parts.get(batch.key) ?? []).map(({ lineId }) => this.#accountOf(lineId)),
    );
  }

  #ordersOf(batch: ComputedBatch): Part {
    const known = ordersKept.get(batch);
    if (known?.view === this.#orders) return known.part;
    let [value, count] = [0, 0];
    const members = batch.members.get('sales');
    for (const [at, lineId] of members?.lineIds.entries() ?? []) {
      if (!this.#isMatched(lineId)) continue;
      value += members?.amounts[at] ?? 0;
      count += 1;
    }
    const part = { value, count };
    ordersKept.set(batch, { view: this.#orders, part });
    return part;
  }

  #isMatched(lineId: number): boolean {
    return this.#orders?.isMatched('right', lineId) ?? false;
  }
}

function takenFrom(batch: ComputedBatch, what: Taken): Part {
  const figures = FIGURES_OF[what];
  return {
    value: figures.reduce((sum, each) => sum - batch.figures[each], 0),
    count: figures.reduce(
      (sum, each) =>
        sum + (batch.members.get(each)?.lineIds.length ?? 0) + (apartOf(batch, each) === 0 ? 0 : 1),
      0,
    ),
  };
}
