/** Columns of the exceptions' list. Beside the state there is room for the owner only on a wide screen; the details say it. */
import { useMemo } from 'react';
import type { ExceptionView } from '../../../shared/contract/shapes.ts';
import { exceptionKindName } from '../../../shared/wording/exception-kind.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Age } from '../../ui/review/exception-age.tsx';
import { EXCEPTION_TONES } from '../../ui/review/tones.ts';
import { Tag } from '../../ui/tag.tsx';
import { useIsWide } from '../../ui/use-is-wide.ts';
import { useWords, type Words } from '../../ui/words.ts';
import { isOverdue } from './due-day.ts';
import classes from './exceptions-page.module.css';

export function useExceptionColumns(showsState: boolean): readonly Column<ExceptionView>[] {
  const words = useWords();
  const isWide = useIsWide();
  return useMemo(() => {
    const columns: (Column<ExceptionView> | false)[] = [
      {
        id: 'kind',
        header: words('exceptions.col.kind'),
        width: 156,
        grow: 1,
        sorts: true,
        render: (row) => (
          <span title={`${exceptionKindName(words.locale, row)} · ${words(`leg.${row.leg}`)}`}>
            {exceptionKindName(words.locale, row)}
          </span>
        ),
      },
      showsState && {
        id: 'state',
        header: words('exceptions.col.state'),
        width: 92,
        render: (row) => <Tag tone={EXCEPTION_TONES[row.state]}>{words(`exceptionState.${row.state}`)}</Tag>,
      },
      {
        id: 'channel',
        header: words('exceptions.col.channel'),
        width: 94,
        render: (row) => words(`channel.${row.channel}`),
      },
      {
        id: 'reference',
        header: words('exceptions.col.reference'),
        width: 172,
        grow: 0.4,
        render: (row) => <span title={row.reference}>{row.reference}</span>,
      },
      {
        id: 'amount',
        header: words('exceptions.col.amount'),
        width: 126,
        align: 'right',
        sorts: true,
        render: (row) => <Amount minor={row.amount} currency={row.currency} showsCurrency />,
      },
      {
        id: 'difference',
        header: words('exceptions.col.difference'),
        width: 106,
        align: 'right',
        render: (row) => <Amount minor={row.difference} currency={row.currency} isSigned />,
      },
      {
        id: 'age',
        header: words('exceptions.col.age'),
        width: 86,
        sorts: true,
        render: (row) => <Age row={row} />,
      },
      (isWide || !showsState) && {
        id: 'owner',
        header: words('exceptions.col.owner'),
        width: 62,
        sorts: true,
        render: (row) =>
          row.owner ? row.owner : <span className={classes.muted}>{words('exceptions.noOwner')}</span>,
      },
      (isWide || !showsState) && {
        id: 'due',
        header: words('exceptions.col.due'),
        width: 74,
        sorts: true,
        render: (row) => <Due row={row} />,
      },
      {
        id: 'next',
        header: words('exceptions.col.next'),
        width: 114,
        grow: 0.8,
        render: (row) => <NextStep row={row} words={words} />,
      },
    ];
    return columns.filter((column) => column !== false);
  }, [words, showsState, isWide]);
}

/** A day that has passed says so, by a word as well as by its colour. */
export function Due({ row }: { readonly row: ExceptionView }) {
  const words = useWords();
  if (row.due === '') return <span className={classes.muted}>{words('exceptions.noDue')}</span>;
  const day = row.due.slice(5);
  return isOverdue(row) ? (
    <span title={`${words('exceptions.overdue')} · ${row.due}`}>
      <Tag tone="bad">{day} !</Tag>
    </span>
  ) : (
    <span title={row.due}>{day}</span>
  );
}

/** What a person decided stands before what the machine suggests. */
function NextStep({ row, words }: { readonly row: ExceptionView; readonly words: Words }) {
  const notes = [
    row.notes > 0 ? ` · ${words('exceptions.notes', { count: row.notes })}` : '',
    row.attachments > 0 ? ` · ${words('exceptions.files')} ${row.attachments}` : '',
  ].join('');
  return row.disposition ? (
    <span>
      {words(`disposition.${row.disposition}`)}
      {row.account ? `（${words(`writeOffAccount.${row.account}`)}）` : ''}
      {notes}
    </span>
  ) : (
    <span className={classes.muted}>
      {words(`suggestion.${row.suggestion}`)}
      {notes}
    </span>
  );
}
