/**
 * Parties, orders, payments and funds, wired: who money is for, what was sold, what is paid out and what is held for others. What the books say of
 * balances comes in from downstream, by functions.
 */
import { houseBalance, partyBooks } from '../../areas/journal/told-upstream.ts';
import { ordersCalls } from '../../areas/orders/calls.ts';
import { orderExecutor } from '../../areas/orders/changes/ask.ts';
import { ORDER_KINDS } from '../../areas/orders/changes/subject.ts';
import { OrderEventStore } from '../../areas/orders/event-store.ts';
import { OrderBook } from '../../areas/orders/order-book.ts';
import { viewsCalls } from '../../areas/orders/saved-views.ts';
import { partiesCalls } from '../../areas/parties/calls.ts';
import { accountExecutor } from '../../areas/parties/changes/account.ts';
import { agreementExecutor } from '../../areas/parties/changes/agreement.ts';
import { stateExecutor } from '../../areas/parties/changes/party.ts';
import { watchExecutor } from '../../areas/parties/changes/watch.ts';
import { awaitedTopUp } from '../../areas/payments/bank-lines/awaited-top-up.ts';
import { CheckRuns } from '../../areas/payments/batches/check-runs.ts';
import { batchExecutor } from '../../areas/payments/batches/submit.ts';
import { withdrawalBatches } from '../../areas/payments/batches/withdrawals.ts';
import { paymentsCalls } from '../../areas/payments/calls.ts';
import type { PaymentsDeps, RiskOfPayments } from '../../areas/payments/deps.ts';
import { FORMATS } from '../../areas/payments/formats/all.ts';
import { fundsCalls } from '../../areas/payments/funds/calls.ts';
import type { FundsDeps } from '../../areas/payments/funds/deps.ts';
import { readOrders } from '../../areas/payments/funds/store.ts';
import { unfreezeExecutor } from '../../areas/payments/funds/take.ts';
import { knownBalances } from '../../areas/payments/known-balances.ts';
import { layoutExecutor } from '../../areas/payments/layouts/change.ts';
import { limitsExecutor } from '../../areas/payments/limits.ts';
import { resolveExecutor } from '../../areas/payments/results/resolve.ts';
import { MerchantBook } from '../../areas/settlement/merchant/merchant-book.ts';
import { settledOf } from '../../areas/settlement/merchant/owed.ts';
import { newToken } from '../../platform/ids.ts';
import type { Executors, Ground } from './ground.ts';
import type { Statements } from './statements.ts';
import type { Stores } from './stores.ts';

export function wireMoneyMoved(
  { base, keys, people, requests, waiting, name }: Ground,
  { lines, standing, limits, layouts, parties, payments, chart }: Stores,
  statements: Statements,
) {
  const { ledger } = base;
  const ofParties = {
    ...base,
    parties,
    lines,
    waiting,
    hasAnotherVerifier: (except: readonly string[]) => people.holders('parties', except).length > 0,
  };
  const events = new OrderEventStore(ledger);
  const ofOrders = { ...statements.deps, standing, events, book: new OrderBook(lines, events), waiting };
  const ofDrafts = {
    ...base,
    parties,
    store: payments,
    checkRuns: new CheckRuns(ledger),
    requests: () =>
      requests
        .all()
        .filter((each) => each.kind === 'payment_batch')
        .map((each) => ({ ...each, state: requests.state(each) })),
  };
  const ofFunds: FundsDeps = {
    ...base,
    lines,
    standing,
    parties,
    batches: withdrawalBatches(ofDrafts),
    books: partyBooks(ledger, chart),
    linksChanged: () => payments.forget(),
  };
  const ofMerchants = { ...base, lines, standing, parties, payments: { store: payments } };
  const merchant = new MerchantBook(ofMerchants);
  const told: { risk: RiskOfPayments | null } = { risk: null };
  const ofPayments: PaymentsDeps = {
    ...ofDrafts,
    keys,
    lines,
    standing,
    limits,
    formats: FORMATS,
    layouts,
    balances: knownBalances({
      store: payments,
      funds: ofFunds,
      house: houseBalance(ledger, chart, parties),
    }),
    order: (merchantOrderNo) => {
      const { standing: order } = ofOrders.book.find(merchantOrderNo);
      return (
        order && {
          paid: order.paid,
          refunded: order.refunded,
          pending: order.refundPending,
          currency: order.currency,
        }
      );
    },
    withdrawals: () =>
      new Map(
        readOrders(ledger)
          .filter(({ kind }) => kind === 'withdrawal')
          .map((each) => [each.orderNo, each]),
      ),
    settled: () => settledOf({ ...ofMerchants, merchant }),
    risk: {
      words: (batchNo) => told.risk?.words(batchNo) ?? new Map(),
      hasOfficer: (except) => told.risk?.hasOfficer(except) ?? false,
    },
    topUp: (orderNo) => awaitedTopUp(ofFunds, orderNo),
    newToken,
    house: name,
  };
  return {
    funds: ofFunds,
    orders: ofOrders,
    payments: ofPayments,
    merchant,
    /** Risk control is wired last; from then on payments are told what it says. */
    hearRisk: (risk: RiskOfPayments) => {
      told.risk = risk;
    },
    executors: {
      party_state: stateExecutor(ofParties),
      account_bind: accountExecutor(ofParties, 'account_bind'),
      account_change: accountExecutor(ofParties, 'account_change'),
      account_unbind: accountExecutor(ofParties, 'account_unbind'),
      agreement_change: agreementExecutor(ofParties),
      watch_end: watchExecutor(ofParties),
      ...Object.fromEntries(ORDER_KINDS.map((kind) => [kind, orderExecutor(ofOrders, kind)])),
      payment_batch: batchExecutor(ofPayments),
      payment_resolve: resolveExecutor(ofPayments),
      payment_limits: limitsExecutor(ofPayments),
      payment_layout: layoutExecutor(ofPayments),
      fund_unfreeze: unfreezeExecutor(ofFunds),
    } satisfies Executors,
    handlers: {
      ...partiesCalls(ofParties),
      ...ordersCalls(ofOrders),
      ...viewsCalls({ ...base, may: (person, right) => people.rightsOf(person).has(right) }),
      ...paymentsCalls(ofPayments),
      ...fundsCalls(ofFunds),
    },
  };
}
