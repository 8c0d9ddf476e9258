/** Retiring a mapping, said before it is done: what it read stays, what comes is not read by it any more. */
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { MappingView } from '../../../../shared/contract/mappings.ts';
import { useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './retire-dialog.module.css';

interface RetireDialogProps {
  readonly mapping: MappingView;
  readonly onClose: () => void;
}

export function RetireDialog({ mapping: { id, mapping }, onClose }: RetireDialogProps) {
  const words = useWords();
  const retire = useAsk('mappings.retire');
  const submit = () =>
    retire.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: words('mapping.retired', { name: mapping.name }) });
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={words('mapping.retireTitle', { name: mapping.name })}>
      <div className={classes.body}>
        <p>{words('mapping.retireText')}</p>
        <ErrorNote error={retire.error} />
        <footer>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button data-autofocus loading={retire.isPending} onClick={submit}>
            {words('mapping.retire')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
