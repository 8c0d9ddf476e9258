/** Columns of the inbox. Where there is little room the details beside the list say the rest. */
import { useMemo } from 'react';
import type { RequestState, RequestView } from '../../../shared/contract/approvals.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { OurClock } from '../../ui/day.tsx';
import { stillMissing } from '../../ui/still-missing.ts';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords } from '../../ui/words.ts';

export const STATE_TONES: Readonly<Record<RequestState, Tone>> = {
  waiting: 'warn',
  approved: 'accent',
  done: 'ok',
  rejected: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
  void: 'plain',
};

/** What waits is of one state and is weighed by its amount; what has ended is told apart by its state. */
export function useRequestColumns(showsState: boolean): readonly Column<RequestView>[] {
  const words = useWords();
  const isWide = useIsWide();
  return useMemo(() => {
    const columns: (Column<RequestView> | false)[] = [
      { id: 'no', header: words('approvals.col.no'), width: 42, align: 'right', render: (row) => row.id },
      {
        id: 'kind',
        header: words('approvals.col.kind'),
        width: 104,
        grow: 1,
        render: (row) => {
          const what = words(`requestKind.${row.kind}`);
          if (row.state !== 'waiting' || row.needed < 2) return <span title={what}>{what}</span>;
          const given = { needed: row.needed, given: row.approvals.length };
          return (
            <span title={`${what} · ${words('approvals.missing', stillMissing(given))}`}>
              {what} <Tag tone="warn">{words('approvals.given', stillMissing(given))}</Tag>
            </span>
          );
        },
      },
      (isWide || !showsState) && {
        id: 'amount',
        header: words('approvals.col.amount'),
        width: 146,
        align: 'right',
        render: (row) =>
          row.amount === null ? null : <Amount minor={row.amount} currency={row.currency} showsCurrency />,
      },
      (isWide || showsState) && {
        id: 'state',
        header: words('approvals.col.state'),
        width: 104,
        render: (row) => <Tag tone={STATE_TONES[row.state]}>{words(`requestState.${row.state}`)}</Tag>,
      },
      {
        id: 'maker',
        header: words('approvals.col.maker'),
        width: 76,
        render: (row) => <span title={row.madeByName}>{row.madeByName || words('request.erasedName')}</span>,
      },
      {
        id: 'madeAt',
        header: words('approvals.col.madeAt'),
        width: 152,
        render: (row) => <OurClock value={row.madeAt} />,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [words, isWide, showsState]);
}
