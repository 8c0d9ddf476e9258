/** Whether a receipt somebody holds in her hands is true: its code against what was issued, and against the event of the record that bound it. */
import { Button, Modal, TextInput } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { formatMinorGrouped } from '../../../shared/domain/money.ts';
import { receiptNumber } from '../../../shared/domain/receipt-number.ts';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './payments.module.css';

type Answer = Output<'payments.verifyReceipt'>;

export function VerifyReceiptDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const verify = useAsk('payments.verifyReceipt');
  const [code, setCode] = useState('');
  const submit = () => {
    if (code.trim() !== '' && !verify.isPending) verify.mutate({ code: code.trim() });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('payments.verifyReceipt')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          data-autofocus
          label={words('payments.receiptCode')}
          placeholder="R000001-XXXX-XXXX-XXXX-XXXX"
          maxLength={60}
          value={code}
          onChange={(event) => {
            verify.reset(); // An answer is about the code it was asked for.
            setCode(event.currentTarget.value);
          }}
        />
        {verify.data ? <Verdict answer={verify.data} /> : null}
        {verify.error ? <ErrorNote error={verify.error} /> : null}
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.close')}
          </Button>
          <Button
            type="submit"
            loading={verify.isPending}
            disabled={code.trim() === ''}
            rightSection={<KeyCap name="Enter" />}
          >
            {words('payments.verifyReceiptDo')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}

function Verdict({ answer }: { readonly answer: Answer }) {
  const words = useWords();
  const Icon = answer.fault === '' ? IconCircleCheck : IconCircleX;
  return (
    <div className={classes.verdict} data-holds={answer.fault === '' || undefined} role="status">
      <Icon size={18} aria-hidden />
      <div>
        {verdictTexts(words, answer).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </div>
  );
}

function verdictTexts(words: Words, { fault, number, receipt }: Answer): string[] {
  if (fault !== '') return [words(`receipt.fault.${fault}`, { number: receiptNumber(number) })];
  if (receipt === null) return [];
  const { payee, currency, itemNo: item, seq, size, root } = receipt;
  const amount = `${formatMinorGrouped(receipt.amount, currency)} ${currency}`;
  const facts = {
    number: receiptNumber(number),
    amount,
    payee,
    item,
    at: ownTime(receipt.issuedAt),
    seq,
    size,
    root,
  };
  return [
    words('receipt.holds', facts),
    ...(receipt.state === 'returned' ? [words('receipt.now_returned', { day: receipt.day })] : []),
  ];
}
