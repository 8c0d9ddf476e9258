/** How states of settlement look, and in what order findings are read. The tone repeats what the word says, never more. Pure. */
import type { SettlementCheckView } from '../../../shared/contract/settlement-views.ts';
import type { MoneyState, SettlementDayState, SettlementState } from '../../../shared/domain/settlement.ts';
import type { Tone } from '../../ui/tag.tsx';

export const STATE_TONES: Readonly<Record<SettlementState, Tone>> = {
  gathering: 'plain',
  ready: 'accent',
  waiting: 'warn',
  approved: 'ok',
  partly_approved: 'ok',
  held: 'warn',
  returned: 'bad',
};

export const MONEY_TONES: Readonly<Record<MoneyState, Tone>> = {
  not_due: 'plain',
  due: 'accent',
  late: 'bad',
  partial: 'warn',
  arrived: 'ok',
  paying: 'accent',
  paid: 'ok',
  carried: 'plain',
};

export const OUTCOME_TONES: Readonly<Record<SettlementCheckView['outcome'], Tone>> = {
  pass: 'ok',
  warn: 'warn',
  stop: 'bad',
  not_checked: 'plain',
};

/** A sign for each, so that a day can be read without its colour. */
export const DAY_LOOKS: Readonly<
  Record<SettlementDayState, { readonly sign: string; readonly tone: Tone | 'off' }>
> = {
  none: { sign: '·', tone: 'off' },
  not_due: { sign: '○', tone: 'plain' },
  complete: { sign: '✓', tone: 'ok' },
  merged: { sign: '⊕', tone: 'ok' },
  split: { sign: '÷', tone: 'ok' },
  partial: { sign: '◐', tone: 'warn' },
  late: { sign: '!', tone: 'bad' },
  missing: { sign: '✕', tone: 'bad' },
};

const URGENCY: readonly SettlementCheckView['outcome'][] = ['stop', 'warn', 'not_checked', 'pass'];

/** What stops is read first, what passed last; among equals the order of the list stays. */
export const worstFirst = (checks: readonly SettlementCheckView[]): readonly SettlementCheckView[] =>
  checks.toSorted((a, b) => URGENCY.indexOf(a.outcome) - URGENCY.indexOf(b.outcome));
