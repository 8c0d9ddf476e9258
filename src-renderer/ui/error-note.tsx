/** A failure as a person needs it: what happened, what is safe, what to do, and the details to copy. */
import { Button, CopyButton } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Facts } from '../../shared/contract/errors.ts';
import { CallError } from '../api/client.tsx';
import classes from './error-note.module.css';
import { useWords, type Words } from './words.ts';

export interface ErrorWords {
  readonly title: string;
  readonly safe: string;
  readonly advice: string;
  readonly details: string;
}

/** Pure: from an error to its sentences. Whatever is no CallError is a bug of ours. */
export function errorWords(words: Words, error: unknown): ErrorWords {
  const kind = error instanceof CallError ? error.kind : 'internal';
  const facts = error instanceof CallError ? error.facts : {};
  const call = error instanceof CallError ? error.call : String(error);
  const said = inWords(words, facts);
  const reason =
    words.or(`refusal.${facts['refusal'] ?? ''}`, '', said) ||
    words.or(`error.${kind}.${facts['why'] ?? ''}`, '', said);
  return {
    title: reason || words(`error.${kind}`, said),
    safe: words(`error.${kind}.safe`, said),
    advice: words.or(`refusal.${facts['refusal'] ?? ''}.do`, words(`error.${kind}.do`, said), said),
    details: JSON.stringify({ kind, call, facts }, null, 2),
  };
}

/** Facts that are names of ours, two roles and the rule that keeps them apart, in the reader's language. */
function inWords(words: Words, facts: Facts): Facts {
  const { first, second, rule } = facts;
  if (first === undefined || second === undefined) return facts;
  const roleOf = (name: string | number) => words.or(`role.${name}`, String(name));
  const basis = words.or(`conflict.${rule ?? ''}`, String(rule ?? ''));
  return { ...facts, first: roleOf(first), second: roleOf(second), basis };
}

export function ErrorNote({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const words = useWords();
  const note = useRef<HTMLElement>(null);
  // In a dialog longer than the window it would come up out of sight.
  useEffect(() => {
    if (error && note.current?.closest('.mantine-Modal-content'))
      note.current.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (error === null || error === undefined) return null;
  const said = errorWords(words, error);
  return (
    <section ref={note} className={classes.note} role="alert">
      <IconAlertOctagon size={18} aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <strong>{said.title}</strong>
        <p>{said.safe}</p>
        <p>{said.advice}</p>
        <div className={classes.actions}>
          {retry ? (
            <Button size="compact-sm" variant="default" onClick={retry}>
              {words('action.retry')}
            </Button>
          ) : null}
          <CopyButton value={said.details}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="subtle" onClick={copy}>
                {words(copied ? 'action.copied' : 'action.copyDetails')}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
    </section>
  );
}
