/** A new password in place of the present one. The same form serves the account and the person who has only a password for one log-in. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LockedOut, unlessLockedOut, useLockedOut } from '../../ui/locked-out.tsx';
import { isComplete, NewPasswordFields, NO_PASSWORD } from '../../ui/new-password.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './account-page.module.css';

interface PasswordFormProps {
  readonly currentLabel: string;
  readonly confirm: string;
  readonly onChanged: () => void;
  /** A second way out, beside the button. */
  readonly other?: { readonly label: string; readonly run: () => void };
}

export function PasswordForm({ currentLabel, confirm, onChanged, other }: PasswordFormProps) {
  const words = useWords();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const change = useAsk('access.changePassword');
  const wait = useLockedOut(change.error);
  const canChange = current !== '' && isComplete(password) && wait === 0;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canChange || change.isPending) return;
        change.mutate(
          { current, next: password.next },
          {
            onSuccess: () => {
              setCurrent('');
              setPassword(NO_PASSWORD);
              onChanged();
            },
          },
        );
      }}
    >
      <PasswordInput
        label={currentLabel}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        autoComplete="current-password"
        maxLength={1024}
        required
        autoFocus
      />
      <NewPasswordFields value={password} onChange={setPassword} label={words('account.passwordNew')} />
      <LockedOut seconds={wait} />
      <ErrorNote error={unlessLockedOut(change.error)} />
      <div className={classes.actions}>
        {other ? (
          <Button variant="default" onClick={other.run}>
            {other.label}
          </Button>
        ) : null}
        <Button type="submit" loading={change.isPending} disabled={!canChange}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
