/** Removing a source, said before it is done: its keys cannot be had back; what it brought stays. */
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SourceView } from '../../../../shared/contract/sources.ts';
import { useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './add-source.module.css';

interface RemoveDialogProps {
  readonly source: SourceView;
  readonly onClose: () => void;
}

export function RemoveDialog({ source: { id, name }, onClose }: RemoveDialogProps) {
  const words = useWords();
  const remove = useAsk('sources.remove');
  const submit = () =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: words('sources.removed', { name }) });
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={words('sources.removeTitle', { name })}>
      <div className={classes.form}>
        <p className={classes.note}>{words('sources.removeText')}</p>
        <ErrorNote error={remove.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {words('action.cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={submit}>
            {words('sources.remove')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
