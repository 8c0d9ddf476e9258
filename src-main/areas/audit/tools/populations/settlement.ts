/** Settlement batches as a population: each by its net, on the day its days end; whoever signed it is held against whoever agreed. */
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { chinaDay } from '../../../../../shared/domain/china-time.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { approvals } from './approvals.ts';
import { madeRows } from './made.ts';
import { type FoundPopulation, secondsOf } from './rows.ts';

/** Accounts of this population are the two sides: what channels owe, what merchants are owed. */
export function settlementPopulation(deps: EvidenceDeps, scope: PopulationScope): FoundPopulation {
  const all = deps.book.standing();
  const signed = new Set(all.flatMap((each) => (each.signed ? [each.batch.key] : [])));
  const items = all
    .filter(({ batch }) => batch.of.currency === scope.currency)
    .filter(({ batch }) => scope.account === '' || batch.of.side === scope.account)
    .filter(({ batch: { of } }) => scope.channel === '' || ('channel' in of && of.channel === scope.channel))
    .map(({ batch, signed: asSigned }) => ({
      ref: `settlement:${batch.key}`,
      day: batch.to,
      value: batch.net,
      text: () => [asSigned?.settlementNo ?? '', batch.key].filter((part) => part !== '').join(' · '),
      recorded: secondsOf(asSigned?.at ?? ''),
      moment: secondsOf(asSigned?.at ?? ''),
      bookedDay: asSigned ? chinaDay(asSigned.at) : '',
    }));
  const agreedTo = approvals(deps);
  return {
    rows: madeRows(scope, items, ['recorded', 'moment', 'bookedDay'], (ref) => {
      const key = ref.slice('settlement:'.length);
      return signed.has(key) ? agreedTo.settlement(key) : 'two';
    }),
    currencies: [...new Set(all.map(({ batch }) => batch.of.currency))].toSorted(),
    accounts: ['channel', 'merchant'].map((account) => ({ account, shown: account })),
  };
}
