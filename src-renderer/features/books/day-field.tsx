/** A day typed by hand, checked as it is typed; only a real one is told. */
import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { isDayOrNone } from '../../../shared/domain/dates.ts';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  const words = useWords();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isGood = isDayOrNone(text.trim());
  return (
    <TextInput
      className={classes.day}
      label={label}
      placeholder="YYYY-MM-DD"
      value={text}
      error={isGood ? undefined : words('books.badDay')}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (isDayOrNone(typed.trim())) onChange(typed.trim());
      }}
    />
  );
}
