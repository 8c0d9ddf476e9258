/** How often an account's files come and when one is due: a person's word in place of what the channel's cycle or habit says. */
import { Button, Modal, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CADENCES } from '../../../shared/domain/arrival.ts';
import { useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useWords } from '../../ui/words.ts';
import classes from './calendar.module.css';
import type { CalendarRow } from './calendar.tsx';
import { accountName } from './calendar-grid.tsx';

const CHOICES = ['learnt', ...CADENCES] as const;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export function ExpectationDialog({
  row,
  onClose,
}: {
  readonly row: CalendarRow;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const set = useAsk('statements.setExpectation');
  const { expectation } = row;
  const [cadence, setCadence] = useState<(typeof CHOICES)[number]>(
    expectation.origin === 'person' ? expectation.cadence : 'learnt',
  );
  const [dueDays, setDueDays] = useState(expectation.dueDays);
  const [dueTime, setDueTime] = useState(expectation.dueTime);
  const isDue = cadence !== 'learnt' && cadence !== 'none';
  const isTime = TIME.test(dueTime);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words('statements.expectationOf', { what: accountName(words, row) })}
      size={440}
    >
      <form
        className={classes.expectation}
        onSubmit={(event) => {
          event.preventDefault();
          if (isDue && !isTime) return;
          set.mutate({ key: row.key, cadence, dueDays, dueTime }, { onSuccess: onClose });
        }}
      >
        <Select
          label={words('statements.cadence')}
          data={CHOICES.map((value) => ({ value, label: words(`cadence.${value}`) }))}
          value={cadence}
          allowDeselect={false}
          onChange={(value) => setCadence(CHOICES.find((each) => each === value) ?? 'learnt')}
          data-autofocus
        />
        {isDue ? (
          <div className={classes.due}>
            <NumberInput
              label={words('statements.dueDays')}
              min={0}
              max={60}
              clampBehavior="strict"
              allowDecimal={false}
              allowNegative={false}
              value={dueDays}
              onChange={(value) => {
                if (typeof value === 'number') setDueDays(value);
              }}
            />
            <TextInput
              label={words('statements.dueTime')}
              value={dueTime}
              onChange={(event) => setDueTime(event.currentTarget.value)}
              error={isTime ? null : words('statements.dueTimeForm')}
            />
          </div>
        ) : null}
        <p>{words(cadence === 'learnt' ? 'statements.expectationLearnt' : 'statements.expectationText')}</p>
        <ErrorNote error={set.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {words('action.cancel')}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {words('action.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
