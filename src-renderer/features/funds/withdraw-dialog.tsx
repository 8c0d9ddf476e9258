/** Takes money out for a party: laid into a draft batch, never above what is available. */
import { useAnswer, useAsk } from '../../api/client.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { AccountSelect } from './account-select.tsx';
import { readAmount } from './fund-form.ts';
import classes from './funds.module.css';
import { HeldAmount } from './held-amount.tsx';
import { PartySelect } from './party-select.tsx';

interface WithdrawDialogProps {
  readonly partyId: string;
  readonly onClose: () => void;
}

export function WithdrawDialog({ partyId, onClose }: WithdrawDialogProps) {
  const words = useWords();
  const withdraw = useAsk('funds.withdraw');
  const { fields, isLoaded, type, send } = useKeptFields(`funds.withdraw.${partyId}`, {
    partyId,
    accountId: '',
    fromAccountId: '',
    currency: '',
    amount: '',
  });
  const currency = fields.currency || 'CNY';
  const account = useAnswer(
    'funds.account',
    { partyId: fields.partyId || 'M-00000000', currency },
    { enabled: fields.partyId !== '' && fields.currency !== '' },
  );
  const balance = account.data?.balance;
  const { minor } = readAmount(fields.amount, currency, balance?.available ?? null);
  const isWhole = fields.partyId !== '' && fields.accountId !== '' && fields.fromAccountId !== '';
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`funds withdraw note ${partyId}`}
      title={words('funds.withdraw')}
      text={words('funds.withdrawText')}
      label={words('funds.note')}
      confirm={words('funds.withdraw')}
      isOptional
      canConfirm={isWhole && minor !== null}
      error={withdraw.error}
      isBusy={withdraw.isPending}
      onClose={onClose}
      onConfirm={(note) => {
        if (minor === null) return;
        const { partyId: of, accountId, fromAccountId } = fields;
        withdraw.mutate(
          { partyId: of, accountId, fromAccountId, amount: minor, note },
          {
            onSuccess: ({ orderNo, batchNo }) => {
              send();
              sayDone(words('funds.withdrawDone', { orderNo, batchNo }));
              onClose();
            },
          },
        );
      }}
    >
      <div className={classes.fields}>
        <PartySelect
          partyId={fields.partyId}
          onChange={(chosen) => type({ partyId: chosen, accountId: '', currency: '' })}
        />
        <AccountSelect
          label={words('funds.toAccount')}
          isFirst={partyId !== ''}
          before={words('funds.partyFirst')}
          of={fields.partyId}
          currency=""
          fits={({ purpose }) => purpose === 'pay' || purpose === 'both'}
          accountId={fields.accountId}
          onChange={(chosen) => type({ accountId: chosen?.id ?? '', currency: chosen?.currency ?? '' })}
        />
        <AccountSelect
          label={words('funds.fromAccount')}
          before={words('funds.toAccountFirst')}
          of={fields.accountId === '' ? '' : 'house'}
          currency={currency}
          fits={({ purpose }) => purpose !== 'receive'}
          accountId={fields.fromAccountId}
          onChange={(chosen) => type({ fromAccountId: chosen?.id ?? '' })}
        />
        <HeldAmount
          text={fields.amount}
          onChange={(amount) => type({ amount })}
          currency={currency}
          balance={fields.currency === '' ? undefined : balance}
        />
      </div>
    </ReasonDialog>
  );
}
