/** Settlement, wired: it reads every area before it, hands its adjustments to the books and has merchants paid through the payments. */
import { settlementExportCalls } from '../../areas/exports/settlement/calls.ts';
import type { BookDeps } from '../../areas/journal/deps.ts';
import type { PaymentsDeps } from '../../areas/payments/deps.ts';
import { settlementCalls } from '../../areas/settlement/calls.ts';
import { ChannelBook } from '../../areas/settlement/channel/channel-book.ts';
import { ExpectedFees } from '../../areas/settlement/fees/expected-fees.ts';
import type { MerchantBook } from '../../areas/settlement/merchant/merchant-book.ts';
import { adjustmentExecutor } from '../../areas/settlement/review/adjust.ts';
import { signExecutor } from '../../areas/settlement/review/decide.ts';
import { SettlementBook } from '../../areas/settlement/settlement-book.ts';
import type { Surroundings } from '../desk.ts';
import type { Executors, Ground } from './ground.ts';
import type { Stores } from './stores.ts';

export function wireSettlement(
  { base, waiting, requests: asked, name }: Ground,
  { terms }: Stores,
  {
    books,
    payments,
    merchant,
    locale,
  }: { readonly books: BookDeps; readonly payments: PaymentsDeps; readonly merchant: MerchantBook } & Pick<
    Surroundings,
    'locale'
  >,
) {
  const fees = new ExpectedFees({ ...books, ...base, terms });
  const channel = new ChannelBook({ ...books, ...base, terms, fees });
  const requests = () => asked.all().map((each) => ({ ...each, state: asked.state(each) }));
  const before = {
    ...{ ...books, ...base, terms, payments, fees, channel, merchant },
    ...{ waiting, requests, locale, house: name },
  };
  const deps = { ...before, book: new SettlementBook(before) };
  return {
    deps,
    executors: {
      settlement_sign: signExecutor(deps),
      settlement_adjustment: adjustmentExecutor(deps),
    } satisfies Executors,
    handlers: { ...settlementCalls(deps), ...settlementExportCalls(deps) },
  };
}
