/** The batch as it will be on paper, for the file and the signatures of the house: seen before, and printed whole. */
import { Button, Modal } from '@mantine/core';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { PrintedSheet } from '../../ui/printed-sheet.tsx';
import { useWords } from '../../ui/words.ts';
import { BatchSheet } from './batch-sheet.tsx';
import shared from './payments.module.css';

interface PrintDialogProps {
  readonly batch: BatchView;
  readonly items: readonly PaymentView[];
  readonly onClose: () => void;
}

/** More rows than anybody proofreads on a screen; the paper holds them all. */
const PREVIEW_ROWS = 40;

export function PrintDialog({ batch, items, onClose }: PrintDialogProps) {
  const words = useWords();
  const workspace = useAnswer('workspace.status', {}).data?.name ?? '';
  const sheet = (shown: readonly PaymentView[]) => (
    <BatchSheet batch={batch} items={shown} workspace={workspace} />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('payments.print')}
      size={880}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={shared.form}>
        <PrintedSheet
          preview={
            <>
              {sheet(items.slice(0, PREVIEW_ROWS))}
              {items.length > PREVIEW_ROWS ? (
                <p className={shared.quiet}>
                  {words('payments.sheet.more', { count: items.length - PREVIEW_ROWS })}
                </p>
              ) : null}
            </>
          }
        >
          {sheet(items)}
        </PrintedSheet>
        <footer className={shared.dialogActs}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button data-autofocus onClick={() => window.print()}>
            {words('payments.print')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
