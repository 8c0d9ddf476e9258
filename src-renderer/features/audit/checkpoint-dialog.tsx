/** The checkpoint as it will be on paper, and the way to print or copy it. */
import { Button, CopyButton, Modal } from '@mantine/core';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { PrintedSheet } from '../../ui/printed-sheet.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './checkpoint.module.css';
import { CheckpointSheet } from './checkpoint-sheet.tsx';

interface CheckpointDialogProps {
  readonly head: Output<'record.head'>;
  readonly onClose: () => void;
}

export function CheckpointDialog({ head, onClose }: CheckpointDialogProps) {
  const words = useWords();
  const workspace = useAnswer('workspace.status', {}).data?.name ?? '';
  return (
    <Modal opened onClose={onClose} title={words('audit.checkpoint')} size={720}>
      <div className={classes.dialog}>
        <p>{words('audit.checkpointText')}</p>
        <PrintedSheet>
          <CheckpointSheet head={head} workspace={workspace} />
        </PrintedSheet>
        <footer>
          <CopyButton value={head.checkpoint}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {words(copied ? 'action.copied' : 'audit.copyCheckpoint')}
              </Button>
            )}
          </CopyButton>
          <Button data-autofocus onClick={() => window.print()}>
            {words('audit.print')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
