/** Has everything looked at anew: how many alerts there are and how many of them nobody had seen is said when it is done. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTask } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { ProgressNote } from '../../../ui/progress-note.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';

export function SweepButton() {
  const words = useWords();
  const task = useTask();
  const run = async () => {
    if (task.isRunning) return;
    const done = await task.run('risk.sweep', {});
    if (done) sayDone(words('risk.swept', { found: done.found, count: done.fresh, ms: done.ms }));
  };
  useKeys({ r: { label: words('risk.sweep'), run: () => void run() } });
  return (
    <>
      <Button
        variant="default"
        loading={task.isRunning}
        leftSection={<IconRefresh size={16} aria-hidden />}
        rightSection={<KeyCap name="r" />}
        onClick={() => void run()}
      >
        {words('risk.sweep')}
      </Button>
      {task.isRunning || task.error ? (
        <div className={classes.wholeLine}>
          {task.isRunning ? (
            <ProgressNote call="risk.sweep" progress={task.progress} onCancel={task.cancel} />
          ) : null}
          <ErrorNote error={task.error} />
        </div>
      ) : null}
    </>
  );
}
