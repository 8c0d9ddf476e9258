/**
 * The batch as it will be on paper, for the file and the signatures of the house. What is printed is a second copy of the sheet that stands in the
 * body by itself: the page around it is left out by the sheet's own print rules.
 */
import { Button, Modal } from '@mantine/core';
import { createPortal } from 'react-dom';
import type { BatchView, PaymentView } from '../../../shared/contract/payment-views.ts';
import { useAnswer } from '../../api/client.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './batch-sheet.module.css';
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
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title={words('payments.print')}
        size={880}
        closeButtonProps={{ 'aria-label': words('action.close') }}
      >
        <div className={shared.form}>
          <div className={classes.preview}>
            <BatchSheet batch={batch} items={items.slice(0, PREVIEW_ROWS)} workspace={workspace} />
            {items.length > PREVIEW_ROWS ? (
              <p className={shared.quiet}>
                {words('payments.sheet.more', { count: items.length - PREVIEW_ROWS })}
              </p>
            ) : null}
          </div>
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
      {createPortal(
        <div className={classes.printed} aria-hidden>
          <BatchSheet batch={batch} items={items} workspace={workspace} />
        </div>,
        document.body,
      )}
    </>
  );
}
