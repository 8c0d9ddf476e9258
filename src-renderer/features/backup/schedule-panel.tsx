/** What is backed up by itself and how long it is kept, as three numbers and the sentence they make. */
import { Button, NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer, useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import classes from './backup-page.module.css';

type Schedule = Output<'backup.schedule'>;
/** The contract's limits. */
const KEPT = [
  { name: 'keepDays', word: 'backup.schedule.days', min: 1, max: 60 },
  { name: 'keepWeeks', word: 'backup.schedule.weeks', min: 0, max: 60 },
  { name: 'keepMonths', word: 'backup.schedule.months', min: 0, max: 120 },
] as const;

export function SchedulePanel() {
  const words = useWords();
  const answer = useAnswer('backup.schedule', {});
  const save = useAsk('backup.setSchedule');
  const [typed, setTyped] = useState<Schedule | null>(null);
  const held = typed ?? answer.data;
  const isChanged = typed !== null && JSON.stringify(typed) !== JSON.stringify(answer.data);
  const change = (next: Partial<Schedule>) => {
    if (held) setTyped({ ...held, ...next });
  };
  return (
    <Panel title={words('backup.schedule')}>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {held ? (
        <form
          className={classes.schedule}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isChanged) return;
            save.mutate(held, {
              onSuccess: () => {
                setTyped(null);
                sayDone(words('backup.schedule.saved'));
              },
            });
          }}
        >
          <Switch
            checked={held.isOn}
            onChange={(event) => change({ isOn: event.currentTarget.checked })}
            label={words('backup.schedule.on')}
          />
          <div className={classes.kept}>
            {KEPT.map(({ name, word, min, max }) => (
              <NumberInput
                key={name}
                size="sm"
                w={110}
                label={words(word)}
                min={min}
                max={max}
                clampBehavior="strict"
                allowDecimal={false}
                allowNegative={false}
                disabled={!held.isOn}
                value={held[name]}
                onChange={(next) => {
                  if (typeof next === 'number') change({ [name]: next });
                }}
              />
            ))}
          </div>
          <p>
            {held.isOn
              ? words('backup.schedule.says', {
                  days: held.keepDays,
                  weeks: held.keepWeeks,
                  months: held.keepMonths,
                })
              : words('backup.schedule.saysOff')}
          </p>
          <ErrorNote error={save.error} />
          <div>
            <Button type="submit" variant="default" disabled={!isChanged} loading={save.isPending}>
              {words('backup.schedule.save')}
            </Button>
          </div>
        </form>
      ) : answer.error ? null : (
        <RowsSkeleton />
      )}
    </Panel>
  );
}
