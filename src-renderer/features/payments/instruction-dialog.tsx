/** The file that went out: its name and SHA-256, to be held against what the bank's page says it received. Asked for again it is the same, byte for byte. */
import { Button, CopyButton, Modal } from '@mantine/core';
import type { Output } from '../../../shared/contract/calls.ts';
import type { BatchView } from '../../../shared/contract/payment-views.ts';
import { Amount } from '../../ui/amount.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './payments.module.css';

interface InstructionDialogProps {
  readonly batch: BatchView;
  readonly made: Output<'payments.instruct'>;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

export function InstructionDialog({ batch, made, onSave, onClose }: InstructionDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('payments.instructed')}
      size={620}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={classes.form}>
        <p className={classes.muted}>{words('payments.instructedText')}</p>
        <Facts
          facts={[
            { name: words('payments.file'), value: made.fileName },
            { name: 'SHA-256', value: made.sha256, isCode: true },
            { name: words('payments.col.count'), value: batch.count.toLocaleString('en') },
            {
              name: words('payments.sum'),
              value: <Amount minor={batch.sum} currency={batch.currency} showsCurrency />,
            },
          ]}
        />
        <footer className={classes.dialogActs}>
          <CopyButton value={made.sha256}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {words(copied ? 'action.copied' : 'payments.copyHash')}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onSave}>
            {words('payments.saveAgain')}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {words('action.close')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
