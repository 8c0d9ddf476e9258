/**
 * The password of a file that waits under one: typed where the file is refused, tried by the engine on every file that waits, kept sealed where it
 * opened something, and never held by the page longer than the form is there.
 */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLockOpen } from '@tabler/icons-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { SECRET_LABEL_MAX } from '../../../../shared/contract/secrets.ts';
import type { RefusedFile } from '../../../../shared/contract/shapes.ts';
import { sourceLabel } from '../../../../shared/domain/source-label.ts';
import { useTask } from '../../../api/client.tsx';
import { useRunningTasks } from '../../../api/tasks.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import classes from './file-password.module.css';
import { archiveOf, asksForPassword } from './locked-file.ts';

interface FilePasswordProps {
  readonly file: RefusedFile;
  /** The whole list it stands in. */
  readonly among: readonly RefusedFile[];
}

export function FilePassword({ file, among }: FilePasswordProps) {
  const mayImport = useMay('import');
  if (!mayImport || !asksForPassword(file, among)) return null;
  return <PasswordForm file={file} hasKey={among.find((each) => asksForPassword(each, among)) === file} />;
}

function PasswordForm({ file, hasKey }: { readonly file: RefusedFile; readonly hasKey: boolean }) {
  const words = useWords();
  const [password, setPassword] = useState('');
  const [label, setLabel] = useState(() => sourceLabel(archiveOf(file)));
  const [said, setSaid] = useState<'secrets.wrong' | 'secrets.inner' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const task = useTask();
  const isBusyElsewhere = useRunningTasks().length > 0 && !task.isRunning;
  const canOpen = password !== '' && label.trim() !== '' && !task.isRunning && !isBusyElsewhere;
  useKeys(hasKey ? { p: { label: words('secrets.typePassword'), run: () => input.current?.focus() } } : {});

  const open = async (event: FormEvent) => {
    event.preventDefault();
    if (!canOpen) return;
    setSaid(null);
    const answer = await task.run('sources.addPassword', { label: label.trim(), password });
    if (!answer) return;
    if (answer.opened > 0) notifications.show({ message: words('secrets.opened', { count: answer.opened }) });
    // Still here: this file stayed shut.
    setSaid(answer.secretId !== null && answer.opened === 0 ? 'secrets.inner' : 'secrets.wrong');
    setPassword('');
    input.current?.focus();
  };

  return (
    <form className={classes.form} onSubmit={(event) => void open(event)}>
      <div className={classes.fields}>
        <PasswordInput
          ref={input}
          className={classes.password}
          label={words('secrets.filePassword')}
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            if (event.currentTarget.value !== '') setSaid(null);
          }}
          error={said === null ? null : words(said)}
          errorProps={{ component: 'div', role: 'alert' }}
          aria-describedby={noteId}
          autoComplete="off"
          maxLength={1024}
          rightSectionPointerEvents="all"
          visibilityToggleButtonProps={{ 'aria-label': words('action.showPassword'), tabIndex: 0 }}
          {...(hasKey && password === '' ? { leftSection: <KeyCap name="p" /> } : {})}
        />
        <TextInput
          className={classes.label}
          label={words('secrets.fileLabel')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          maxLength={SECRET_LABEL_MAX}
          autoComplete="off"
        />
        <Button
          type="submit"
          className={classes.open}
          leftSection={<IconLockOpen size={16} aria-hidden />}
          loading={task.isRunning}
          disabled={!canOpen}
        >
          {words('secrets.openFile')}
        </Button>
      </div>
      <p id={noteId} className={classes.note}>
        {words('secrets.once')}
      </p>
      {task.isRunning ? (
        <ProgressNote call="sources.addPassword" progress={task.progress} onCancel={task.cancel} />
      ) : null}
      <ErrorNote error={task.error} />
    </form>
  );
}
