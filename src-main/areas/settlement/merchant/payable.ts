/** `settlement.payable`: what can be paid to merchants now, one row a merchant and currency, with the account it would go to or why it cannot. */
import type { Output } from '../../../../shared/contract/calls.ts';
import type { PayableView } from '../../../../shared/contract/settlement-views.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { maskAccount, maskName } from '../../../../shared/domain/masking/party.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { SettlementDeps } from '../deps.ts';
import { partyShown } from '../review/views.ts';
import { mayBePaid, type Owed, type OwedBatch, type OwedDeps, owedNow } from './owed.ts';

export type PayableDeps = OwedDeps & Pick<SettlementDeps, 'now'>;

export interface Payable {
  readonly owed: Owed;
  /** Due and not paid, oldest first. */
  readonly due: readonly OwedBatch[];
  /** What may be paid of them now; what it is where nothing may (`whyNot`). */
  readonly amount: number;
  readonly account: PayTo;
  /** '' where it can be paid. */
  readonly whyNot: string;
}

interface PayTo {
  readonly accountId: string;
  readonly holder: string;
  readonly number: string;
  readonly whyNot: '' | 'no_account' | 'unverified' | 'cooling' | 'suspended';
}

export function payables(deps: PayableDeps): readonly Payable[] {
  const today = chinaDay(deps.now());
  return owedNow(deps).owners.flatMap((owed): Payable[] => {
    const { batches, open, toPay, live } = owed;
    const unpaid = batches.filter(({ left }) => left > 0);
    const due = unpaid.filter(({ batch }) => batch.dueDay <= today);
    const account = payTo(deps, owed);
    const left = (of: readonly OwedBatch[]) => minor(of.reduce((sum, each) => sum + each.left, 0));
    const row = (amount: number, whyNot: string): Payable[] => [{ owed, due, amount, account, whyNot }];
    if (unpaid.length === 0 && open === 0 && live <= toPay) return [];
    if (due.length === 0 && unpaid.length > 0) return row(left(unpaid), 'not_due');
    if (due.length === 0)
      return open < 0 ? row(open, 'negative') : open > 0 ? row(open, 'below_minimum') : [];
    // Whatever else was paid under her numbers counts, and so does what she has to give back.
    const amount = minor(Math.min(left(due) + Math.min(0, open), mayBePaid(owed) - live));
    return amount > 0 ? row(amount, account.whyNot) : row(amount, 'negative');
  });
}

export function payableView(deps: PayableDeps, { owed, due, amount, account, whyNot }: Payable): PayableView {
  const days = (due.length > 0 ? due.map(({ batch }) => batch) : owed.signed).map(({ from }) => from);
  return {
    partyId: owed.partyId,
    partyName: partyShown(deps, owed.partyId),
    currency: owed.currency,
    amount,
    keys: due.map(({ batch }) => batch.key),
    oldestDay: days.toSorted()[0] ?? '',
    accountId: account.accountId,
    accountName: account.accountId === '' ? '' : `${maskName(account.holder)} ${maskAccount(account.number)}`,
    whyNot,
  };
}

export function payablePage(
  deps: PayableDeps,
  { query, offset, limit }: { readonly query: string; readonly offset: number; readonly limit: number },
): Output<'settlement.payable'> {
  const wanted = query.trim().toLowerCase();
  const found = payables(deps).filter(
    ({ owed, due }) =>
      wanted === '' ||
      [
        owed.partyId,
        deps.parties.nameOf(owed.partyId),
        owed.currency,
        ...due.map(({ batch }) => batch.settlementNo),
      ]
        .join(' ')
        .toLowerCase()
        .includes(wanted),
  );
  return {
    total: found.length,
    rows: found.slice(offset, offset + limit).map((each) => payableView(deps, each)),
  };
}

/** The account she is paid to in that currency: of those that are verified and have rested the one bound first; another may be chosen in the draft. */
function payTo({ parties, now }: PayableDeps, { partyId, currency }: Owed): PayTo {
  const none = { accountId: '', holder: '', number: '' };
  if (parties.party(partyId)?.state !== 'active') return { ...none, whyNot: 'suspended' };
  const accounts = parties
    .accountsOf(partyId)
    .filter(
      ({ purpose, kind, currency: of }) =>
        kind !== 'channel' && (purpose === 'pay' || purpose === 'both') && of === currency,
    );
  if (accounts.length === 0) return { ...none, whyNot: 'no_account' };
  const verified = accounts.filter(({ verification }) => verification === 'verified');
  if (verified.length === 0) return { ...none, whyNot: 'unverified' };
  const rested = verified.filter((each) => parties.coolsOffAt(each, now()) === '');
  const [first] = rested.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return first
    ? { accountId: first.id, holder: first.holder, number: first.number, whyNot: '' }
    : { ...none, whyNot: 'cooling' };
}
