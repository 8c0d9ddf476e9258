/** One quiet line: the folder that is watched for incoming files, when it was last looked into, what lies there unread, and the switch. */
import { Switch } from '@mantine/core';
import { IconFolderSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { OurTime } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './watch-line.module.css';

/** The engine looks every few seconds; a clock of minutes need not be asked for more often. */
const REFRESH_MS = 15_000;

export function WatchLine() {
  const words = useWords();
  const answer = useAnswer('statements.watch', {});
  const setWatch = useAsk('statements.setWatch');
  const watch = answer.data;
  const isOn = watch?.isOn === true;
  const { refetch } = answer;
  useEffect(() => {
    if (!isOn) return undefined;
    const refreshing = setInterval(() => void refetch(), REFRESH_MS);
    return () => clearInterval(refreshing);
  }, [isOn, refetch]);

  if (!watch || watch.folder === '') return null;
  const problems = isOn ? watch.problems : [];
  const told = problems.map(({ file, problem }) =>
    file === '' ? words(`watch.problem.${problem}`) : `${file}: ${words(`watch.problem.${problem}`)}`,
  );
  return (
    <section className={classes.watch} aria-label={words('watch.switch')}>
      <div className={classes.line}>
        <IconFolderSearch size={16} stroke={1.5} aria-hidden />
        <Switch
          size="xs"
          label={words('watch.switch')}
          checked={isOn}
          disabled={setWatch.isPending}
          onChange={(event) => setWatch.mutate({ isOn: event.currentTarget.checked })}
        />
        <code className={classes.folder}>{watch.folder}</code>
        <span className={classes.state}>
          {isOn ? (
            <>
              {watch.lastLookAt === '' ? (
                words('watch.watching')
              ) : (
                <>
                  {words('watch.lastLook')} <OurTime value={watch.lastLookAt} />
                </>
              )}
              {watch.filesRead > 0 ? ` · ${words('watch.read', { count: watch.filesRead })}` : ''}
            </>
          ) : (
            words('watch.off')
          )}
        </span>
      </div>
      {told.length > 0 ? (
        <details className={classes.problems}>
          <summary>{words('watch.problems', { count: told.length })}</summary>
          <ul>
            {told.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <ErrorNote error={setWatch.error ?? answer.error} />
    </section>
  );
}
