/** Adds a person: name, log-in name, roles, and why. Esc keeps what was typed; a refusal says its rule and loses nothing. */
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { ROLES } from '../../../shared/contract/access.ts';
import { NOTE_LENGTH_MAX } from '../../../shared/contract/shapes.ts';
import { useAsk } from '../../api/client.tsx';
import { sayAsked } from '../../ui/asked-notice.tsx';
import { useDraft } from '../../ui/drafts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './people-page.module.css';
import { RolesField } from './roles-field.tsx';

const NAME_LENGTH_MAX = 80;

/** `onClose` is given the id of who was added, '' when nobody was yet. */
export function AddPerson({ onClose }: { readonly onClose: (added: string) => void }) {
  const words = useWords();
  const name = useDraft('add person: name');
  const login = useDraft('add person: login');
  const roleNames = useDraft('add person: roles');
  const reason = useDraft('add person: reason');
  const drafts = [name, login, roleNames, reason];
  const add = useAsk('access.addPerson');
  const chosen = new Set(roleNames.text.split(' '));
  const roles = ROLES.filter((role) => chosen.has(role));
  const isComplete =
    name.text.trim() !== '' && login.text.trim() !== '' && roles.length > 0 && reason.text.trim() !== '';
  const close = () => {
    for (const draft of drafts) draft.keep();
    onClose('');
  };
  const submit = () => {
    if (!isComplete || add.isPending) return;
    for (const draft of drafts) draft.send();
    add.mutate(
      { name: name.text.trim(), login: login.text.trim(), roles, reason: reason.text.trim() },
      {
        onSuccess: ({ requestId, personId }) => {
          if (requestId === null) sayDone(words('people.added', { name: name.text.trim() }));
          else sayAsked(words, requestId);
          onClose(requestId === null ? personId : '');
        },
      },
    );
  };
  return (
    <Modal opened onClose={close} title={words('people.add')} size={680}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className={classes.text}>{words('people.addText')}</p>
        <div className={classes.two}>
          <TextInput
            label={words('people.name')}
            description={words('people.nameHint')}
            value={name.text}
            onChange={(event) => name.change(event.currentTarget.value)}
            maxLength={NAME_LENGTH_MAX}
            autoComplete="off"
            required
            data-autofocus
          />
          <TextInput
            label={words('people.login')}
            description={words('people.loginHint')}
            value={login.text}
            onChange={(event) => login.change(event.currentTarget.value)}
            maxLength={NAME_LENGTH_MAX}
            autoComplete="off"
            spellCheck={false}
            required
          />
        </div>
        <RolesField value={roles} onChange={(next) => roleNames.change(next.join(' '))} />
        <Textarea
          label={words('people.reason')}
          description={words('people.reasonHint')}
          value={reason.text}
          onChange={(event) => reason.change(event.currentTarget.value)}
          maxLength={NOTE_LENGTH_MAX}
          autosize
          minRows={1}
          maxRows={4}
          required
        />
        <ErrorNote error={add.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!isComplete}>
            {words('people.add')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
