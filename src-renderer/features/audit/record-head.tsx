/** The head of the record: how many events, under which root, signed when; and the checkpoint to put on paper. */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnswer } from '../../api/client.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { ownTime } from '../../ui/own-time.ts';
import { useWords } from '../../ui/words.ts';
import { CheckpointDialog } from './checkpoint-dialog.tsx';
import classes from './record-head.module.css';

export function RecordHead() {
  const words = useWords();
  const head = useAnswer('record.head', {});
  const [isPrinting, setPrinting] = useState(false);
  const hasHead = (head.data?.checkpoint ?? '') !== '';
  useKeys(hasHead ? { p: { label: words('audit.openCheckpoint'), run: () => setPrinting(true) } } : {});
  if (head.error) return null; // The list beneath says so, once.
  return (
    <section className={classes.head} aria-label={words('audit.head')}>
      <dl>
        <div>
          <dt>{words('audit.head')}</dt>
          <dd className={classes.size}>
            {head.data ? words('audit.events', { count: head.data.size }) : '–'}
          </dd>
        </div>
        <div className={classes.root}>
          <dt>{words('audit.root')}</dt>
          <dd data-code title={head.data?.root}>
            {head.data?.root || words('audit.noHead')}
          </dd>
        </div>
        <div>
          <dt>{words('audit.signedAt')}</dt>
          <dd>{head.data?.at ? ownTime(head.data.at) : '–'}</dd>
        </div>
      </dl>
      <Button
        variant="default"
        disabled={!hasHead}
        leftSection={<IconPrinter size={16} aria-hidden />}
        rightSection={<KeyCap name="p" />}
        onClick={() => setPrinting(true)}
      >
        {words('audit.openCheckpoint')}
      </Button>
      {isPrinting && head.data ? (
        <CheckpointDialog head={head.data} onClose={() => setPrinting(false)} />
      ) : null}
    </section>
  );
}
