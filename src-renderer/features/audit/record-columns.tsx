/** Columns of the record: number, time, person, what, on what; where there is room also from which shell and how many rows. */
import { useMemo } from 'react';
import type { RecordEvent } from '../../../shared/contract/record.ts';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords } from '../../ui/words.ts';
import { actionText, type Names, personText, rowsOf, subjectText } from './event-words.ts';

export function useRecordColumns(names: Names): readonly Column<RecordEvent>[] {
  const words = useWords();
  const isWide = useIsWide();
  return useMemo(() => {
    const columns: (Column<RecordEvent> | false)[] = [
      {
        id: 'seq',
        header: words('record.col.no'),
        width: 64,
        align: 'right',
        render: (row) => row.seq.toLocaleString('en'),
      },
      {
        id: 'at',
        header: words('record.col.at'),
        width: 172,
        render: (row) => (
          <time dateTime={row.at} title={row.at}>
            {ownTime(row.at)}
          </time>
        ),
      },
      {
        id: 'person',
        header: words('record.col.person'),
        width: 100,
        render: (row) => {
          const who = personText(words, row.actor, row.actorName);
          return <span title={who}>{who}</span>;
        },
      },
      {
        id: 'action',
        header: words('record.col.action'),
        width: 176,
        grow: 0.4,
        render: (row) => <span title={row.action}>{actionText(words, row.action)}</span>,
      },
      {
        id: 'subject',
        header: words('record.col.subject'),
        width: 200,
        grow: 1,
        render: (row) => {
          const text = subjectText(words, row, names);
          return <span title={text}>{text}</span>;
        },
      },
      isWide && {
        id: 'shell',
        header: words('record.col.shell'),
        width: 150,
        render: (row) => words.or(`record.shell.${row.shell}`, row.shell),
      },
      {
        id: 'rows',
        header: words('record.col.rows'),
        width: 80,
        align: 'right',
        render: (row) => rowsOf(row).toLocaleString('en'),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [words, isWide, names]);
}
