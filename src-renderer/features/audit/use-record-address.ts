/** What the record shows is in its address, so that a signal can lead to its events and a link shows the same again. */
import { useSearchParams } from 'react-router-dom';
import { isDay } from './day-box.tsx';

const PARTS = ['tab', 'group', 'person', 'from', 'to', 'event'] as const;
type Part = (typeof PARTS)[number];

const dayOrNone = (text: string): string => (isDay(text) ? text : '');

export function useRecordAddress() {
  const [search, setSearch] = useSearchParams();
  const held = (part: Part) => search.get(part) ?? '';
  const go = (change: Partial<Record<Part, string>>) => {
    const next = new URLSearchParams();
    for (const part of PARTS) {
      const value = change[part] ?? held(part);
      if (value !== '') next.set(part, value);
    }
    setSearch(next, { replace: true });
  };
  return {
    go,
    group: held('group'),
    person: held('person'),
    from: dayOrNone(held('from')),
    to: dayOrNone(held('to')),
    event: Math.max(0, Number(held('event')) || 0),
  };
}
