/**
 * The rows of a paged call for a grid: how many, where to fetch them, and when they are no longer the newest.
 *
 * The first page is an ordinary query, so the engine's `changed` event refreshes it; its time of arrival tells the grid to fetch again
 * what it shows.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallName, Input, Output } from '../../../shared/contract/calls.ts';
import { ask, useAnswer } from '../../api/client.tsx';
import { PAGE_ROWS } from './page-cache.ts';

type PagedCall = {
  [N in CallName]: Output<N> extends { total: number; rows: unknown[] }
    ? Input<N> extends { offset: number; limit: number }
      ? N
      : never
    : never;
}[CallName];
export type PagedRow<N extends PagedCall> = Output<N>['rows'][number];

export function useGridSource<N extends PagedCall>(
  name: N,
  question: Omit<Input<N>, 'offset' | 'limit'>,
  enabled = true,
) {
  const queries = useQueryClient();
  const resetKey = JSON.stringify(question);
  const pageOf = (offset: number, limit: number) => ({ ...question, offset, limit }) as Input<N>; // Omit and spread give back the input.
  const first = useAnswer(name, pageOf(0, PAGE_ROWS), { enabled, keepsPrevious: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: resetKey is the question's text.
  const fetchPage = useCallback(
    async (offset: number, limit: number): Promise<{ rows: readonly PagedRow<N>[] }> => {
      const input = pageOf(offset, limit);
      // The first page is the query above: asked for once, not twice.
      const answer =
        offset === 0
          ? await queries.fetchQuery({
              queryKey: [name, input],
              queryFn: () => ask(name, input),
              staleTime: 30_000,
            })
          : await ask(name, input);
      return { rows: answer.rows };
    },
    [name, resetKey, queries],
  );
  return {
    resetKey: `${name} ${resetKey}`,
    version: first.dataUpdatedAt,
    total: first.data?.total ?? 0,
    first: first.data,
    isLoading: enabled && first.isPending,
    /** The rows shown are still those of the question before. */
    isBehind: first.isPlaceholderData,
    error: first.error,
    retry: () => void first.refetch(),
    fetchPage,
  };
}
