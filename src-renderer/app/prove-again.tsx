/**
 * One dialog for the whole app: before a dangerous step the person proves herself anew, then the step goes on by itself. Esc gives the refusal
 * back to whoever asked; nothing typed elsewhere is lost.
 */
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DEMO_PASSWORD } from '../../shared/contract/call.ts';
import { CallError, useAsk } from '../api/client.tsx';
import { answerProof, useAskedProof } from '../api/proof.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { LockedOut, unlessLockedOut, useLockedOut } from '../ui/locked-out.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';

/** Above every other dialog: it asks on behalf of one. */
const ABOVE = 500;
/** Esc in here is this dialog's alone; the one beneath stays open. */
const OWN_KEYS = { 'data-mantine-stop-propagation': 'true' } as const;

export function ProveAgain({ isDemo }: { readonly isDemo: boolean }) {
  const call = useAskedProof();
  return call === null ? null : <ProofDialog call={call} isDemo={isDemo} />;
}

function ProofDialog({ call, isDemo }: { readonly call: string; readonly isDemo: boolean }) {
  const words = useWords();
  const [secret, setSecret] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const prove = useAsk('session.prove');
  const wait = useLockedOut(prove.error);
  const isMissing = secret === '' || (needsCode && code.trim() === '');
  const asksCode = prove.error instanceof CallError && prove.error.kind === 'second_factor_needed';
  if (asksCode && !needsCode) setNeedsCode(true);
  const submit = () => {
    if (isMissing || wait > 0 || prove.isPending) return;
    prove.mutate(needsCode ? { secret, code: code.trim() } : { secret }, {
      onSuccess: () => answerProof(true),
    });
  };
  return (
    <Modal
      opened
      onClose={() => answerProof(false)}
      title={words('prove.title')}
      size={480}
      overlayProps={{ backgroundOpacity: 0.25 }}
      zIndex={ABOVE}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': words('action.close'), ...OWN_KEYS }}
      attributes={{ content: OWN_KEYS }}
    >
      <form
        className={classes.prove}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) answerProof(false);
        }}
      >
        <p>{words('prove.text', { what: words.or(`prove.for.${call}`, words('prove.any')) })}</p>
        {isDemo ? <p>{words('account.demoText', { password: DEMO_PASSWORD })}</p> : null}
        <PasswordInput
          {...OWN_KEYS}
          label={words('workspace.password')}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="current-password"
          maxLength={1024}
          data-autofocus
        />
        {needsCode ? (
          <TextInput
            {...OWN_KEYS}
            label={words('account.code')}
            description={words('account.codeHint')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            maxLength={40}
            autoFocus
          />
        ) : null}
        <LockedOut seconds={wait} />
        {asksCode ? null : <ErrorNote error={unlessLockedOut(prove.error)} />}
        <footer>
          <Button {...OWN_KEYS} variant="default" onClick={() => answerProof(false)}>
            {words('action.cancel')}
          </Button>
          <Button
            {...OWN_KEYS}
            type="submit"
            loading={prove.isPending}
            disabled={isMissing || wait > 0}
            rightSection={<KeyCap name="Enter" />}
          >
            {words('prove.confirm')}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
