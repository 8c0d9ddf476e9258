/**
 * For a backup from before the data key was rotated: what opened the workspace then. Held by the part that asks, never in the cache of answers,
 * and forgotten with it.
 */
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CallError } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './backup-page.module.css';

export interface OlderSecret {
  readonly secret: string;
  readonly login: string;
}
export const NO_SECRET: OlderSecret = { secret: '', login: '' };

/** As a call takes it: nothing where nothing was typed. */
export const openedWith = ({ secret, login }: OlderSecret): { secret?: string; login?: string } =>
  secret === '' ? {} : { secret, ...(login.trim() === '' ? {} : { login: login.trim() }) };

export const asksOlderSecret = (error: unknown): boolean =>
  error instanceof CallError && error.kind === 'backup_older_key';

const LENGTH_MAX = { secret: 1024, login: 80 } as const;

interface OlderSecretFieldsProps {
  readonly value: OlderSecret;
  readonly onChange: (value: OlderSecret) => void;
}

export function OlderSecretFields({ value, onChange }: OlderSecretFieldsProps) {
  const words = useWords();
  return (
    <>
      <p className={classes.said}>{words('backup.olderText')}</p>
      <TextInput
        label={words('workspace.login')}
        description={words('workspace.loginHint')}
        value={value.login}
        onChange={(event) => onChange({ ...value, login: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
        maxLength={LENGTH_MAX.login}
      />
      <PasswordInput
        label={words('backup.olderSecret')}
        value={value.secret}
        onChange={(event) => onChange({ ...value, secret: event.currentTarget.value })}
        autoComplete="off"
        maxLength={LENGTH_MAX.secret}
        data-autofocus
      />
    </>
  );
}

interface OlderSecretDialogProps {
  readonly error: unknown;
  readonly onConfirm: (opened: OlderSecret) => void;
  readonly onClose: () => void;
}

/** Asked for after a refusal; the step goes on with it. */
export function OlderSecretDialog({ error, onConfirm, onClose }: OlderSecretDialogProps) {
  const words = useWords();
  const [opened, setOpened] = useState(NO_SECRET);
  return (
    <Modal opened onClose={onClose} title={words('backup.olderTitle')} size={460}>
      <form
        className={classes.older}
        onSubmit={(event) => {
          event.preventDefault();
          if (opened.secret !== '') onConfirm(opened);
        }}
      >
        <OlderSecretFields value={opened} onChange={setOpened} />
        {asksOlderSecret(error) ? null : <ErrorNote error={error} />}
        <footer>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" disabled={opened.secret === ''} rightSection={<KeyCap name="Enter" />}>
            {words('backup.olderGo')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
