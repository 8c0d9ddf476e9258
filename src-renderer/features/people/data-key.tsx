/**
 * The data key and its rotation: what it means, how far it is, and that an interrupted one goes on where it stopped. When it is done every
 * window is at the door; there this one says why.
 */
import { Button } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useTask } from '../../api/client.tsx';
import { OurClock } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayWhenLeft } from '../../ui/parting-word.ts';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './people-page.module.css';

export function DataKey({ slots }: { readonly slots: Output<'access.slots'> }) {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const rotation = useTask();
  const isPending = slots.isRotationPending && !rotation.isRunning;
  const rotate = async (reason: string) => {
    setAsking(false);
    sayWhenLeft(words('keys.rotated'));
    const done = await rotation.run('access.rotateKey', { reason });
    if (!done) sayWhenLeft(''); // Refused or cancelled: nobody leaves for it.
  };
  return (
    <Panel
      title={words('keys.data')}
      aside={isPending ? <Tag tone="warn">{words('keys.pending')}</Tag> : null}
    >
      <div className={classes.part}>
        <div className={classes.row}>
          <p className={classes.text}>{words(isPending ? 'keys.pendingText' : 'keys.dataText')}</p>
          <Button
            variant={isPending ? 'filled' : 'default'}
            leftSection={<IconRotate size={16} aria-hidden />}
            disabled={rotation.isRunning}
            onClick={() => setAsking(true)}
          >
            {words(isPending ? 'keys.resume' : 'keys.rotate')}
          </Button>
        </div>
        <Facts
          facts={[
            { name: words('keys.generation'), value: String(slots.generation) },
            {
              name: words('keys.rotatedAt'),
              value:
                slots.rotatedAt === '' ? words('keys.neverRotated') : <OurClock value={slots.rotatedAt} />,
            },
          ]}
        />
        {rotation.isRunning ? <ProgressNote progress={rotation.progress} onCancel={rotation.cancel} /> : null}
        <ErrorNote error={rotation.error} />
      </div>
      {isAsking ? (
        <ReasonDialog
          about="rotate key"
          title={words('keys.rotateTitle')}
          text={words('keys.rotateText')}
          confirm={words(isPending ? 'keys.resume' : 'keys.rotate')}
          error={null}
          isBusy={false}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => void rotate(reason)}
        >
          <ul className={classes.points}>
            <li>{words('keys.rotateWindows')}</li>
            <li>{words('keys.rotateSafe')}</li>
          </ul>
        </ReasonDialog>
      ) : null}
    </Panel>
  );
}
