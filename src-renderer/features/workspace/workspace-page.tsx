/** The door: open a workspace, create one, take one back from a backup, or look around in the demo. */
import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlus, IconRestore } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useTask } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useWords } from '../../ui/words.ts';
import { CreateForm } from './create-form.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { RecentList } from './recent-list.tsx';
import { RestoreForm } from './restore-form.tsx';
import classes from './workspace-page.module.css';

interface WorkspacePageProps {
  readonly status: Output<'workspace.status'>;
  readonly refresh: () => void;
  /**
   * Keeps the door shown though the workspace is open already: the engine says so at once, and the recovery code must not vanish behind it.
   */
  readonly hold: (isHeld: boolean) => void;
}

export function WorkspacePage({ status, refresh, hold }: WorkspacePageProps) {
  const words = useWords();
  const [shows, setShows] = useState<'list' | 'create' | 'restore'>('list');
  const [restoredId, setRestoredId] = useState<string | null>(null);
  const [recoveryCode, setRecoveryCode] = useState<string | null>(null);
  const demo = useTask();
  const openDemo = async () => {
    hold(true);
    await demo.run('workspace.openDemo', {});
    refresh();
    hold(false);
  };
  // A new desk begins on the demo; whoever locks it finds the door with everything else.
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!status.startsOnDemo || hasBegun.current) return;
    hasBegun.current = true;
    void openDemo();
  });
  if (recoveryCode !== null)
    return (
      <Shell version={status.version}>
        <ShownOnce
          title={words('workspace.recoveryTitle')}
          text={words('workspace.recoveryText')}
          secrets={[recoveryCode]}
          advice={words('workspace.recoveryAdvice')}
          confirm={words('workspace.recoveryDone')}
          done={words('workspace.recoveryStart')}
          onDone={() => {
            refresh();
            hold(false);
          }}
        />
      </Shell>
    );
  if (shows === 'create')
    return (
      <Shell version={status.version}>
        <CreateForm
          home={status.home}
          onBegun={() => hold(true)}
          onFailed={() => hold(false)}
          onCreated={setRecoveryCode}
          onBack={() => setShows('list')}
        />
      </Shell>
    );
  if (shows === 'restore')
    return (
      <Shell version={status.version}>
        <RestoreForm
          onRestored={(id) => {
            setRestoredId(id);
            refresh();
            setShows('list');
          }}
          onBack={() => setShows('list')}
        />
      </Shell>
    );
  return (
    <Shell version={status.version}>
      {status.recent.length > 0 ? (
        <RecentList
          key={`${restoredId} ${status.recent.some(({ id }) => id === restoredId)}`}
          recent={status.recent}
          restoredId={restoredId}
          onOpened={refresh}
          onOpenDemo={() => void openDemo()}
          onForgotten={refresh}
        />
      ) : (
        <div>
          <h2>{words('workspace.noRecent')}</h2>
          <p>{words('workspace.noRecentText')}</p>
        </div>
      )}
      <div className={classes.choices}>
        <Button
          size="md"
          variant={status.recent.length > 0 ? 'default' : 'filled'}
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={demo.isRunning}
          onClick={() => setShows('create')}
        >
          {words('workspace.create')}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={demo.isRunning}
          onClick={() => void openDemo()}
        >
          {words('workspace.demo')}
        </Button>
        <p className={classes.demoText}>{words('workspace.demoText')}</p>
      </div>
      <Button
        className={classes.restore ?? ''}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconRestore size={15} aria-hidden />}
        disabled={demo.isRunning}
        onClick={() => setShows('restore')}
      >
        {words('workspace.restore')}
      </Button>
      {demo.isRunning ? <ProgressNote progress={demo.progress} onCancel={demo.cancel} /> : null}
      <ErrorNote error={demo.error} retry={() => void openDemo()} />
    </Shell>
  );
}

function Shell({ version, children }: { readonly version: string; readonly children: ReactNode }) {
  const words = useWords();
  return (
    <div className={classes.door}>
      <main className={classes.card}>
        <header>
          <h1>{words('app.name')}</h1>
          <p className={classes.tagline}>{words('workspace.tagline')}</p>
        </header>
        {children}
      </main>
      <footer className={classes.foot}>
        <LanguageSwitch />
        <span>{words('workspace.version', { version })}</span>
      </footer>
    </div>
  );
}
