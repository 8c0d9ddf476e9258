/**
 * A backup file becomes a workspace of its own on this desk: the file, and a secret that opened the workspace when the backup was made. The
 * others stay as they are.
 */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { putFile, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LockedOut, unlessLockedOut, useLockedOut } from '../../ui/locked-out.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './workspace-page.module.css';

interface RestoreFormProps {
  readonly onRestored: (id: string) => void;
  readonly onBack: () => void;
}

export function RestoreForm({ onRestored, onBack }: RestoreFormProps) {
  const words = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [isHanding, setHanding] = useState(false);
  const [handError, setHandError] = useState<unknown>(null);
  const task = useTask();
  const wait = useLockedOut(task.error);
  const isBusy = isHanding || task.isRunning;
  const isMissing = file === null || secret === '';

  const submit = async () => {
    if (file === null || isMissing || isBusy || wait > 0) return;
    setHandError(null);
    setHanding(true);
    try {
      const token = await putFile(file);
      const done = await task.run('workspace.restore', {
        file: token,
        secret,
        ...(login.trim() === '' ? {} : { login: login.trim() }),
      });
      if (done) onRestored(done.id);
    } catch (fault) {
      setHandError(fault);
    } finally {
      setHanding(false);
    }
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div>
        <h2>{words('workspace.restoreTitle')}</h2>
        <p>{words('workspace.restoreText')}</p>
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={words('workspace.restoreFile')}
        onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
      />
      <div className={classes.file}>
        <div>
          <small>{words('workspace.restoreFile')}</small>
          {file === null ? (
            <span>{words('workspace.restoreNone')}</span>
          ) : (
            <strong title={file.name}>{file.name}</strong>
          )}
        </div>
        <Button
          variant="default"
          leftSection={<IconFileUpload size={16} aria-hidden />}
          disabled={isBusy}
          onClick={() => chooser.current?.click()}
          autoFocus
        >
          {words(file === null ? 'workspace.restoreChoose' : 'workspace.restoreChange')}
        </Button>
      </div>
      <TextInput
        label={words('workspace.login')}
        description={words('workspace.loginHint')}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        autoComplete="username"
        spellCheck={false}
        maxLength={80}
      />
      <PasswordInput
        label={words('workspace.restoreSecret')}
        description={words('workspace.restoreSecretHint')}
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
        autoComplete="current-password"
        maxLength={1024}
      />
      {isBusy ? (
        <ProgressNote progress={task.progress} {...(task.isRunning ? { onCancel: task.cancel } : {})} />
      ) : null}
      <LockedOut seconds={wait} />
      <ErrorNote error={handError} />
      <ErrorNote error={unlessLockedOut(task.error)} />
      <div className={classes.actions}>
        <Button variant="default" disabled={isBusy} onClick={onBack}>
          {words('workspace.backToList')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={isMissing || wait > 0}>
          {words('workspace.restoreDo')}
        </Button>
      </div>
    </form>
  );
}
