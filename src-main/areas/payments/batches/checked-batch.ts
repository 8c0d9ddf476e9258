/**
 * What the checks are told: a batch with its accounts, parties, limits and balances as they are this instant, and all payments beside it.
 */
import { accountProblem, bankCodeProblem } from '../../../../shared/domain/account-form.ts';
import { identityProblem } from '../../../../shared/domain/identity-number.ts';
import { plainNumber } from '../../../../shared/domain/plain-account.ts';
import type { Account } from '../../parties/rules/standing-account.ts';
import type { PaymentsDeps } from '../deps.ts';
import { writerOf } from '../layouts/writer-of.ts';
import { verdictsOf } from '../rules/checks/all.ts';
import type {
  Around,
  CheckedAccount,
  CheckedItem,
  FormatFault,
  Known,
  OtherPayment,
  Payments,
  PlacedVerdict,
} from '../rules/checks/check.ts';
import { payeeDay } from '../rules/checks/limits.ts';
import type { StoredBatch } from '../stored/stored.ts';
import { batchStanding } from './batch-standing.ts';
import { previewOf } from './instruction-of.ts';
import { takesFunds } from './withdrawals.ts';

export type CheckDeps = Pick<
  PaymentsDeps,
  | 'now'
  | 'store'
  | 'checkRuns'
  | 'requests'
  | 'parties'
  | 'limits'
  | 'balances'
  | 'formats'
  | 'layouts'
  | 'order'
  | 'withdrawals'
  | 'settled'
  | 'risk'
>;

const NOTHING_SETTLED = { byNo: () => null, hasSigned: () => false };

/** Everything the checks say of a batch now, with `payer` as who pays. */
export function checkBatch(deps: CheckDeps, batch: StoredBatch, payer: string): PlacedVerdict[] {
  const accounts = new Map<string, CheckedAccount | null>();
  const accountOf = (id: string) => {
    const known = accounts.get(id);
    if (known !== undefined) return known;
    const checked = checkedAccount(deps, deps.parties.account(id));
    accounts.set(id, checked);
    return checked;
  };
  const { here, elsewhere } = paymentsBeside(deps, batch, accountOf);
  const faults = formatFaults(deps, batch);
  const goodBy = madeGood(deps, batch);
  const { header } = batch;
  const withdrawals = deps.withdrawals();
  const risk = deps.risk.words(batch.batchNo);
  const items = batch.items.map((draft, at): CheckedItem => {
    const place = at + 1;
    const account = accountOf(draft.accountId);
    const retried = draft.retryOf === '' ? null : deps.store.item(draft.retryOf);
    const party = account ? deps.parties.party(account.partyId) : null;
    return {
      place,
      draft,
      account,
      party: party && {
        ...party,
        identityProblem: party.identityKind === 'none' ? '' : identityProblem(party),
      },
      hits: account
        ? deps.parties.watchHits({
            name: account.holder,
            number: account.plain,
            identityNo: party?.identityNo ?? '',
            contact: party?.contact ?? '',
          })
        : [],
      retried: retried && { state: deps.store.stateOf(retried), retriedBy: goodBy(draft.retryOf, place) },
      takesFunds: account !== null && takesFunds(deps, header.purpose, account.partyId),
      formatProblems: faults.get(place) ?? [],
      risk: risk.get(place) ?? null,
    };
  });
  const toParty = new Map<string, number>();
  for (const { account, draft } of items)
    if (account) toParty.set(account.partyId, (toParty.get(account.partyId) ?? 0) + draft.amount);
  const from = accountOf(header.fromAccountId);
  const around: Around = {
    header,
    payer,
    limits: deps.limits.now(),
    from,
    count: items.length,
    sum: items.reduce((sum, { draft }) => sum + draft.amount, 0),
    toParty,
    payeeDay: payeeDay({ header, here, elsewhere }),
    here,
    elsewhere,
    fromBalance: fromBalance(deps, batch, elsewhere.all),
    partyBalance: deps.balances.ofParties(header.currency, batch.batchNo),
    order: deps.order,
    withdrawal: (orderNo) => withdrawals.get(orderNo) ?? null,
    settled: header.purpose === 'settlement' ? deps.settled() : NOTHING_SETTLED,
    formatProblems: faults.get(0) ?? [],
    hasOfficer: deps.risk.hasOfficer(deps.store.versionsOf(batch.batchNo).map(({ by }) => by)),
  };
  return verdictsOf(items, around);
}

const checkedAccount = ({ parties, now }: CheckDeps, account: Account | null): CheckedAccount | null =>
  account?.state !== 'bound'
    ? null
    : {
        ...account,
        plain: plainNumber(account.number),
        formProblem: accountProblem(account),
        bankCodeProblem: bankCodeProblem(account.bankCode),
        coolsOffAt: parties.coolsOffAt(account, now()),
      };

/** What makes a payment good besides the one at this place: a payment of another batch, or an earlier one of this; '' where nothing does. */
function madeGood({ store }: CheckDeps, { batchNo, items }: StoredBatch) {
  const elsewhere = new Map<string, string>();
  for (const item of store.items())
    if (item.retryOf !== '' && item.batchNo !== batchNo && store.stateOf(item) !== 'cancelled')
      elsewhere.set(item.retryOf, item.itemNo);
  const first = new Map<string, number>();
  for (const [at, { retryOf }] of items.entries()) if (!first.has(retryOf)) first.set(retryOf, at + 1);
  return (retryOf: string, place: number): string => {
    const here = first.get(retryOf) ?? place;
    return elsewhere.get(retryOf) ?? (here < place ? `#${here}` : '');
  };
}

/** Payments of this batch and of all others that were not cancelled, to be asked by account and by order. */
function paymentsBeside(
  deps: CheckDeps,
  batch: StoredBatch,
  accountOf: (id: string) => CheckedAccount | null,
): { readonly here: Payments; readonly elsewhere: Payments } {
  const { store } = deps;
  const standing = batchStanding(deps);
  const here: OtherPayment[] = [];
  const elsewhere: OtherPayment[] = [];
  for (const other of store.batches()) {
    if (other.state === 'cancelled') continue;
    const isThis = other.batchNo === batch.batchNo;
    const batchState = standing.state(other);
    const { purpose, executionDay, currency, fromAccountId } = other.header;
    const frozen = isThis ? [] : store.itemsOf(other.batchNo);
    for (const item of frozen)
      elsewhere.push({
        ...item,
        place: 0,
        reference: item.itemNo,
        plain: plainNumber(item.number),
        purpose,
        fromAccountId,
        executionDay,
        state: store.stateOf(item),
        batchState,
      });
    if (frozen.length > 0) continue;
    for (const [at, draft] of other.items.entries())
      (isThis ? here : elsewhere).push({
        ...draft,
        place: isThis ? at + 1 : 0,
        reference: isThis ? `#${at + 1}` : `${other.batchNo} #${at + 1}`,
        plain: accountOf(draft.accountId)?.plain ?? '',
        partyId: accountOf(draft.accountId)?.partyId ?? '',
        currency,
        purpose,
        fromAccountId,
        executionDay,
        state: 'draft',
        batchState,
      });
  }
  return { here: asked(here), elsewhere: asked(elsewhere) };
}

function asked(payments: readonly OtherPayment[]): Payments {
  const keyOf = (payee: string, amount: number) => `${payee} ${amount}`;
  const byAccount = Map.groupBy(payments, (each) => keyOf(each.plain, each.amount));
  const byParty = Map.groupBy(payments, (each) => keyOf(each.partyId, each.amount));
  const byOrder = Map.groupBy(payments, (each) => each.merchantOrderNo);
  const byPayee = Map.groupBy(payments, (each) => each.partyId);
  return {
    all: payments,
    same: ({ plain, partyId }, amount) => {
      const ofParty = partyId === '' ? [] : (byParty.get(keyOf(partyId, amount)) ?? []);
      return [
        ...(byAccount.get(keyOf(plain, amount)) ?? []),
        ...ofParty.filter((other) => other.plain !== plain),
      ];
    },
    ofOrder: (no) => byOrder.get(no) ?? [],
    ofParty: (partyId) => byPayee.get(partyId) ?? [],
  };
}

/** What the books know, less what waits for a second person: two batches are not both agreed to on one balance. */
function fromBalance(
  { balances }: CheckDeps,
  { batchNo, header: { fromAccountId, currency } }: StoredBatch,
  elsewhere: readonly OtherPayment[],
): Known {
  const known = balances.ofAccount(fromAccountId, currency, batchNo);
  if (known.amount === null) return known;
  const waiting = elsewhere.filter(
    (other) =>
      other.batchState === 'waiting' &&
      other.fromAccountId === fromAccountId &&
      other.currency === currency &&
      other.purpose !== 'collection',
  );
  return { amount: waiting.reduce((left, other) => left - other.amount, known.amount), why: '' };
}

/** By place; the batch as a whole at 0. */
function formatFaults(deps: CheckDeps, batch: StoredBatch): ReadonlyMap<number, readonly FormatFault[]> {
  const found = writerOf(deps, batch.header.format);
  if ('problem' in found) return new Map([[0, [{ field: 'format', ...found }]]]);
  const { writer } = found;
  if (!writer.purposes.includes(batch.header.purpose))
    return new Map([
      [0, [{ field: 'purpose', problem: 'not_carried', text: '', expected: writer.purposes.join(' ') }]],
    ]);
  const preview = previewOf(deps, batch);
  return preview ? Map.groupBy(writer.problems(preview), (problem) => problem.place) : new Map();
}
