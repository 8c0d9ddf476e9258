/**
 * Who is there, and her secret: the log-in name where the workspace has people, the password or the recovery code, and the code of a second
 * factor once the engine asks for it. What was typed stays through every refusal.
 */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { DEMO_PASSWORD } from '../../../shared/contract/call.ts';
import { CallError, useAsk } from '../../api/client.tsx';
import { useHasKeyStore, useKeyStore } from '../../api/key-store.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { LockedOut, unlessLockedOut, useLockedOut } from '../../ui/locked-out.tsx';
import { useWords } from '../../ui/words.ts';
import type { Entry } from './recent-list.tsx';
import classes from './workspace-page.module.css';

export function SecretForm({ entry, onOpened }: { readonly entry: Entry; readonly onOpened: () => void }) {
  const words = useWords();
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [isRecovery, setRecovery] = useState(false);
  const codeField = useRef<HTMLInputElement>(null);
  const open = useAsk('workspace.open');
  const hasKeyStore = useHasKeyStore();
  const store = useKeyStore();
  const wait = useLockedOut(open.error);
  const asksName = entry.hasPeople && !isRecovery;
  const isMissing = secret === '' || (needsCode && code.trim() === '');
  const submit = () => {
    if (isMissing || wait > 0 || open.isPending) return;
    open.mutate(
      {
        id: entry.id,
        secret,
        ...(asksName && login.trim() !== '' ? { login: login.trim() } : {}),
        ...(needsCode ? { code: code.trim() } : {}),
      },
      {
        onSuccess: onOpened,
        onError: (fault) => {
          if (fault.kind === 'second_factor_needed') setNeedsCode(true);
          else if (needsCode) codeField.current?.select(); // It changes every half minute: most likely that.
        },
      },
    );
  };
  // Asked for in place: a field that appears says enough.
  const isAsked = open.error instanceof CallError && open.error.kind === 'second_factor_needed';
  return (
    <form
      className={classes.secret}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {entry.isDemo ? (
        <p className={classes.note}>{words('account.demoText', { password: DEMO_PASSWORD })}</p>
      ) : null}
      {asksName ? (
        <TextInput
          label={words('workspace.login')}
          description={words('workspace.loginHint')}
          value={login}
          onChange={(event) => {
            setLogin(event.currentTarget.value);
            setNeedsCode(false); // Another person, perhaps without a second factor.
          }}
          autoComplete="username"
          spellCheck={false}
          maxLength={80}
          autoFocus
        />
      ) : null}
      {isRecovery ? (
        <TextInput
          key="recovery"
          label={words('workspace.recoveryCode')}
          description={words('workspace.recoveryHint')}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
      ) : (
        <PasswordInput
          key="password"
          label={words('workspace.password')}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="current-password"
          autoFocus={!asksName}
        />
      )}
      {needsCode ? (
        <TextInput
          ref={codeField}
          label={words('workspace.code')}
          description={words('workspace.codeHint')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          autoFocus
        />
      ) : null}
      <LockedOut seconds={wait} />
      {isAsked ? null : <ErrorNote error={unlessLockedOut(open.error) ?? store.error} />}
      <div className={classes.secretActions}>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setRecovery(!isRecovery);
            setSecret('');
            setCode('');
            setNeedsCode(false);
            open.reset();
          }}
        >
          {words(isRecovery ? 'workspace.usePassword' : 'workspace.useRecovery')}
        </Button>
        {hasKeyStore && entry.hasDevice ? (
          <Button
            variant="default"
            loading={store.isPending}
            onClick={() => store.mutate({ do: 'open', id: entry.id }, { onSuccess: onOpened })}
          >
            {words('workspace.openByDevice')}
          </Button>
        ) : null}
        <Button type="submit" loading={open.isPending} disabled={isMissing || wait > 0}>
          {words('workspace.open')}
        </Button>
      </div>
    </form>
  );
}
