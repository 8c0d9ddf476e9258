/** The secrets that are kept for sources: what for, since when, last used. Their values are in no answer, so there is nothing to show. */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { SecretView } from '../../../../shared/contract/secrets.ts';
import { useAnswer } from '../../../api/client.tsx';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import { ForgetDialog } from './forget-dialog.tsx';
import classes from './sources-view.module.css';

export function SourcesView() {
  const words = useWords();
  const answer = useAnswer('sources.secrets', {});
  const [active, setActive] = useState(0);
  const [forgetting, setForgetting] = useState<SecretView | null>(null);
  const secrets = answer.data?.secrets ?? [];
  const at = Math.max(0, Math.min(active, secrets.length - 1));
  const move = (by: number) => () => setActive(Math.max(0, Math.min(secrets.length - 1, at + by)));
  useKeys(
    secrets.length === 0
      ? {}
      : {
          j: { label: words('key.next'), run: move(1) },
          k: { label: words('key.previous'), run: move(-1) },
          ArrowDown: { label: words('key.next'), run: move(1), isQuiet: true },
          ArrowUp: { label: words('key.previous'), run: move(-1), isQuiet: true },
          f: { label: words('secrets.forget'), run: () => setForgetting(secrets[at] ?? null) },
        },
  );

  return (
    <>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      <Panel isFlush className={classes.panel} title={words('secrets.title')}>
        {answer.data === undefined ? (
          answer.error ? null : (
            <RowsSkeleton />
          )
        ) : secrets.length === 0 ? (
          <EmptyState
            icon={<IconLock size={40} stroke={1.2} aria-hidden />}
            title={words('secrets.empty')}
            text={words('secrets.emptyText')}
          />
        ) : (
          <>
            <p className={classes.text}>{words('secrets.text')}</p>
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{words('secrets.label')}</th>
                  <th>{words('secrets.kind')}</th>
                  <th>{words('secrets.lastUsedAt')}</th>
                  <th>{words('secrets.madeAt')}</th>
                  <th>{words('secrets.madeBy')}</th>
                  <th aria-label={words('secrets.forget')} />
                </tr>
              </thead>
              <tbody>
                {secrets.map((each, index) => (
                  <tr key={each.id} data-active={index === at || undefined} onClick={() => setActive(index)}>
                    <td className={classes.label}>{each.label}</td>
                    <td>{words(`secretKind.${each.kind}`)}</td>
                    <td>
                      <OurClock value={each.lastUsedAt} />
                    </td>
                    <td>
                      <OurClock value={each.madeAt} />
                    </td>
                    <td>{each.madeBy}</td>
                    <td className={table.right}>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="red"
                        rightSection={index === at ? <KeyCap name="f" /> : null}
                        onClick={() => setForgetting(each)}
                      >
                        {words('secrets.forget')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Panel>
      {forgetting ? <ForgetDialog secret={forgetting} onClose={() => setForgetting(null)} /> : null}
    </>
  );
}
