/** Payments as a population: every one that was agreed to, by the day it was; payees by their account, names masked. */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import { maskCounterparty } from '../../../../../shared/domain/masking/party.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { approvals } from './approvals.ts';
import { madeRows } from './made.ts';
import { type FoundPopulation, secondsOf } from './rows.ts';

export function paymentPopulation(deps: EvidenceDeps, scope: PopulationScope): FoundPopulation {
  const { store } = deps.payments;
  const all = [...store.items()];
  const accountOf = (batchNo: string) => store.batch(batchNo)?.header.fromAccountId ?? '';
  const items = all
    .filter(
      ({ currency, channel }) =>
        currency === scope.currency && (scope.channel === '' || channel === scope.channel),
    )
    .filter(({ batchNo }) => scope.account === '' || accountOf(batchNo) === scope.account)
    .map((item) => ({
      ref: `payment:${item.itemNo}`,
      day: chinaDay(item.at),
      value: item.amount,
      text: () => `${item.itemNo} · ${maskCounterparty(item.payee)}`,
      moment: secondsOf(item.at),
      // A payment paid again is the same payment: its failed forerunner is no double of it.
      orderNo: item.retryOf === '' ? item.merchantOrderNo : '',
      payee: item.retryOf === '' ? item.accountId : '',
      bookedDay: endDay(store.resultsOf(item.itemNo).at(-1)?.happenedAt ?? ''),
    }));
  const agreedTo = approvals(deps);
  return {
    rows: madeRows(scope, items, ['moment', 'orderNo', 'payee', 'bookedDay'], (ref) =>
      agreedTo.batch(store.item(ref.slice('payment:'.length))?.batchNo ?? ''),
    ),
    currencies: [...new Set(all.map(({ currency }) => currency))].toSorted(),
    accounts: [...new Set(store.batches().map(({ batchNo }) => accountOf(batchNo)))]
      .filter((account) => account !== '')
      .toSorted()
      .map((account) => ({ account, shown: account })),
  };
}

const endDay = (happenedAt: string): string =>
  happenedAt.length > 10 && !Number.isNaN(Date.parse(happenedAt)) ? chinaDay(happenedAt) : happenedAt;
