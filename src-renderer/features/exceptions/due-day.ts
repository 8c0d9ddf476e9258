/** Due days as the screen reads and shows them: by the reader's own calendar day. Pure. */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import type { ExceptionState } from '../../../shared/domain/leg.ts';
import { localToday } from '../../ui/local-today.ts';

/** 2026-10-31, 20261031, 10-31 (of this year), +3 (days from today); null when it is none of them. '' stays ''. */
export function readDue(text: string, from = localToday()): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const ahead = /^\+(\d{1,3})$/.exec(trimmed);
  const start = parseDay(from);
  if (ahead && start !== null) return formatDay(start + Number(ahead[1]));
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed);
  const short = /^(\d{1,2})[-/.](\d{1,2})$/.exec(trimmed);
  const whole = compact
    ? compact.slice(1).join('-')
    : short
      ? `${from.slice(0, 4)}-${(short[1] ?? '').padStart(2, '0')}-${(short[2] ?? '').padStart(2, '0')}`
      : trimmed.replace(/[/.]/g, '-');
  return parseDay(whole) === null ? null : whole;
}

/** Only what still has to be done can be late. */
export const isOverdue = (
  row: { readonly due: string; readonly state: ExceptionState },
  on = localToday(),
): boolean => row.due !== '' && row.due < on && (row.state === 'open' || row.state === 'waiting');
