/** The receipt (支付凭证) as PDF in either language. Account numbers are masked unless a reason to show them is given, which is recorded. */
import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PaymentView } from '../../../shared/contract/payment-views.ts';
import { NOTE_LENGTH_MAX } from '../../../shared/contract/shapes.ts';
import { receiptNumber } from '../../../shared/domain/receipt-number.ts';
import { LOCALES, type Locale } from '../../../shared/wording/catalogue.ts';
import { saveFile, useAsk } from '../../api/client.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useMay } from '../../ui/rights.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './payments.module.css';

/** Each language by its own name. */
const NAMES: Readonly<Record<Locale, string>> = { 'zh-CN': '中文', en: 'English' };

interface ReceiptDialogProps {
  readonly payment: PaymentView;
  readonly onClose: () => void;
}

export function ReceiptDialog({ payment, onClose }: ReceiptDialogProps) {
  const words = useWords();
  const mayReveal = useMay('reveal');
  const receipt = useAsk('payments.receipt');
  const [locale, setLocale] = useState<Locale>(words.locale);
  const [isWhole, setWhole] = useState(false);
  const draft = useDraft(`payments.receipt ${payment.itemNo}`);
  const reason = draft.text;
  const [error, setError] = useState<unknown>(null);
  const isMissing = isWhole && reason.trim() === '';
  const save = async () => {
    if (isMissing || receipt.isPending) return;
    setError(null);
    try {
      const made = await receipt.mutateAsync({
        itemNo: payment.itemNo,
        locale,
        ...(isWhole ? { reveal: reason.trim() } : {}),
      });
      await saveFile(made);
      draft.send();
      onClose();
      sayDone(words('payments.receiptSaved', { file: made.fileName, code: made.code }));
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('payments.receiptTitle', { number: receiptNumber(payment.receiptNumber) })}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={classes.muted}>{words('payments.receiptText')}</p>
        <SegmentedControl
          aria-label={words('payments.receiptLanguage')}
          value={locale}
          onChange={(value) => setLocale(LOCALES.find((each) => each === value) ?? words.locale)}
          data={LOCALES.map((value) => ({ value, label: <span lang={value}>{NAMES[value]}</span> }))}
        />
        {mayReveal ? (
          <Checkbox
            checked={isWhole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
            label={words('payments.receiptWhole')}
          />
        ) : null}
        {isWhole ? (
          <TextInput
            label={words('matching.reason')}
            withAsterisk
            autoFocus
            maxLength={NOTE_LENGTH_MAX}
            value={reason}
            onChange={(event) => draft.change(event.currentTarget.value)}
          />
        ) : null}
        {error ? <ErrorNote error={error} /> : null}
        <footer className={classes.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button
            type="submit"
            data-autofocus
            loading={receipt.isPending}
            disabled={isMissing}
            rightSection={<KeyCap name="Enter" />}
          >
            {words('payments.receiptSave')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
