/**
 * What persons do with funds: expect a top-up, take money out, hold it back. Nothing above what is available is ever promised or frozen; letting
 * frozen money go needs a second person.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { Executor, RequestSubject } from '../../../platform/second-person.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { Account } from '../../parties/rules/standing-account.ts';
import type { FundsDeps } from './deps.ts';
import { shownAccount, shownParty } from './named.ts';
import { mayHold } from './rules/position.ts';
import { fundsOf, standingOrders } from './standing.ts';
import { appendCancel, appendFreeze, appendOrder, appendUnfreeze, newOrderNo, readFreezes } from './store.ts';

const AREAS = ['funds', 'payments', 'approvals', 'record'] as const;

export function topUp(deps: FundsDeps, input: Input<'funds.topUp'>, info: CallInfo): Output<'funds.topUp'> {
  const { partyId, currency, amount, accountId, reference, note } = input;
  knownParty(deps, partyId);
  boundAccount(deps, accountId, { partyId: '', currency });
  const said = { at: deps.now(), by: info.person };
  const orderNo = newOrderNo(deps.ledger, 'top_up', said.at);
  const order = { orderNo, kind: 'top_up', partyId, currency, amount, accountId, reference, note } as const;
  deps.record.write(info, { action: 'funds.top_up', subject: { order: orderNo, party: partyId } }, () =>
    appendOrder(deps.ledger, { ...order, fromAccountId: '', ...said }),
  );
  info.changed(...AREAS);
  return { orderNo };
}

export function withdraw(
  deps: FundsDeps,
  { partyId, accountId, fromAccountId, amount, note }: Input<'funds.withdraw'>,
  info: CallInfo,
): Output<'funds.withdraw'> {
  knownParty(deps, partyId);
  const { currency } = boundAccount(deps, accountId, { partyId });
  boundAccount(deps, fromAccountId, { partyId: '', currency });
  enough(deps, { partyId, currency, amount });
  const said = { at: deps.now(), by: info.person };
  const orderNo = newOrderNo(deps.ledger, 'withdrawal', said.at);
  const order = { orderNo, kind: 'withdrawal', partyId, currency, amount, accountId, fromAccountId } as const;
  const subject = { order: orderNo, party: partyId };
  const { batchNo } = deps.record.write(info, { action: 'funds.withdrawal', subject }, () => {
    appendOrder(deps.ledger, { ...order, reference: '', note, ...said });
    return deps.batches.lay({ orderNo, accountId, fromAccountId, amount, currency, remark: orderNo }, info);
  });
  info.changed(...AREAS);
  return { orderNo, batchNo };
}

export function cancelOrder(deps: FundsDeps, { orderNo, reason }: Input<'funds.cancel'>, info: CallInfo) {
  const order = standingOrders(deps).find((each) => each.orderNo === orderNo);
  if (!order) throw new Refused('not_found', { what: 'fund_order', id: orderNo });
  if (order.state !== 'expected')
    throw new Refused('move_not_allowed', { from: order.state, to: 'cancelled' });
  const said = { at: deps.now(), by: info.person };
  deps.record.write(info, { action: 'funds.cancelled', subject: { order: orderNo, reason } }, () => {
    appendCancel(deps.ledger, orderNo, reason, said);
    if (order.carriedBy) deps.batches.takeOut(orderNo, info);
  });
  info.changed(...AREAS);
  return {};
}

export function freeze(
  deps: FundsDeps,
  { partyId, currency, amount, reason }: Input<'funds.freeze'>,
  info: CallInfo,
): Output<'funds.freeze'> {
  knownParty(deps, partyId);
  enough(deps, { partyId, currency, amount });
  const said = { at: deps.now(), by: info.person };
  const id = deps.record.write(
    info,
    (row: number) => ({ action: 'funds.frozen', subject: { id: row, party: partyId, reason } }),
    () => appendFreeze(deps.ledger, { partyId, currency, amount, reason, ...said }),
  );
  info.changed(...AREAS);
  return { id };
}

/** Hers at once where nobody else has to agree; else asked for. */
export function unfreeze(
  deps: FundsDeps,
  { id, reason }: Input<'funds.unfreeze'>,
  info: CallInfo,
): Output<'funds.unfreeze'> {
  const held = heldBy(deps, id);
  if (!held) throw new Refused('already_decided', { what: 'freeze', id });
  const { partyId, currency, amount } = held;
  const asking = {
    kind: 'fund_unfreeze',
    subject: { freeze: id },
    hash: hashOf(held),
    facts: [
      { name: 'party', value: `${shownParty(deps, partyId)} ${partyId}` },
      { name: 'frozen', value: `${formatMinor(amount, currency)} ${currency}` },
      { name: 'frozen_for', value: held.reason },
    ],
    amount,
    currency,
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () =>
    endFreeze(deps, id, info.person, reason, info),
  );
  if (requestId === null) info.changed(...AREAS);
  return { requestId };
}

export function unfreezeExecutor(deps: FundsDeps): Executor {
  const idOf = (subject: RequestSubject) => Number(subject['freeze']);
  return {
    hashNow: (subject) => {
      const held = heldBy(deps, idOf(subject));
      return held && hashOf(held);
    },
    run: (subject, maker, reason, info) => endFreeze(deps, idOf(subject), maker, reason, info),
    after: (info) => info.changed(...AREAS),
  };
}

function endFreeze(deps: FundsDeps, id: number, by: string, reason: string, info: CallInfo): void {
  deps.record.write(info, { action: 'funds.unfrozen', subject: { id, maker: by, reason } }, () =>
    appendUnfreeze(deps.ledger, id, reason, { at: deps.now(), by }),
  );
}

const heldBy = ({ ledger }: FundsDeps, id: number) =>
  readFreezes(ledger).find((each) => each.id === id && !each.isEnded) ?? null;

const hashOf = ({ id, partyId, currency, amount }: NonNullable<ReturnType<typeof heldBy>>): string =>
  sha256OfJson([id, partyId, currency, amount]);

function enough(
  deps: FundsDeps,
  { partyId, currency, amount }: { partyId: string; currency: string; amount: number },
): void {
  const held = fundsOf(deps, partyId, currency);
  if (mayHold(held, amount)) return;
  throw new Refused('funds_short', {
    available: formatMinor(held.available, currency),
    amount: formatMinor(amount, currency),
    currency,
  });
}

function knownParty({ parties }: FundsDeps, partyId: string): void {
  if (!parties.party(partyId)) throw new Refused('not_found', { what: 'party', id: partyId });
}

/** Bound, of whom it has to be (''= the house), in the currency if one is asked for. */
function boundAccount(
  { parties }: FundsDeps,
  accountId: string,
  wanted: { readonly partyId: string; readonly currency?: string },
): Account {
  const account = parties.account(accountId);
  if (!account) throw new Refused('not_found', { what: 'account', id: accountId });
  const unfit = (why: string) => new Refused('party_unfit', { why, account: shownAccount(account) });
  if (account.state !== 'bound') throw unfit('account_unbound');
  if (account.partyId !== wanted.partyId)
    throw unfit(wanted.partyId === '' ? 'account_not_ours' : 'account_of_another');
  if (wanted.currency !== undefined && account.currency !== wanted.currency) throw unfit('account_currency');
  return account;
}
