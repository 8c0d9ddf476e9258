/**
 * All payments of one batch, in one piece: a batch is bounded, and the order in which a person needs them (what stops first, what failed first) is
 * not the order in which they were typed.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { BATCH_ITEMS_MAX, type PaymentView } from '../../../shared/contract/payment-views.ts';
import { PAGE_ROWS_MAX } from '../../../shared/contract/shapes.ts';
import { ask } from '../../api/client.tsx';
import type { FetchPage } from '../../ui/data-grid/page-cache.ts';

export function useBatchItems(batchNo: string) {
  return useQuery({
    // By the name of the call, so that the engine's word of a change reaches it.
    queryKey: ['payments.list', { batchNo, isWhole: true }],
    queryFn: async () => {
      const rows: PaymentView[] = [];
      for (let offset = 0; offset < BATCH_ITEMS_MAX; offset += PAGE_ROWS_MAX) {
        const part = await ask('payments.list', { query: '', batchNo, offset, limit: PAGE_ROWS_MAX });
        rows.push(...part.rows);
        if (rows.length >= part.total || part.rows.length === 0) break;
      }
      return rows;
    },
  });
}

/** Rows at hand, as a grid asks for them. */
export function usePages<Row>(rows: readonly Row[]): FetchPage<Row> {
  return useMemo(
    () => (offset, limit) => Promise.resolve({ rows: rows.slice(offset, offset + limit) }),
    [rows],
  );
}

/** Counts the lists there were: a grid asks for its rows again when one follows another. */
export function useVersion(rows: readonly unknown[]): number {
  const held = useRef({ rows, version: 0 });
  if (held.current.rows !== rows) held.current = { rows, version: held.current.version + 1 };
  return held.current.version;
}
