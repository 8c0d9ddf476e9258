/** Backups: how old the last proven one is, the list of them, what is kept by rule, and the way back from one. */
import { Button } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { BackupView } from '../../../shared/contract/record.ts';
import { useAnswer, useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import { BackupDrawer, type Drilled } from './backup-drawer.tsx';
import { BackupList } from './backup-list.tsx';
import classes from './backup-page.module.css';
import { DownloadDialog } from './download-dialog.tsx';
import { asksOlderSecret, NO_SECRET, OlderSecretDialog, openedWith } from './older-secret.tsx';
import { ProvenAge } from './proven-age.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { RestoreRequests } from './restore-requests.tsx';
import { SchedulePanel } from './schedule-panel.tsx';

export default function BackupPage() {
  const words = useWords();
  const list = useAnswer('backup.list', {});
  const task = useTask();
  const [doing, setDoing] = useState<'backup.make' | 'backup.drill'>('backup.make');
  const [active, setActive] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [asks, setAsks] = useState<'download' | 'restore' | null>(null);
  const [drilled, setDrilled] = useState<ReadonlyMap<string, Drilled>>(new Map());
  const [mayBeOlder, setOlder] = useState(false);
  const isOlder = mayBeOlder && asksOlderSecret(task.error);
  const backups = list.data?.backups ?? [];
  const shown = backups.find(({ id }) => id === active) ?? null;
  const canWork = shown?.isPresent === true && !task.isRunning;

  const make = async () => {
    if (task.isRunning) return;
    setDoing('backup.make');
    const made = await task.run('backup.make', {});
    if (made) sayDone(words('backup.made', { file: made.backup.fileName }));
  };
  const drill = async ({ id }: BackupView, opened = NO_SECRET) => {
    if (task.isRunning) return;
    setOlder(false);
    setDoing('backup.drill');
    const result = await task.run('backup.drill', { id, ...openedWith(opened) });
    if (!result) {
      setOlder(true); // Seen only where the refusal was for want of an older secret.
      return;
    }
    setDrilled((before) => new Map(before).set(id, result));
    setActive(id);
    setOpen(true);
    sayDone(words(result.verification.holds ? 'backup.drillHolds' : 'backup.drillFails'));
  };
  useKeys({
    b: { label: words('backup.make'), run: () => void make() },
    ...(shown && canWork
      ? {
          d: { label: words('backup.drill'), run: () => void drill(shown) },
          s: { label: words('backup.download'), run: () => setAsks('download') },
        }
      : {}),
  });

  return (
    <div className={classes.page}>
      <PageHead
        title={words('backup.title')}
        actions={
          <Button
            leftSection={<IconDatabaseExport size={16} aria-hidden />}
            rightSection={<KeyCap name="b" />}
            disabled={task.isRunning}
            onClick={() => void make()}
          >
            {words('backup.make')}
          </Button>
        }
      />
      <RestoreRequests />
      {task.isRunning ? <ProgressNote call={doing} progress={task.progress} onCancel={task.cancel} /> : null}
      {isOlder ? null : <ErrorNote error={task.error} />}
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.error ? null : (
        <div className={classes.top}>
          <ProvenAge folder={list.data?.folder ?? ''} />
          <SchedulePanel />
        </div>
      )}
      <BackupList
        answer={list}
        onActive={(row) => setActive(row?.id ?? '')}
        onOpen={(row) => {
          setActive(row.id);
          setOpen(true);
        }}
        onMake={() => void make()}
      />
      <BackupDrawer
        backup={isOpen ? shown : null}
        drilled={shown ? (drilled.get(shown.id) ?? null) : null}
        isBusy={task.isRunning}
        onDrill={() => {
          if (shown) void drill(shown);
        }}
        onDownload={() => setAsks('download')}
        onRestore={() => setAsks('restore')}
        onClose={() => setOpen(false)}
      />
      {isOlder && shown ? (
        <OlderSecretDialog
          error={task.error}
          onConfirm={(opened) => void drill(shown, opened)}
          onClose={() => setOlder(false)}
        />
      ) : null}
      {asks === 'download' && shown ? <DownloadDialog backup={shown} onClose={() => setAsks(null)} /> : null}
      {asks === 'restore' && shown ? <RestoreDialog backup={shown} onClose={() => setAsks(null)} /> : null}
    </div>
  );
}
