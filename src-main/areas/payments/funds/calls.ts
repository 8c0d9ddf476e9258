/** The funds' part of the contract: what parties hold with us, and the orders that bring it in and take it out. */
import type { CallName, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { FundBalance, FundOrderView } from '../../../../shared/contract/funds.ts';
import type { FilterTerm } from '../../../../shared/domain/filter.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import { compareBy, termsOf } from '../../statements/line-filter.ts';
import { findArrivals } from './arrivals.ts';
import type { FundsDeps } from './deps.ts';
import { shownAccount, shownParty } from './named.ts';
import { fundsOf, type PartyFunds, partyFunds, type StandingOrder, standingOrders } from './standing.ts';
import { readFreezes } from './store.ts';
import { cancelOrder, freeze, topUp, unfreeze, withdraw } from './take.ts';

export function fundsCalls(deps: FundsDeps): HandlersOf<Extract<CallName, `funds.${string}`>> {
  const { parties, nameOf } = deps;
  const accountName = (id: string) => {
    const account = parties.account(id);
    return account ? shownAccount(account) : '';
  };
  const balanceView = (funds: PartyFunds): FundBalance => ({
    ...funds,
    partyName: shownParty(deps, funds.partyId),
    partyKind: parties.party(funds.partyId)?.kind ?? '',
  });
  const orderView = ({ by, ...order }: StandingOrder): FundOrderView => ({
    orderNo: order.orderNo,
    kind: order.kind,
    state: order.state,
    partyId: order.partyId,
    partyName: shownParty(deps, order.partyId),
    amount: order.amount,
    currency: order.currency,
    accountId: order.accountId,
    accountName: accountName(order.accountId),
    reference: order.reference,
    note: order.note,
    batchNo: order.carriedBy?.batchNo ?? '',
    itemNo: order.carriedBy?.itemNo ?? '',
    lines: order.lineId === null ? [] : [deps.lines.view(order.lineId)],
    at: order.at,
    byName: nameOf(by),
  });
  return {
    'funds.balances': ({ query, offset, limit }) => {
      const terms = termsOf(query);
      const found = partyFunds(deps)
        .map(balanceView)
        .filter((row) => meets(terms, [row.partyId, row.partyName], row.balance, row.currency))
        .toSorted((a, b) => compareNames(a.partyName, b.partyName) || (a.partyId < b.partyId ? -1 : 1));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'funds.account': ({ partyId, currency }) => ({
      balance: balanceView(fundsOf(deps, partyId, currency)),
      freezes: readFreezes(deps.ledger)
        .filter((each) => each.partyId === partyId && each.currency === currency && !each.isEnded)
        .map(({ id, amount, reason, at, by }) => ({ id, amount, reason, at, byName: nameOf(by) })),
      movements: withBalance(deps.books.movements(partyId, currency)),
    }),
    'funds.orders': ({ query, show, offset, limit }) => {
      const terms = termsOf(query);
      const found = standingOrders(deps)
        .filter((order) => show === 'all' || order.isOpen === (show === 'open'))
        .toReversed() // Newest first.
        .map((order) => ({ order, view: orderView(order) }))
        .filter(({ view }) =>
          meets(
            terms,
            [
              view.orderNo,
              view.partyId,
              view.partyName,
              view.reference,
              view.batchNo,
              view.itemNo,
              view.note,
            ],
            view.amount,
            view.currency,
          ),
        );
      return { total: found.length, rows: found.slice(offset, offset + limit).map(({ view }) => view) };
    },
    'funds.findArrivals': (_, info) => findArrivals(deps, info),
    'funds.topUp': (input, info) => topUp(deps, input, info),
    'funds.withdraw': (input, info) => withdraw(deps, input, info),
    'funds.cancel': (input, info) => cancelOrder(deps, input, info),
    'funds.freeze': (input, info) => freeze(deps, input, info),
    'funds.unfreeze': (input, info) => unfreeze(deps, input, info),
  };
}

const compareNames = (a: string, b: string): number => a.localeCompare(b, 'zh-CN');

/** Newest first, each with what stood after it. */
function withBalance(
  movements: ReturnType<FundsDeps['books']['movements']>,
): Output<'funds.account'>['movements'] {
  let after = 0;
  return movements
    .map((each) => {
      after += each.side === 'credit' ? each.amount : -each.amount;
      return { ...each, after };
    })
    .toReversed();
}

function meets(
  terms: readonly FilterTerm[],
  texts: readonly string[],
  amount: number,
  currency: string,
): boolean {
  return terms.every((term) => {
    const holds = () => {
      if (term.field === 'text' || term.field === 'reference')
        return texts.some((text) => text.toLowerCase().includes(term.value.toLowerCase()));
      if (term.field === 'currency') return term.value === currency;
      if (term.field === 'amount') return compareBy(term.op, amount, term.minor);
      throw new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
    };
    return holds() !== term.not;
  });
}
