/** Makes a batch of payments of what was chosen, one payment a merchant, and leads to it. What was typed is kept until it is made. */
import { Button, Modal } from '@mantine/core';
import { useNavigate } from 'react-router-dom';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useKeptDraft } from '../../ui/kept-draft.ts';
import { readFields } from '../../ui/kept-fields.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { localToday } from '../../ui/local-today.ts';
import { BatchHeaderFields } from '../../ui/payment-header/header-fields.tsx';
import { fitted, type HeaderFields, readHeader } from '../../ui/payment-header/header-form.ts';
import { useHouseAccounts } from '../../ui/payment-header/house-accounts.ts';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { ListSums } from './list-sums.tsx';
import { type Payable, payableSums } from './payable-choice.ts';
import classes from './settlement.module.css';

interface PayDialogProps {
  /** Of one currency. */
  readonly chosen: readonly Payable[];
  readonly onClose: () => void;
}

export function PayDialog({ chosen, onClose }: PayDialogProps) {
  const words = useWords();
  const navigate = useNavigate();
  const payOut = useAsk('settlement.payOut');
  const house = useHouseAccounts();
  const currency = chosen[0]?.currency ?? '';
  const first: HeaderFields = {
    purpose: 'settlement',
    format: 'bank_csv',
    fromAccountId: '',
    currency,
    executionDay: localToday(),
    note: '',
  };
  const draft = useKeptDraft(`settlement.pay.${currency}`, first, (body) => readFields(body, first));
  const fits = house.accounts.filter((account) => account.currency === currency);
  const only = fits.length === 1 ? fits[0] : undefined;
  const typed = draft.value;
  const fields =
    typed.fromAccountId === '' && only ? fitted({ ...typed, fromAccountId: only.id }, only) : typed;
  const { header } = readHeader(fields);
  const isOther = header !== null && header.currency !== currency;
  const canMake = header !== null && !isOther && !payOut.isPending;
  const make = () => {
    if (!header || !canMake) return;
    const { purpose: _, ...rest } = header;
    payOut.mutate(
      {
        of: chosen.map(({ partyId, amount, keys }) => ({ partyId, amount, keys: [...keys] })),
        header: rest,
      },
      {
        onSuccess: ({ batchNo }) => {
          draft.drop();
          sayDone(words('settlement.payable.made', { batchNo }));
          void navigate(`/payments/${batchNo}`);
        },
      },
    );
  };
  if (!draft.isLoaded) return null;
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={words('settlement.payable.pay')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <ListSums found={[]} chosen={payableSums(chosen)} />
        <BatchHeaderFields fields={fields} onChange={draft.change} hasPurpose={false} takesFocus />
        {isOther ? (
          <p className={classes.warned}>
            {words('settlement.payable.account_currency', { currency: header.currency })}
          </p>
        ) : null}
        {payOut.error ? <ErrorNote error={payOut.error} /> : null}
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={payOut.isPending}
            disabled={!canMake}
            rightSection={<KeyCap name="Enter" />}
          >
            {words('settlement.payable.pay')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
