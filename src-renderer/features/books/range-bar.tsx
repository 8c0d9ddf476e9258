/** Of which days a report is, and what can be done with it: print it, take it out as a file. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DayField } from '../../ui/day-field.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { localToday } from '../../ui/local-today.ts';
import { useWords } from '../../ui/words.ts';
import classes from './books.module.css';
import { type DayRange, nameOfRange, RANGES, rangeOf } from './day-range.ts';
import { type BookReport, ExportMenu } from './export-menu.tsx';

interface RangeBarProps {
  readonly range: DayRange;
  readonly onRange: (range: DayRange) => void;
  /** What is taken out of these days. */
  readonly exports?: Omit<BookReport, 'from' | 'to'>;
  /** The way to paper. */
  readonly print?: ReactNode;
  readonly children?: ReactNode;
}

export function RangeBar({ range, onRange, exports, print, children }: RangeBarProps) {
  const words = useWords();
  const named = nameOfRange(range, localToday());
  return (
    <div className={classes.tools}>
      {children}
      <div className={classes.range}>
        <SegmentedControl
          aria-label={words('books.range')}
          value={named ?? ''}
          onChange={(value) => {
            const name = RANGES.find((each) => each === value);
            if (name) onRange(rangeOf(name, localToday()));
          }}
          data={RANGES.map((value) => ({ value, label: words(`books.range.${value}`) }))}
        />
        <DayField
          label={words('books.from')}
          value={range.from}
          onChange={(from) => onRange({ ...range, from })}
          isInline
        />
        <DayField
          label={words('books.to')}
          value={range.to}
          onChange={(to) => onRange({ ...range, to })}
          isInline
        />
      </div>
      <span className={classes.spread} />
      {print}
      {exports ? <ExportMenu report={{ ...exports, ...range }} /> : null}
    </div>
  );
}

export function PrintButton() {
  const words = useWords();
  const print = () => window.print();
  useKeys({ 'shift+p': { label: words('books.print'), run: print } });
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={16} aria-hidden />}
      rightSection={<KeyCap name="shift+p" />}
      onClick={print}
    >
      {words('books.print')}
    </Button>
  );
}
