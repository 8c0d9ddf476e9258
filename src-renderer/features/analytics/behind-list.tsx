/** The things behind a figure, page by page, with their sum held against it; each opens its own place for who may read it. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { metricOf } from '../../../shared/domain/analytics/panels.ts';
import { figureText } from '../../../shared/domain/figure-format.ts';
import { ask } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { figureSaid } from '../../ui/chart/model/marks.ts';
import { cellText } from '../../ui/chart/model/table-model.ts';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Day } from '../../ui/day.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { lineReference } from '../../ui/line-text.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { useRights } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import frame from './analytics.module.css';
import classes from './behind.module.css';
import { isConfidential, isOpen } from './boards.ts';
import type { SeenCell } from './cell-address.ts';
import { sumOf } from './figures.ts';
import { opensAny, type Thing, thingAddress } from './thing-address.ts';

interface BehindListProps {
  readonly cell: SeenCell;
  /** Of the cell; null where it cannot be said. */
  readonly value: number | null;
  readonly filter: AnalyticsFilter;
}

export function BehindList({ cell, value, filter }: BehindListProps) {
  const words = useWords();
  const rights = useRights();
  const navigate = useNavigate();
  const source = useBehind(cell, filter);
  const { unit } = metricOf(cell.metric);
  const [refused, setRefused] = useState<unknown>(null);
  const open = async (thing: Thing) => {
    const address = thingAddress(thing, rights);
    if (address !== null) void navigate(address);
    else if (thing.what === 'group' && rights.has('read'))
      try {
        const { group } = await ask('matching.group', { key: thing.key });
        void navigate(`/matching/${group.leg}/${group.key}`);
      } catch (fault) {
        setRefused(fault); // Undone since: the list behind it will say so at its next look.
      }
  };
  const columns = useMemo(
    () => thingColumns(words, cell.currency, unit === 'money'),
    [words, cell.currency, unit],
  );
  if (source.error) return <ErrorNote error={source.error} retry={source.retry} />;
  if (!source.first) return <RowsSkeleton />;
  const isOpenable = opensAny(source.first.rows, rights);
  return (
    <>
      <Sum cell={cell} value={value} found={source.first} />
      {source.total > 0 && !isOpenable && !rights.has('read') ? (
        <p className={frame.hint}>{words('analytics.behind.masked')}</p>
      ) : null}
      {refused === null ? null : <ErrorNote error={refused} />}
      <div className={classes.behindList}>
        <DataGrid
          label={words('analytics.behind', { figure: words.or(`metric.${cell.metric}`, cell.metric) })}
          columns={columns}
          total={source.total}
          fetchPage={source.fetchPage}
          resetKey={source.resetKey}
          version={source.version}
          rowKey={(thing) => `${thing.what} ${thing.key} ${thing.day}`}
          isMain
          autoFocus
          activatesFirst
          {...(isOpenable ? { onOpen: (thing: Thing) => void open(thing) } : {})}
          empty={words('analytics.behind.none')}
        />
      </div>
    </>
  );
}

/** As with the chart itself: by the call that it needs. */
function useBehind({ panel, metric, currency, of }: SeenCell, filter: AnalyticsFilter) {
  const cell = { filter, currency, of: of === null ? null : [...of], metric };
  const isSecret = isConfidential(panel);
  const open = useGridSource(
    'analytics.behind',
    { panel: isOpen(panel) ? panel : 'volume', ...cell },
    !isSecret,
  );
  const secret = useGridSource(
    'analytics.riskBehind',
    { panel: isSecret ? panel : 'hits', ...cell },
    isSecret,
  );
  return isSecret ? secret : open;
}

interface SumProps {
  readonly cell: SeenCell;
  readonly value: number | null;
  readonly found: { readonly total: number; readonly count: number; readonly amount: number };
}

function Sum({ cell: { metric, currency }, value, found }: SumProps) {
  const words = useWords();
  const counted = words('analytics.behind.count', { count: found.total });
  const held = sumOf(metric, found, value);
  if (!held)
    return (
      <p className={classes.sum}>
        {counted} · {words('analytics.behind.given')}
      </p>
    );
  const { sum, isEqual } = held;
  const difference = cellText(value === null ? null : sum - value, metric, currency);
  return (
    <p className={classes.sum} data-tone={isEqual ? 'ok' : 'bad'}>
      {isEqual ? <IconCircleCheck size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />}
      <span>
        {counted} · {words('analytics.behind.sum')}{' '}
        <strong>{figureSaid(words, sum, metricOf(metric).unit, currency)}</strong> {isEqual ? '✓' : ''}
      </span>
      <small>
        {isEqual ? words('analytics.behind.equal') : words('analytics.behind.differs', { difference })}
      </small>
    </p>
  );
}

function thingColumns(words: Words, currency: string, isMoney: boolean): readonly Column<Thing>[] {
  return [
    {
      id: 'day',
      header: words('analytics.behind.day'),
      width: 112,
      render: ({ day }) => <Day value={day} />,
    },
    {
      id: 'what',
      header: words('analytics.behind.what'),
      width: 92,
      render: ({ what, line }) => (
        <Tag tone="plain">{line ? words(`lineKind.${line.kind}`) : words(`analytics.what.${what}`)}</Tag>
      ),
    },
    {
      id: 'title',
      header: words('analytics.behind.title'),
      width: 200,
      grow: 1,
      render: ({ title, line, key }) => (
        <span title={line ? `${line.file} · ${line.row}` : key}>
          {[title, line ? lineReference(line) : ''].filter((part) => part !== '').join(' · ') || key}
        </span>
      ),
    },
    {
      id: 'adds',
      header: isMoney ? `${words('analytics.behind.adds')} ${currency}` : words('analytics.behind.adds'),
      width: 128,
      align: 'right',
      render: ({ amount, count }) =>
        isMoney ? <Amount minor={amount} currency={currency} /> : figureText(count, 'count', ''),
    },
  ];
}
