/** Holds part of a party's funds back, at once and for a reason; letting it go is another person's to agree to. */
import type { FundBalance } from '../../../shared/contract/funds.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { readAmount } from './fund-form.ts';
import { HeldAmount } from './held-amount.tsx';

interface FreezeDialogProps {
  readonly balance: FundBalance;
  readonly onClose: () => void;
}

export function FreezeDialog({ balance, onClose }: FreezeDialogProps) {
  const words = useWords();
  const hold = useAsk('funds.freeze');
  const { partyId, partyName, currency } = balance;
  // The row under the mark may be older than what was asked for since it was marked.
  const now = useAnswer('funds.account', { partyId, currency }).data?.balance ?? balance;
  const { fields, isLoaded, type, send } = useKeptFields(`funds.freeze.${partyId}.${currency}`, {
    amount: '',
  });
  const { minor } = readAmount(fields.amount, currency, now.available);
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`funds freeze reason ${partyId} ${currency}`}
      title={`${words('funds.freeze')} · ${partyName} ${partyId}`}
      text={words('funds.freezeText')}
      confirm={words('funds.freeze')}
      canConfirm={minor !== null}
      error={hold.error}
      isBusy={hold.isPending}
      onClose={onClose}
      onConfirm={(reason) => {
        if (minor === null) return;
        hold.mutate(
          { partyId, currency, amount: minor, reason },
          {
            onSuccess: () => {
              send();
              sayDone(words('funds.freezeDone'));
              onClose();
            },
          },
        );
      }}
    >
      <HeldAmount
        text={fields.amount}
        onChange={(amount) => type({ amount })}
        currency={currency}
        isFirst
        balance={now}
      />
    </ReasonDialog>
  );
}

interface UnfreezeDialogProps {
  readonly freeze: { readonly id: number; readonly amount: number };
  readonly currency: string;
  readonly onClose: () => void;
}

export function UnfreezeDialog({ freeze, currency, onClose }: UnfreezeDialogProps) {
  const words = useWords();
  const release = useAsk('funds.unfreeze');
  const amount = `${formatMinorGrouped(freeze.amount, currency)} ${currency}`;
  return (
    <ReasonDialog
      about={`funds unfreeze ${freeze.id}`}
      title={words('funds.unfreezeTitle', { amount })}
      text={words('funds.unfreezeText')}
      confirm={words('funds.unfreeze')}
      error={release.error}
      isBusy={release.isPending}
      onClose={onClose}
      onConfirm={(reason) =>
        release.mutate(
          { id: freeze.id, reason },
          {
            onSuccess: ({ requestId }) => {
              if (requestId === null) sayDone(words('funds.unfreezeDone'));
              else sayAsked(words, requestId);
              onClose();
            },
          },
        )
      }
    />
  );
}
