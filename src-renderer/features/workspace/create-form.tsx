/** A new workspace: its name, its owner, a long password. The meter shows length only: length is what counts. */
import { Button, PasswordInput, Progress, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PASSWORD_LENGTH_MIN } from '../../../shared/contract/calls.ts';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './workspace-page.module.css';

interface CreateFormProps {
  readonly home: string;
  readonly onBegun: () => void;
  readonly onFailed: () => void;
  readonly onCreated: (recoveryCode: string) => void;
  readonly onBack: () => void;
}

export function CreateForm({ home, onBegun, onFailed, onCreated, onBack }: CreateFormProps) {
  const words = useWords();
  const [name, setName] = useState('');
  const [person, setPerson] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const create = useAsk('workspace.create');
  const length = [...password].length; // Characters as a person counts them.
  const isLong = length >= PASSWORD_LENGTH_MIN;
  const differs = again !== '' && again !== password;
  const isComplete = name.trim() !== '' && person.trim() !== '' && isLong && again === password;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete || create.isPending) return;
        onBegun();
        create.mutate(
          { name: name.trim(), person: person.trim(), password },
          { onSuccess: ({ recoveryCode }) => onCreated(recoveryCode), onError: onFailed },
        );
      }}
    >
      <div>
        <h2>{words('workspace.createTitle')}</h2>
        <p>{words('workspace.createText')}</p>
      </div>
      <TextInput
        label={words('workspace.name')}
        placeholder={words('workspace.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={80}
        required
        autoFocus
      />
      <TextInput
        label={words('workspace.person')}
        placeholder={words('workspace.personHint')}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        maxLength={80}
        autoComplete="name"
        required
      />
      <div>
        <PasswordInput
          label={words('workspace.password')}
          description={words('workspace.passwordHint', { min: PASSWORD_LENGTH_MIN })}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="new-password"
          maxLength={1024}
          required
        />
        <div className={classes.meter}>
          <Progress
            value={Math.min(100, (100 * length) / PASSWORD_LENGTH_MIN)}
            size={4}
            color={isLong ? 'var(--ch-ok)' : 'var(--ch-warn)'}
            aria-hidden
          />
          <span data-enough={isLong || undefined} role="status">
            {words(isLong ? 'workspace.passwordLongEnough' : 'workspace.passwordLength', {
              length,
              min: PASSWORD_LENGTH_MIN,
            })}
          </span>
        </div>
      </div>
      <PasswordInput
        label={words('workspace.passwordRepeat')}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        autoComplete="new-password"
        maxLength={1024}
        error={differs ? words('workspace.passwordsDiffer') : null}
        required
      />
      <p className={classes.note}>{words('workspace.home', { home })}</p>
      <ErrorNote error={create.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onBack}>
          {words('workspace.backToList')}
        </Button>
        <Button type="submit" loading={create.isPending} disabled={!isComplete}>
          {words('workspace.create')}
        </Button>
      </div>
    </form>
  );
}
