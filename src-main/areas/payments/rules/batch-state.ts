/** Where a batch stands, from the facts about it. */
import type { BatchState, ItemState } from '../../../../shared/domain/payment.ts';
import { ENDED } from './item-words.ts';

export interface BatchFacts {
  /** As its newest version says it. */
  readonly stored: 'draft' | 'frozen' | 'cancelled';
  /** This version was checked, and nothing stops it. */
  readonly isVerified: boolean;
  /** A second person is asked for this version. */
  readonly isWaiting: boolean;
  readonly isInstructed: boolean;
  readonly items: Iterable<ItemState>;
}

export function batchState({ stored, isVerified, isWaiting, isInstructed, items }: BatchFacts): BatchState {
  if (stored === 'cancelled') return 'cancelled';
  if (stored === 'draft') return isWaiting ? 'waiting' : isVerified ? 'verified' : 'draft';
  if (!isInstructed) return 'approved';
  for (const state of items) if (!ENDED.includes(state)) return 'instructed';
  return 'completed';
}

/** The state of a payment nothing was said of yet. */
export const firstState = (batch: BatchState): ItemState =>
  batch === 'cancelled'
    ? 'cancelled'
    : batch === 'instructed' || batch === 'completed'
      ? 'instructed'
      : 'draft';
