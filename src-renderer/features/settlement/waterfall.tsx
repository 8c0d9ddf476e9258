/** From what was open to the net, step by step: the amount, what is owed after it, and its course as a bar; Enter opens the lines of a step. */
import { useMemo } from 'react';
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import type { Figure } from '../../../shared/domain/settlement.ts';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { type Bar, barsOf, type Step, stepsOf } from './batch-figures.ts';
import classes from './settlement.module.css';

interface WaterfallProps {
  readonly batch: SettlementView;
  readonly version: number;
  readonly onOpen: (figure: Figure) => void;
}
interface Row extends Step {
  readonly bar: Bar;
}

/** Rows and the head, without a scroll bar. */
const HEAD_ROOM = 32;

export function Waterfall({ batch, version, onOpen }: WaterfallProps) {
  const words = useWords();
  const columns = useMemo(() => waterfallColumns(words, batch.currency), [words, batch.currency]);
  const steps = stepsOf(batch);
  const bars = barsOf(steps);
  const rows = steps.flatMap((step, at): Row[] => {
    const bar = bars[at];
    return bar ? [{ ...step, bar }] : [];
  });
  return (
    <Panel
      title={words('settlement.waterfall')}
      aside={<span className={classes.muted}>{words('settlement.waterfallHint')}</span>}
      isFlush
    >
      <div style={{ height: `calc(${rows.length} * var(--ch-row) + ${HEAD_ROOM}px)` }}>
        <DataGrid
          label={words('settlement.waterfall')}
          columns={columns}
          total={rows.length}
          fetchPage={async (offset, limit) => ({ rows: rows.slice(offset, offset + limit) })}
          resetKey={`waterfall ${batch.key}`}
          version={version}
          rowKey={(row) => row.name}
          isMain
          autoFocus
          activatesFirst
          currentKey="sales"
          opensOnClick
          onOpen={({ figure }) => {
            if (figure) onOpen(figure);
          }}
        />
      </div>
    </Panel>
  );
}

function waterfallColumns(words: Words, currency: string): readonly Column<Row>[] {
  return [
    {
      id: 'figure',
      header: words('settlement.col.figure'),
      width: 120,
      grow: 0.4,
      render: ({ name }) =>
        name === 'net' || name === 'opening' ? (
          <strong>{words(`settlement_figure.${name}`)}</strong>
        ) : (
          words(`settlement_figure.${name}`)
        ),
    },
    {
      id: 'amount',
      header: `${words('settlement.col.amount')} ${currency}`,
      width: 136,
      align: 'right',
      render: ({ name, amount }) => (
        <Amount
          minor={amount}
          currency={currency}
          isSigned={name !== 'net' && name !== 'opening'}
          {...(name === 'net' ? { size: 'strong' as const } : {})}
        />
      ),
    },
    {
      id: 'running',
      header: words('settlement.col.running'),
      width: 124,
      align: 'right',
      render: ({ after }) => <Amount minor={after} currency={currency} isMuted />,
    },
    {
      id: 'bar',
      header: words('settlement.col.bar'),
      width: 120,
      grow: 1,
      render: ({ name, amount, bar }) => (
        <span className={classes.course} aria-hidden>
          <span className={classes.nought} style={{ left: `${bar.nought}%` }} />
          <span
            className={classes.bar}
            data-kind={name === 'net' || name === 'opening' ? 'total' : amount < 0 ? 'less' : 'more'}
            style={{ left: `${bar.left}%`, width: `max(2px, ${bar.width}%)` }}
          />
        </span>
      ),
    },
  ];
}
