/** A secret shown this once: copied or printed, and nothing leads on but the person's word that it is kept. */
import { Button, Checkbox, CopyButton } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './shown-once.module.css';
import { useWords } from './words.ts';

interface ShownOnceProps {
  /** Left out where the dialog around it says it. */
  readonly title?: string;
  readonly text: string;
  /** Each on a line of its own; several stand in two columns. */
  readonly secrets: readonly string[];
  readonly advice?: ReactNode;
  /** What she confirms, and what the button then says. */
  readonly confirm: string;
  readonly done: string;
  readonly onDone: () => void;
}

export function ShownOnce({ title, text, secrets, advice, confirm, done, onDone }: ShownOnceProps) {
  const words = useWords();
  const [isKept, setKept] = useState(false);
  return (
    <section className={classes.once} data-print-alone>
      <div>
        {title === undefined ? null : <h2>{title}</h2>}
        <p>{text}</p>
      </div>
      <div className={classes.code} data-many={secrets.length > 1 || undefined}>
        {secrets.map((secret) => (
          <code key={secret}>{secret}</code>
        ))}
      </div>
      {advice ? <div className={classes.advice}>{advice}</div> : null}
      <Checkbox checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} label={confirm} />
      <div className={classes.actions}>
        <CopyButton value={secrets.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
              {words(copied ? 'action.copied' : 'action.copy')}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {words('rights.print')}
        </Button>
        <span className={classes.space} />
        <Button disabled={!isKept} onClick={onDone}>
          {done}
        </Button>
      </div>
    </section>
  );
}
