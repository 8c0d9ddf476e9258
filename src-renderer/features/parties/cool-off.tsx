/** How long a new or changed account still waits, counted down by the minute; it says so when it has cooled off. */
import { IconHourglass } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ourClockText } from '../../ui/day.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';

const STEP_MS = 30_000;

/** Pure: what is left, in whole minutes rounded up; null when it is over. */
export function leftOf(
  until: string,
  now: number,
): { readonly hours: number; readonly minutes: number } | null {
  const minutes = Math.ceil((Date.parse(until) - now) / 60_000);
  return minutes > 0 ? { hours: Math.floor(minutes / 60), minutes: minutes % 60 } : null;
}

/** `isBrief` where a column already says what it is. */
export function CoolOff({ until, isBrief }: { readonly until: string; readonly isBrief?: boolean }) {
  const words = useWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  const left = until === '' ? null : leftOf(until, now);
  if (!left) return <>{words('parties.cooledOff')}</>;
  return (
    <Tag
      tone="warn"
      icon={<IconHourglass size={13} aria-hidden />}
      title={words('parties.coolsOffAt', { at: ourClockText(until) })}
    >
      {words(isBrief ? 'parties.coolsOffBrief' : 'parties.coolsOff', {
        hours: left.hours,
        minutes: left.minutes,
      })}
    </Tag>
  );
}
