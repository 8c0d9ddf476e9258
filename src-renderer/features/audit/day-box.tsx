/** A day as it is written everywhere here, 2026-10-31; told only when it is one, or when it is emptied. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseDay } from '../../../shared/domain/dates.ts';
import classes from './audit-page.module.css';

interface DayBoxProps {
  readonly label: string;
  /** '' for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

const DAY_LENGTH = 10;
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) !== null;

export function DayBox({ label, value, onChange }: DayBoxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      w={148}
      aria-label={label}
      leftSection={<span className={classes.end}>{label}</span>}
      leftSectionWidth={44}
      placeholder="2026-10-31"
      maxLength={DAY_LENGTH}
      value={typed ?? value}
      error={typed !== null && typed.length === DAY_LENGTH}
      onChange={(event) => {
        const text = event.currentTarget.value.trim();
        const isTold = text === '' || isDay(text);
        setTyped(isTold ? null : text);
        if (isTold) onChange(text);
      }}
    />
  );
}
