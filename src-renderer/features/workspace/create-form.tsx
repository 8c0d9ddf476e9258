/**
 * A new workspace: its name, its owner, a long password. What was typed stays through every refusal.
 */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { isComplete, NewPasswordFields, NO_PASSWORD } from '../../ui/new-password.tsx';
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
  const [password, setPassword] = useState(NO_PASSWORD);
  const create = useAsk('workspace.create');
  const canCreate = name.trim() !== '' && person.trim() !== '' && isComplete(password);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canCreate || create.isPending) return;
        onBegun();
        create.mutate(
          { name: name.trim(), person: person.trim(), password: password.next },
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
      <NewPasswordFields value={password} onChange={setPassword} label={words('workspace.password')} />
      <p className={classes.note}>{words('workspace.home', { home })}</p>
      <ErrorNote error={create.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onBack}>
          {words('workspace.backToList')}
        </Button>
        <Button type="submit" loading={create.isPending} disabled={!canCreate}>
          {words('workspace.create')}
        </Button>
      </div>
    </form>
  );
}
