/** Enters a top-up that is expected; the number it gets is what the payer writes into the transfer. */
import { TextInput } from '@mantine/core';
import { fractionDigits } from '../../../shared/domain/money.ts';
import { useAsk } from '../../api/client.tsx';
import { useKeptFields } from '../../ui/kept-fields.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { AccountSelect } from './account-select.tsx';
import { readAmount } from './fund-form.ts';
import classes from './funds.module.css';
import { PartySelect } from './party-select.tsx';

const REFERENCE_LENGTH_MAX = 64;

interface TopUpDialogProps {
  /** '' where none is under the mark. */
  readonly partyId: string;
  readonly onClose: () => void;
}

export function TopUpDialog({ partyId, onClose }: TopUpDialogProps) {
  const words = useWords();
  const enter = useAsk('funds.topUp');
  const { fields, isLoaded, type, send } = useKeptFields(`funds.topUp.${partyId}`, {
    partyId,
    accountId: '',
    currency: '',
    amount: '',
    reference: '',
  });
  const { minor, problem } = readAmount(fields.amount, fields.currency || 'CNY', null);
  const isWhole = fields.partyId !== '' && fields.accountId !== '' && minor !== null;
  if (!isLoaded) return null;
  return (
    <ReasonDialog
      about={`funds top-up note ${partyId}`}
      title={words('funds.topUp')}
      text={words('funds.topUpText')}
      label={words('funds.note')}
      confirm={words('funds.topUp')}
      isOptional
      canConfirm={isWhole}
      error={enter.error}
      isBusy={enter.isPending}
      onClose={onClose}
      onConfirm={(note) => {
        if (minor === null) return;
        enter.mutate(
          {
            partyId: fields.partyId,
            currency: fields.currency,
            amount: minor,
            accountId: fields.accountId,
            reference: fields.reference,
            note,
          },
          {
            onSuccess: ({ orderNo }) => {
              send();
              sayDone(words('funds.topUpDone', { orderNo }));
              onClose();
            },
          },
        );
      }}
    >
      <div className={classes.fields}>
        <PartySelect partyId={fields.partyId} onChange={(chosen) => type({ partyId: chosen })} />
        <AccountSelect
          label={words('funds.houseAccount')}
          isFirst={partyId !== ''}
          of="house"
          currency=""
          fits={({ purpose }) => purpose !== 'pay'}
          accountId={fields.accountId}
          onChange={(account) => type({ accountId: account?.id ?? '', currency: account?.currency ?? '' })}
        />
        <TextInput
          label={`${words('funds.amount')}${fields.currency === '' ? '' : ` ${fields.currency}`}`}
          withAsterisk
          autoComplete="off"
          inputMode="decimal"
          classNames={{ input: classes.amountInput ?? '' }}
          value={fields.amount}
          error={
            problem === ''
              ? undefined
              : words('funds.bad.amountDigits', { digits: fractionDigits(fields.currency || 'CNY') })
          }
          onChange={(event) => type({ amount: event.currentTarget.value })}
        />
        <TextInput
          label={words('funds.reference')}
          maxLength={REFERENCE_LENGTH_MAX}
          value={fields.reference}
          onChange={(event) => type({ reference: event.currentTarget.value })}
        />
      </div>
    </ReasonDialog>
  );
}
