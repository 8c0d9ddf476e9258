/**
 * Client funds (客户备付金): what is owed to parties against what lies in accounts kept apart for them.
 *
 * The requirement is summed from below: every sub-ledger of every party by itself, and one that owes us lowers nothing, for one party's money may not
 * stand in for another's (非银行支付机构监督管理条例 arts. 27–29).
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { balances } from '../balances.ts';
import type { ReportDeps } from './deps.ts';
import { SubNames } from './sub-names.ts';

type Row = Output<'journal.clientFunds'>['rows'][number];
const RESOURCES = ['bank', 'channel_balance'] as const;

export function clientFunds(
  { ledger, chart, parties }: ReportDeps,
  { asOf }: Input<'journal.clientFunds'>,
): Output<'journal.clientFunds'> {
  const names = new SubNames(parties);
  const owed = new Set(
    chart
      .all()
      .flatMap((each) => (each.class === 'liability' && each.subLedger === 'party' ? [each.code] : [])),
  );
  const held = new Set(RESOURCES.map((role) => chart.codeOf(role)));
  const all = balances(ledger, { asOf });
  const currencies = [
    ...new Set(
      all.flatMap((each) => (owed.has(each.account) || held.has(each.account) ? [each.currency] : [])),
    ),
  ].toSorted();
  const rows = currencies.map((currency): Row => {
    const own = all.filter((each) => each.currency === currency);
    // Owed is what stands at the credit side.
    const claims = own.flatMap(({ account, sub, amount }) =>
      owed.has(account) ? [{ sub, balance: minor(-amount) }] : [],
    );
    const positive = claims.filter((each) => each.balance > 0);
    const resources = own.flatMap(({ account, sub, amount }) =>
      held.has(account)
        ? [{ sub, subName: names.nameOf(sub), balance: amount, isSafeguarded: names.isSafeguarded(sub) }]
        : [],
    );
    const requirement = minor(positive.reduce((sum, each) => sum + each.balance, 0));
    const resource = minor(resources.reduce((sum, each) => sum + (each.isSafeguarded ? each.balance : 0), 0));
    return {
      currency,
      requirement,
      resource,
      difference: minor(resource - requirement),
      parties: new Set(positive.map((each) => each.sub)).size,
      negatives: claims.flatMap(({ sub, balance }) =>
        balance < 0 ? [{ partyId: sub, partyName: names.nameOf(sub), balance }] : [],
      ),
      resources,
    };
  });
  return { rows };
}
