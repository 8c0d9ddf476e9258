/** Lets this machine's key store open the workspace, or no longer. The password is asked for again. */
import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useKeyStore } from '../../api/key-store.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './account-page.module.css';

interface DeviceKeyProps {
  readonly isRemembered: boolean;
  readonly onChanged: () => void;
}

export function DeviceKey({ isRemembered, onChanged }: DeviceKeyProps) {
  const words = useWords();
  const store = useKeyStore();
  const [password, setPassword] = useState('');
  const done = () => {
    setPassword('');
    onChanged();
  };
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (isRemembered) store.mutate({ do: 'forget' }, { onSuccess: done });
        else if (password !== '') store.mutate({ do: 'remember', password }, { onSuccess: done });
      }}
    >
      <div>
        <p>{words(isRemembered ? 'settings.deviceOn' : 'settings.deviceOff')}</p>
        <ErrorNote error={store.error} />
      </div>
      <div className={classes.device}>
        {isRemembered ? null : (
          <PasswordInput
            aria-label={words('workspace.password')}
            placeholder={words('workspace.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="current-password"
          />
        )}
        <Button
          type="submit"
          variant="default"
          loading={store.isPending}
          disabled={!isRemembered && password === ''}
        >
          {words(isRemembered ? 'settings.deviceForget' : 'settings.deviceRemember')}
        </Button>
      </div>
    </form>
  );
}
