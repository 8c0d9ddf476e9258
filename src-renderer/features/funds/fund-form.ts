/** What is typed into the forms of funds, read digit by digit, and what is wrong with it while it is typed. Pure. */
import { fractionDigits, parseMinor } from '../../../shared/domain/money.ts';

export interface ReadAmount {
  /** Null while it is none. */
  readonly minor: number | null;
  /** '' where nothing is wrong, also before anything was typed. */
  readonly problem: '' | 'amount' | 'short';
}

/** `available`: what must not be passed; null where nothing is asked of it. */
export function readAmount(text: string, currency: string, available: number | null): ReadAmount {
  if (text.trim() === '') return { minor: null, problem: '' };
  const read = parseMinor(text.trim().replace(/^[¥￥]/, ''), fractionDigits(currency));
  if (!read.ok || read.value < 1) return { minor: null, problem: 'amount' };
  if (available !== null && read.value > available) return { minor: null, problem: 'short' };
  return { minor: read.value, problem: '' };
}
