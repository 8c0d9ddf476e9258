/** Says of one day whether it is worked: the firm's word over the national calendar, or taken back. */
import { SegmentedControl, TextInput } from '@mantine/core';
import {
  CALENDAR_DAY_KINDS,
  type CalendarDay,
  calendarDay,
} from '../../../../shared/domain/settlement-terms.ts';
import { useKeptFields } from '../../../ui/kept-fields.ts';
import { useWords } from '../../../ui/words.ts';
import classes from './terms.module.css';
import { TermsDialog } from './terms-dialog.tsx';

interface DayDialogProps {
  readonly first: CalendarDay;
  readonly onClose: () => void;
}

export function DayDialog({ first, onClose }: DayDialogProps) {
  const words = useWords();
  const { fields, isLoaded, type, send } = useKeptFields(`terms.day.${first.day || 'new'}`, first);
  const checked = calendarDay.safeParse({ ...fields, day: fields.day.trim() });
  if (!isLoaded) return null;
  return (
    <TermsDialog
      title={first.day === '' ? words('terms.setDay') : words('terms.setDayOf', { day: first.day })}
      change={checked.success ? { what: 'calendar_day', ...checked.data } : null}
      isMatched
      onSent={send}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <TextInput
          data-autofocus={first.day === '' || undefined}
          label={words('terms.date')}
          placeholder="2026-10-08"
          value={fields.day}
          error={checked.success || fields.day === '' ? undefined : words('terms.dateBad')}
          onChange={(event) => type({ day: event.currentTarget.value })}
        />
        <TextInput
          label={words('terms.dayName')}
          value={fields.name}
          maxLength={60}
          onChange={(event) => type({ name: event.currentTarget.value })}
        />
      </div>
      <SegmentedControl
        aria-label={words('terms.dayKind')}
        value={fields.kind}
        onChange={(value) => type({ kind: CALENDAR_DAY_KINDS.find((each) => each === value) ?? fields.kind })}
        data={CALENDAR_DAY_KINDS.map((kind) => ({ value: kind, label: words(`terms.dayKind.${kind}`) }))}
      />
    </TermsDialog>
  );
}
