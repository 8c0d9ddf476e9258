/** The sources there are, and the one under the cursor in full. Empty, it says that the app is offline, and why somebody would change that. */
import { Button } from '@mantine/core';
import { IconCloudOff, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SourceView } from '../../../../shared/contract/sources.ts';
import { OurClock } from '../../../ui/day.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { placeOf } from './source-form.ts';
import classes from './source-list.module.css';

interface SourceListProps {
  readonly sources: readonly SourceView[];
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onAdd: () => void;
  /** The one under the cursor, in full. */
  readonly children: ReactNode;
}

export function SourceList({ sources, active, onActive, onAdd, children }: SourceListProps) {
  const words = useWords();
  const add = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      rightSection={<KeyCap name="n" />}
      onClick={onAdd}
    >
      {words('sources.add')}
    </Button>
  );
  if (sources.length === 0)
    return (
      <Panel className={classes.panel} title={words('sources.title')}>
        <EmptyState
          icon={<IconCloudOff size={40} stroke={1.2} aria-hidden />}
          title={words('sources.empty')}
          text={words('sources.emptyText')}
          action={add}
        />
      </Panel>
    );
  return (
    <Panel isFlush className={classes.panel} title={words('sources.title')} aside={add}>
      <p className={classes.text}>{words('sources.text')}</p>
      <table className={table.table}>
        <thead>
          <tr>
            <th>{words('sources.name')}</th>
            <th>{words('sources.kind')}</th>
            <th>{words('sources.place')}</th>
            <th>{words('sources.state')}</th>
            <th>{words('sources.lastFetch')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((each, index) => (
            <tr key={each.id} data-active={index === active || undefined} onClick={() => onActive(index)}>
              <td className={classes.name}>{each.name}</td>
              <td>{words(`sources.kind.${each.settings.kind}`)}</td>
              <td>
                <code>{placeOf(each.settings)}</code>
              </td>
              <td>
                <StateTag source={each} />
              </td>
              <td>
                <OurClock value={each.lastFetchAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </Panel>
  );
}

function StateTag({ source: { isOn, hasKeys } }: { readonly source: SourceView }) {
  const words = useWords();
  if (!hasKeys) return <Tag tone="bad">{words('sources.noKeys')}</Tag>;
  return <Tag tone={isOn ? 'ok' : 'plain'}>{words(isOn ? 'sources.on' : 'sources.off')}</Tag>;
}
