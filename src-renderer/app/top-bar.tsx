/** The top bar: which workspace and day, the command palette, what is running, who sits here and the lock. */
import { Popover } from '@mantine/core';
import { openSpotlight } from '@mantine/spotlight';
import { IconChecks, IconLoader2, IconLock, IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { Output } from '../../shared/contract/calls.ts';
import { cancelTask, useAnswer } from '../api/client.tsx';
import { useRunningTasks } from '../api/tasks.ts';
import { KeyCap } from '../ui/key-cap.tsx';
import { ProgressNote } from '../ui/progress-note.tsx';
import { Tag } from '../ui/tag.tsx';
import { useWords } from '../ui/words.ts';
import classes from './app.module.css';
import { PersonMenu } from './person-menu.tsx';

interface TopBarProps {
  readonly status: Output<'workspace.status'>;
  readonly summary: Output<'today.summary'> | undefined;
  readonly onLock: () => void;
}

export function TopBar({ status, summary, onLock }: TopBarProps) {
  const words = useWords();
  const day = summary?.businessDay ?? '';
  return (
    <header className={classes.top}>
      <span className={classes.brand}>{words('app.name')}</span>
      <span className={classes.pill}>
        <strong title={status.name}>{status.name}</strong>
        {day === '' ? words('app.noBusinessDay') : words('app.businessDay', { day })}
      </span>
      {status.isDemo ? <Tag tone="warn">{words('app.demo')}</Tag> : null}
      <span className={classes.space} />
      <RunningTasks />
      <button type="button" className={`${classes.pill} ${classes.search}`} onClick={() => openSpotlight()}>
        <IconSearch size={14} aria-hidden />
        <span style={{ flex: 1, textAlign: 'start' }}>{words('app.commandPalette')}</span>
        <KeyCap name="mod+k" />
      </button>
      <ToDecide />
      <PersonMenu status={status} />
      <button type="button" className={classes.pill} onClick={onLock} title={words('app.lock')}>
        <IconLock size={14} aria-hidden />
        <span>{words('app.lock')}</span>
        <KeyCap name="mod+l" />
      </button>
    </header>
  );
}

/** Requests that wait for this person, wherever she is. */
function ToDecide() {
  const words = useWords();
  const count = useAnswer('approvals.counts', {}).data?.toDecide ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/approvals" className={classes.pill} title={words('badge.approvals', { count })}>
      <IconChecks size={14} aria-hidden />
      {words('approvals.topBar', { count })}
    </Link>
  );
}

function RunningTasks() {
  const words = useWords();
  const tasks = useRunningTasks();
  if (tasks.length === 0) return null;
  return (
    <Popover position="bottom-end" shadow="md" withinPortal>
      <Popover.Target>
        <button type="button" className={classes.pill}>
          <IconLoader2 size={14} aria-hidden />
          {words('app.tasksRunning', { count: tasks.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.tasks}>
          {tasks.map((task) => (
            <ProgressNote
              key={task.taskId}
              call={task.call}
              progress={task.progress}
              onCancel={() => cancelTask(task.taskId)}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
