/** The backups, newest first: when, why, how large, how many records, and whether one was ever restored from it. */
import { Button } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { BackupView } from '../../../shared/contract/record.ts';
import type { useAnswer } from '../../api/client.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { OurClock } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sizeText } from '../../ui/size-text.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './backup-page.module.css';

interface BackupListProps {
  readonly answer: Pick<ReturnType<typeof useAnswer<'backup.list'>>, 'data' | 'error' | 'dataUpdatedAt'>;
  readonly onActive: (backup: BackupView | null) => void;
  readonly onOpen: (backup: BackupView) => void;
  readonly onMake: () => void;
}

const DRILL_TONES: Readonly<Record<BackupView['drill'], Tone>> = {
  none: 'plain',
  holds: 'ok',
  fails: 'bad',
};

export function BackupList({ answer, onActive, onOpen, onMake }: BackupListProps) {
  const words = useWords();
  const columns = useMemo(() => columnsIn(words), [words]);
  const backups = answer.data?.backups;
  if (answer.error && !backups) return null;
  return (
    <Panel
      isFlush
      className={classes.list}
      title={words('backup.list')}
      aside={<span className={classes.muted}>{words('list.rows', { count: backups?.length ?? 0 })}</span>}
    >
      {backups ? (
        <DataGrid
          label={words('backup.list')}
          columns={columns}
          total={backups.length}
          fetchPage={async (offset, limit) => ({ rows: backups.slice(offset, offset + limit) })}
          resetKey="backups"
          version={answer.dataUpdatedAt}
          rowKey={(row) => row.id}
          isMain
          opensOnClick
          activatesFirst
          autoFocus
          onOpen={onOpen}
          onActiveChange={onActive}
          empty={
            <EmptyState
              icon={<IconDatabaseExport size={36} stroke={1.2} aria-hidden />}
              title={words('backup.empty')}
              text={words('backup.emptyText')}
              action={
                <Button variant="default" rightSection={<KeyCap name="b" />} onClick={onMake}>
                  {words('backup.make')}
                </Button>
              }
            />
          }
        />
      ) : (
        <RowsSkeleton />
      )}
    </Panel>
  );
}

const columnsIn = (words: Words): Column<BackupView>[] => [
  {
    id: 'at',
    header: words('backup.col.at'),
    width: 150,
    render: (row) => <OurClock value={row.at} />,
  },
  {
    id: 'kind',
    header: words('backup.col.kind'),
    width: 96,
    render: (row) => words(`backup.kind.${row.kind}`),
  },
  {
    id: 'size',
    header: words('backup.col.size'),
    width: 96,
    align: 'right',
    render: (row) => row.size.toLocaleString('en'),
  },
  {
    id: 'bytes',
    header: words('backup.col.bytes'),
    width: 96,
    align: 'right',
    render: (row) => sizeText(row.bytes),
  },
  {
    id: 'proof',
    header: words('backup.col.proof'),
    width: 110,
    render: (row) =>
      row.isPresent ? (
        <Tag tone={DRILL_TONES[row.drill]}>{words(`backup.drill.${row.drill}`)}</Tag>
      ) : (
        <Tag tone="bad">{words('backup.absent')}</Tag>
      ),
  },
  {
    id: 'provenAt',
    header: words('backup.col.provenAt'),
    width: 150,
    render: (row) => <OurClock value={row.provenAt} />,
  },
  {
    id: 'file',
    header: words('backup.col.file'),
    width: 200,
    grow: 1,
    render: (row) => <code title={row.fileName}>{row.fileName}</code>,
  },
];
