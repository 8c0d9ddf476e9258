/** One event to the byte: its facts, the rows it wrote, the entry as it was hashed, and the proof that it stands in the record. */
import { Button, CopyButton } from '@mantine/core';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './event-drawer.module.css';
import { actionText, factName, factText, type Names, personText } from './event-words.ts';

interface EventDrawerProps {
  /** 0 keeps it closed. */
  readonly seq: number;
  readonly names: Names;
  readonly onClose: () => void;
}

export function EventDrawer({ seq, names, onClose }: EventDrawerProps) {
  const words = useWords();
  const found = useAnswer('record.event', { seq }, { enabled: seq > 0, keepsPrevious: true });
  const shown = seq > 0 ? found.data : undefined;
  return (
    <Drawer
      isOpen={seq > 0}
      onClose={onClose}
      width={560}
      title={
        shown ? (
          <span className={classes.title}>
            {actionText(words, shown.event.action)}
            <small>{words('record.number', { seq: shown.event.seq })}</small>
          </span>
        ) : (
          words('record.list')
        )
      }
    >
      {found.error && seq > 0 ? (
        <ErrorNote error={found.error} retry={() => void found.refetch()} />
      ) : shown ? (
        <EventDetail found={shown} names={names} />
      ) : (
        <RowsSkeleton />
      )}
    </Drawer>
  );
}

function EventDetail({ found, names }: { readonly found: Output<'record.event'>; readonly names: Names }) {
  const words = useWords();
  const { event, entry, proof } = found;
  return (
    <div className={classes.parts}>
      <section>
        <h3>{words('record.facts')}</h3>
        <Facts
          facts={[
            { name: words('record.col.person'), value: personText(words, event.actor, event.actorName) },
            { name: words('record.col.at'), value: ownTime(event.at) },
            {
              name: words('record.col.shell'),
              value: words.or(`record.shell.${event.shell}`, event.shell),
            },
            ...event.subject.map(({ name, value }) => ({
              name: factName(words, name),
              value: factText(words, name, value, names),
              isCode: /^[0-9a-f]{40,}$/.test(value),
            })),
          ]}
        />
      </section>
      <section>
        <h3>{words('record.rows')}</h3>
        {event.rows.length === 0 ? (
          <p className={classes.muted}>{words('record.rowsNone')}</p>
        ) : (
          <Facts
            facts={event.rows.map(({ table, count }) => ({
              name: words.or(`record.table.${table}`, table),
              value: words('record.rowCount', { count }),
            }))}
          />
        )}
      </section>
      <section>
        <h3>
          {words('record.entry')}
          <Copy text={entry} />
        </h3>
        <pre className={classes.entry}>{entry}</pre>
      </section>
      <section>
        <h3>
          {words('record.proof')}
          <Copy text={JSON.stringify({ seq: event.seq, entry, leaf: event.leaf, ...proof }, null, 2)} />
        </h3>
        <p className={classes.muted}>{words('record.proofText')}</p>
        <Facts
          facts={[
            { name: words('record.leaf'), value: event.leaf, isCode: true },
            { name: words('record.proofSize'), value: proof.size.toLocaleString('en') },
            { name: words('record.proofRoot'), value: proof.root, isCode: true },
            {
              name: words('record.proofPath'),
              value:
                proof.path.length === 0 ? (
                  words('record.proofPathNone')
                ) : (
                  <ol className={classes.path}>
                    {proof.path.map((hash) => (
                      <li key={hash}>{hash}</li>
                    ))}
                  </ol>
                ),
              isCode: proof.path.length > 0,
            },
          ]}
        />
      </section>
    </div>
  );
}

function Copy({ text }: { readonly text: string }) {
  const words = useWords();
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="subtle" onClick={copy}>
          {words(copied ? 'action.copied' : 'action.copy')}
        </Button>
      )}
    </CopyButton>
  );
}
