/** Forgetting a secret, said before it is done: it cannot be had back, and what it opened cannot be looked at in the original any more. */
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { SecretView } from '../../../../shared/contract/secrets.ts';
import { useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './sources-view.module.css';

interface ForgetDialogProps {
  readonly secret: SecretView;
  readonly onClose: () => void;
}

export function ForgetDialog({ secret: { id, label }, onClose }: ForgetDialogProps) {
  const words = useWords();
  const forget = useAsk('sources.forgetSecret');
  const submit = () =>
    forget.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: words('secrets.forgotten', { label }) });
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={words('secrets.forgetTitle', { label })}>
      <div className={classes.dialog}>
        <p>{words('secrets.forgetText')}</p>
        <ErrorNote error={forget.error} />
        <footer>
          <Button variant="default" onClick={onClose} data-autofocus>
            {words('action.cancel')}
          </Button>
          <Button color="red" loading={forget.isPending} onClick={submit}>
            {words('secrets.forget')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}
