/** What happened to a batch, without the drumming of a draft that saves itself: saves in a row by one person are told once, as the last of them. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';

type Entry = Output<'payments.batch'>['history'][number];

export function toldHistory(history: readonly Entry[]): Entry[] {
  return history.filter((entry, at) => {
    const next = history[at + 1];
    return !(entry.what === 'saved' && next?.what === 'saved' && next.byName === entry.byName);
  });
}
