/** A day typed by hand, checked as it is typed; only a real one is told, and a form is not sent while another stands in it: the day before would go out unseen. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { isDayOrNone } from '../../shared/domain/dates.ts';
import classes from './day-field.module.css';
import { useWords } from './words.ts';

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** In a bar of tools: its name stands within the field, in one line with what is beside it. */
  readonly isInline?: boolean;
}

export function DayField({ label, value, onChange, isInline = false }: DayFieldProps) {
  const words = useWords();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isGood = isDayOrNone(text.trim());
  const problem = isGood ? '' : words('books.badDay');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setCustomValidity(problem), [problem]);
  return (
    <TextInput
      ref={input}
      className={isInline ? classes.dayInline : classes.day}
      style={isInline ? { width: roomFor(label) + DAY_WIDTH } : {}}
      {...(isInline
        ? {
            'aria-label': label,
            leftSection: <span className={classes.dayLabel}>{label}</span>,
            leftSectionWidth: roomFor(label),
          }
        : { label })}
      placeholder="YYYY-MM-DD"
      value={text}
      error={isGood ? undefined : problem}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (isDayOrNone(typed.trim())) onChange(typed.trim());
      }}
    />
  );
}

/** Room for a name in the field: a Chinese sign is as wide as two others. */
const roomFor = (label: string): number =>
  LABEL_EDGES + [...label].reduce((width, sign) => width + (sign > '\u2e80' ? 13 : 7.5), 0);
const LABEL_EDGES = 18;
/** YYYY-MM-DD in the type of a field, with its edge. */
const DAY_WIDTH = 110;
