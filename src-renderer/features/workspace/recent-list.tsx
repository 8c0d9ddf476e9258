/** Workspaces opened before. One opens in place to ask who is there and for the secret. */
import { ActionIcon, Button, Modal, Tooltip } from '@mantine/core';
import { IconBuildingBank, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAsk } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { SecretForm } from './secret-form.tsx';
import classes from './workspace-page.module.css';

export type Entry = Output<'workspace.status'>['recent'][number];

/** The demo has no password of a person's, until somebody is added to it. */
const opensAtOnce = (entry: Entry): boolean => entry.isDemo && !entry.hasPeople;

interface RecentListProps {
  readonly recent: readonly Entry[];
  /** Restored a moment ago: it stands open, and says so. */
  readonly restoredId: string | null;
  readonly onOpened: () => void;
  readonly onOpenDemo: () => void;
  readonly onForgotten: () => void;
}

export function RecentList({ recent, restoredId, onOpened, onOpenDemo, onForgotten }: RecentListProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<string | null>(
    restoredId ?? recent.find((entry) => entry.isPresent && !entry.isDemo)?.id ?? null,
  );
  const [forgetting, setForgetting] = useState<Entry | null>(null);
  const forget = useAsk('workspace.forget');
  return (
    <>
      <h2>{words('workspace.recent')}</h2>
      <ul className={classes.recent}>
        {recent.map((entry) => (
          <li key={entry.id}>
            <div className={classes.entry}>
              <button
                type="button"
                className={classes.open}
                disabled={!entry.isPresent}
                aria-expanded={opensAtOnce(entry) ? undefined : chosen === entry.id}
                onClick={() =>
                  opensAtOnce(entry) ? onOpenDemo() : setChosen(chosen === entry.id ? null : entry.id)
                }
              >
                <IconBuildingBank size={20} stroke={1.4} aria-hidden />
                <span className={classes.name}>
                  <strong>{entry.name}</strong>
                  <small>
                    {words('workspace.lastOpened')} <OurClock value={entry.lastOpenedAt} />
                  </small>
                </span>
                {entry.isDemo ? <Tag tone="warn">{words('app.demo')}</Tag> : null}
                {entry.id === restoredId ? <Tag tone="ok">{words('workspace.restored')}</Tag> : null}
                {entry.isPresent ? null : <Tag tone="bad">{words('workspace.notPresent')}</Tag>}
              </button>
              <Tooltip label={words('workspace.forget')}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={words('workspace.forgetTitle', { name: entry.name })}
                  onClick={() => setForgetting(entry)}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Tooltip>
            </div>
            {chosen === entry.id && entry.isPresent ? <SecretForm entry={entry} onOpened={onOpened} /> : null}
          </li>
        ))}
      </ul>
      <Modal
        opened={forgetting !== null}
        onClose={() => setForgetting(null)}
        title={words('workspace.forgetTitle', { name: forgetting?.name ?? '' })}
      >
        <p>{words('workspace.forgetText')}</p>
        <ErrorNote error={forget.error} />
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setForgetting(null)}>
            {words('action.cancel')}
          </Button>
          <Button
            loading={forget.isPending}
            onClick={() => {
              if (!forgetting) return;
              forget.mutate(
                { id: forgetting.id },
                {
                  onSuccess: () => {
                    setForgetting(null);
                    onForgotten();
                  },
                },
              );
            }}
          >
            {words('workspace.forget')}
          </Button>
        </div>
      </Modal>
    </>
  );
}
