/**
 * `settlement.payOut`: the draft of a batch of payments for what was chosen, one payment a merchant, from where it goes the way of every payment.
 *
 * Nothing is ever paid above what is signed and owed: drafts count as on their way, so who asks a second time, or at the same time, finds less owed and
 * is refused; and the check of the payments holds the sum against it once more.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { ItemDraft } from '../../../../shared/contract/payment-views.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { appendDraft } from '../../payments/batches/draft.ts';
import type { SettlementDeps } from '../deps.ts';
import { type Payable, type PayableDeps, payables } from './payable.ts';
import { appendPaidFor, type PaidFor } from './payout-store.ts';

type PayOutDeps = PayableDeps & Pick<SettlementDeps, 'record' | 'ledger' | 'payments'>;
type Asked = Input<'settlement.payOut'>;

interface Made {
  readonly item: ItemDraft;
  readonly paidFor: readonly Omit<PaidFor, 'batchNo'>[];
}

export function payOut(deps: PayOutDeps, { of, header }: Asked, info: CallInfo): Output<'settlement.payOut'> {
  const standing = new Map(
    payables(deps)
      .filter(({ owed }) => owed.currency === header.currency)
      .map((each) => [each.owed.partyId, each]),
  );
  if (new Set(of.map(({ partyId }) => partyId)).size !== of.length)
    throw new Refused('bad_input', { why: 'party_twice' });
  const made = of.map((asked) => paymentOf(asked, standing.get(asked.partyId), header.currency));
  try {
    const batchNo = deps.record.write(
      info,
      (written: string) => ({
        action: 'settlement.paid_out',
        subject: { batch: written, count: made.length, currency: header.currency },
      }),
      () => {
        const items = made.map(({ item }) => item);
        const draft = appendDraft(
          deps.payments,
          { header: { ...header, purpose: 'settlement' }, items },
          info,
        );
        const paidFor = made.flatMap((each) => each.paidFor);
        appendPaidFor(
          deps.ledger,
          paidFor.map((each) => ({ ...each, batchNo: draft.batchNo })),
          { at: deps.now(), by: info.person },
        );
        return draft.batchNo;
      },
    );
    return { batchNo };
  } finally {
    deps.payments.store.forget(); // Also where the write was taken back.
    info.changed('settlement', 'payments', 'record');
  }
}

/** Refused where what was looked at is not what is owed now. */
function paymentOf(
  { partyId, amount, keys }: Asked['of'][number],
  now: Payable | undefined,
  currency: string,
): Made {
  if (!now) throw new Refused('plan_stale', { why: 'payable' });
  const { account, due, whyNot } = now;
  if (whyNot !== '') throw new Refused('move_not_allowed', { why: `payable_${whyNot}`, id: partyId });
  const wanted = new Set(keys);
  const chosen = due.filter(({ batch }) => wanted.has(batch.key));
  if (chosen.length !== wanted.size) throw new Refused('plan_stale', { why: 'payable' });
  const owed = Math.min(
    now.amount,
    chosen.reduce((sum, { left }) => sum + left, 0),
  );
  if (amount > owed)
    throw new Refused('funds_short', {
      available: formatMinor(Math.max(0, owed), currency),
      amount: formatMinor(amount, currency),
      currency,
    });
  let rest = amount;
  const parts = chosen.flatMap(({ batch: { settlementNo }, left }) => {
    const part = Math.min(rest, left);
    rest -= part;
    return part > 0 ? [{ settlementNo, amount: part }] : [];
  });
  // The newest it pays anything of: the number stands in the payment and at the payee's bank.
  const carriedNo =
    parts
      .map(({ settlementNo }) => settlementNo)
      .toSorted()
      .at(-1) ?? '';
  return {
    item: {
      ...{ accountId: account.accountId, amount, merchantOrderNo: carriedNo, retryOf: '' },
      remark: carriedNo,
    },
    paidFor: parts.map((part) => ({ ...part, carriedNo })),
  };
}
