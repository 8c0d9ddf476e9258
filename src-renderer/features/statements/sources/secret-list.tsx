/** The secrets that are kept for sources: what for, since when, last used. Their values are in no answer, so there is nothing to show. */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { SecretView } from '../../../../shared/contract/secrets.ts';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from './sources-view.module.css';

interface SecretListProps {
  readonly secrets: readonly SecretView[];
  /** -1 where the cursor is elsewhere. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onForget: (secret: SecretView) => void;
}

export function SecretList({ secrets, active, onActive, onForget }: SecretListProps) {
  const words = useWords();
  return (
    <Panel isFlush className={classes.panel} title={words('secrets.title')}>
      {secrets.length === 0 ? (
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
                <tr key={each.id} data-active={index === active || undefined} onClick={() => onActive(index)}>
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
                      rightSection={index === active ? <KeyCap name="f" /> : null}
                      onClick={() => onForget(each)}
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
  );
}
