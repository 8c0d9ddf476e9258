/** Terms of one kind as rows: whose, what as a sentence, who said it, and what can be done about it. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OfAccount } from '../../../../shared/domain/settlement-terms.ts';
import { termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import { Said } from './said-by.tsx';
import classes from './terms.module.css';

export function TermsTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <table className={`${table.table} ${classes.cycles}`} aria-label={label}>
      <tbody>{children}</tbody>
    </table>
  );
}

interface TermRowProps {
  readonly of: OfAccount;
  readonly sentence: string;
  /** '' both for what nobody of the house said. */
  readonly at: string;
  readonly byName: string;
  readonly tag?: ReactNode;
  /** Where it is told, of what nobody of the house said. */
  readonly source?: string;
  readonly children: ReactNode;
}

export function TermRow({ of, sentence, at, byName, tag, source, children }: TermRowProps) {
  const words = useWords();
  return (
    <tr>
      <td className={classes.owner}>{termsOwner(of, words)}</td>
      <td className={classes.sentence}>
        {sentence}
        <Said at={at} byName={byName} />
        {source === undefined ? null : <span className={classes.said}>{source}</span>}
      </td>
      <td>{tag}</td>
      <td className={table.right}>{children}</td>
    </tr>
  );
}

/** `what` says which of several alike it is about. */
export function TermButton(props: {
  readonly text: string;
  readonly what: string;
  readonly onClick: () => void;
}) {
  return (
    <Button variant="subtle" size="compact-sm" aria-label={props.what} onClick={props.onClick}>
      {props.text}
    </Button>
  );
}
