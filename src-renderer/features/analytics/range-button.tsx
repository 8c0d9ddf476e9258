/** Which days: a quick range or days of her own, always said with its dates. */
import { Button, Popover } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { RANGE_DAYS_MAX } from '../../../shared/contract/analytics.ts';
import { isRange, QUICK_RANGES } from '../../../shared/contract/analytics-address.ts';
import { DayRange } from '../../ui/day.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import { type Days, daysOf, lastCovered } from './asked-filter.ts';
import type { FilterProps } from './filter-bar.tsx';
import classes from './filters.module.css';

export function RangeButton({ address, choices, onChange }: FilterProps) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  useKeys({ d: { label: words('analytics.keys.range'), run: () => setOpen(true) } });
  const { range } = address;
  const days = daysOf(range, choices);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={330}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          leftSection={<IconCalendar size={15} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {words(typeof range === 'string' ? `analytics.range.${range}` : 'analytics.range.own')}
          <span className={classes.rangeDays}>
            <DayRange {...days} />
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words('analytics.range')}>
        <div className={classes.ranges}>
          {QUICK_RANGES.map((quick) => (
            <Button
              key={quick}
              size="compact-md"
              variant={quick === range ? 'light' : 'default'}
              aria-pressed={quick === range}
              onClick={() => {
                setOpen(false);
                onChange({ range: quick });
              }}
            >
              {words(`analytics.range.${quick}`)}
            </Button>
          ))}
        </div>
        <OwnDays
          key={`${days.from} ${days.to}`}
          days={days}
          onTake={(own) => {
            setOpen(false);
            onChange({ range: own });
          }}
        />
        <p className={frame.hint}>{words('analytics.range.covered', { day: lastCovered(choices) })}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

function OwnDays({ days, onTake }: { readonly days: Days; readonly onTake: (days: Days) => void }) {
  const words = useWords();
  const [own, setOwn] = useState(days);
  const isGood = isRange(own.from, own.to);
  return (
    <form
      className={classes.ownDays}
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) onTake(own);
      }}
    >
      <DayField
        label={words('analytics.range.from')}
        value={own.from}
        onChange={(from) => setOwn({ ...own, from })}
      />
      <DayField
        label={words('analytics.range.to')}
        value={own.to}
        onChange={(to) => setOwn({ ...own, to })}
      />
      <Button type="submit" disabled={!isGood} rightSection={<KeyCap name="Enter" />}>
        {words('analytics.range.take')}
      </Button>
      {isGood ? null : (
        <p className={frame.problem} role="alert">
          {words('analytics.range.bad', { days: RANGE_DAYS_MAX })}
        </p>
      )}
    </form>
  );
}
