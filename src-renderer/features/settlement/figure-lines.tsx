/** The lines behind a figure: their amounts add up to it, and that is said. Before signing, lines may be chosen here to be left out. */
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Figure } from '../../../shared/domain/settlement.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid, type RowKey } from '../../ui/data-grid/data-grid.tsx';
import { type PagedRow, useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Instant } from '../../ui/day.tsx';
import { Difference } from '../../ui/difference.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { lineReference } from '../../ui/line-text.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import classes from './settlement.module.css';

type Row = PagedRow<'settlement.lines'>;
const WIDTH = 640;

interface FigureLinesProps {
  readonly batch: SettlementView;
  readonly figure: Figure;
  readonly without: ReadonlyMap<number, LineView>;
  /** Only while the batch may be signed. */
  readonly onWithout?: (without: ReadonlyMap<number, LineView>) => void;
  readonly onClose: () => void;
}

export function FigureLines({ batch, figure, without, onWithout, onClose }: FigureLinesProps) {
  const words = useWords();
  const navigate = useNavigate();
  const source = useGridSource('settlement.lines', { key: batch.key, figure });
  const columns = useMemo(() => lineColumns(words, batch.currency), [words, batch.currency]);
  const name = words(`settlement_figure.${figure}`);
  const chosen = new Map<RowKey, Row>([...without].map(([id, line]) => [id, { line, amount: 0 }]));
  const said = batch.figures[figure] ?? 0;
  return (
    <Drawer isOpen width={WIDTH} title={words('settlement.linesOf', { figure: name })} onClose={onClose}>
      <div className={classes.drawer}>
        {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
        {source.first ? (
          <>
            <Difference
              left={said}
              right={source.first.sum}
              difference={said - source.first.sum}
              currency={batch.currency}
              leftLabel={name}
              rightLabel={words('settlement.linesSum')}
            />
            {onWithout ? <p className={classes.muted}>{words('settlement.leaveOutText')}</p> : null}
            <div className={classes.drawerList}>
              <DataGrid
                label={words('settlement.linesOf', { figure: name })}
                columns={columns}
                total={source.total}
                fetchPage={source.fetchPage}
                resetKey={source.resetKey}
                version={source.version}
                rowKey={(row) => row.line.id}
                isMain
                autoFocus
                activatesFirst
                onOpen={({ line }) => void navigate(`/statements/line/${line.id}`)}
                {...(onWithout
                  ? {
                      selected: chosen,
                      keepsChoice: true,
                      onSelectedChange: (next: ReadonlyMap<RowKey, Row>) =>
                        onWithout(new Map([...next.values()].map(({ line }) => [line.id, line]))),
                    }
                  : {})}
                empty={words('settlement.linesNone')}
              />
            </div>
          </>
        ) : source.error ? null : (
          <RowsSkeleton />
        )}
      </div>
    </Drawer>
  );
}

function lineColumns(words: Words, currency: string): readonly Column<Row>[] {
  return [
    {
      id: 'at',
      header: words('column.occurredAt'),
      width: 172,
      render: ({ line }) => <Instant value={line.occurredAt || line.bookingDate} />,
    },
    {
      id: 'kind',
      header: words('column.lineKind'),
      width: 78,
      render: ({ line }) => <Tag tone="plain">{words(`lineKind.${line.kind}`)}</Tag>,
    },
    {
      id: 'number',
      header: words('column.reference'),
      width: 160,
      grow: 1,
      render: ({ line }) => <span title={`${line.file} · ${line.row}`}>{lineReference(line) || '–'}</span>,
    },
    {
      id: 'amount',
      header: `${words('settlement.col.amount')} ${currency}`,
      width: 124,
      align: 'right',
      render: ({ amount }) => <Amount minor={amount} currency={currency} isSigned />,
    },
  ];
}
