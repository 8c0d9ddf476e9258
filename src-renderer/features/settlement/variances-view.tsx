/** Fees of a channel line by line against its schedules: those that differ first, by size; what is claimed back goes out as a file. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconPercentage } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { FeeVarianceView } from '../../../shared/contract/settlement-views.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { feeScheduleText } from '../../../shared/wording/fee-schedule.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { type Column, DataGrid } from '../../ui/data-grid/data-grid.tsx';
import { useGridSource } from '../../ui/data-grid/use-grid-source.ts';
import { Instant } from '../../ui/day.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { lineReference } from '../../ui/line-text.ts';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useSearch } from '../../ui/use-search.ts';
import { useWords, type Words } from '../../ui/words.ts';
import { BatchesExport } from './export-menu.tsx';
import classes from './settlement.module.css';
import { VarianceSums } from './variance-sums.tsx';
import { WitnessDifference } from './witness-difference.tsx';

const SHOWS = ['differing', 'unknown', 'all'] as const;
const NEWEST = { from: '', to: '' } as const;

export function VariancesView() {
  const words = useWords();
  const navigate = useNavigate();
  const { said, go } = useSearch();
  // Channels that have files come first to mind: the first of them is what is asked for until another is chosen.
  const calendar = useAnswer('statements.calendar', NEWEST);
  const channels = CHANNELS.filter(
    (each) =>
      each !== 'bank' &&
      each !== 'none' &&
      calendar.data?.rows.some((row) => row.channel === each && row.sourceKind !== 'orders'),
  );
  const channel = CHANNELS.find((each) => each === said('channel')) ?? channels[0] ?? 'wechat';
  const show = SHOWS.find((each) => each === said('show')) ?? 'differing';
  const range = { from: said('from'), to: said('to') };
  const source = useGridSource(
    'settlement.variances',
    { key: null, channel, show, ...range },
    !calendar.isPending,
  );
  const columns = useMemo(() => varianceColumns(words), [words]);
  const offered = channels.some((each) => each === channel) ? channels : [channel, ...channels];
  return (
    <>
      <div className={classes.tools}>
        <Select
          aria-label={words('settlement.variances.channel')}
          className={classes.pick ?? ''}
          allowDeselect={false}
          value={channel}
          onChange={(value) => go({ channel: value ?? '' })}
          data={offered.map((value) => ({ value, label: words(`channel.${value}`) }))}
        />
        <SegmentedControl
          aria-label={words('settlement.variances.show')}
          value={show}
          onChange={(value) => go({ show: value })}
          data={SHOWS.map((value) => ({ value, label: words(`settlement.variances.show.${value}`) }))}
        />
        <DayField
          label={words('settlement.from')}
          value={range.from}
          onChange={(from) => go({ from })}
          isInline
        />
        <DayField label={words('settlement.to')} value={range.to} onChange={(to) => go({ to })} isInline />
        <span className={classes.spread} />
        <BatchesExport what={{ kind: 'claims', channel, partyId: '', currency: '', ...range }} />
      </div>
      {source.error ? <ErrorNote error={source.error} retry={source.retry} /> : null}
      {source.first ? <VarianceSums sums={source.first.sums} /> : null}
      {source.error && !source.first ? null : (
        <Panel className={classes.list} title={words('list.rows', { count: source.total })} isFlush>
          {source.first ? (
            <DataGrid
              label={words('settlement.variances.list')}
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
              empty={
                <EmptyState
                  icon={<IconPercentage size={36} stroke={1.2} aria-hidden />}
                  title={words('settlement.variances.none')}
                  text={words('settlement.variances.noneText')}
                  action={
                    <Button component={Link} to="/rules?tab=terms" variant="default">
                      {words('settlement.variances.goTerms')}
                    </Button>
                  }
                />
              }
            />
          ) : (
            <RowsSkeleton />
          )}
        </Panel>
      )}
    </>
  );
}

function varianceColumns(words: Words): readonly Column<FeeVarianceView>[] {
  return [
    {
      id: 'at',
      header: words('column.occurredAt'),
      width: 172,
      render: ({ line }) => <Instant value={line.occurredAt || line.bookingDate} />,
    },
    {
      id: 'number',
      header: words('column.reference'),
      width: 190,
      grow: 1,
      render: ({ line }) => <span title={`${line.file} · ${line.row}`}>{lineReference(line) || '–'}</span>,
    },
    {
      id: 'gross',
      header: words('settlement.variances.gross'),
      width: 132,
      align: 'right',
      render: ({ gross, line }) => <Amount minor={gross} currency={line.currency} showsCurrency />,
    },
    {
      id: 'charged',
      header: words('settlement.variances.charged'),
      width: 96,
      align: 'right',
      render: ({ charged, line }) => <Amount minor={charged} currency={line.currency} />,
    },
    {
      id: 'expected',
      header: words('settlement.variances.expected'),
      width: 96,
      align: 'right',
      render: ({ expected, line }) => <Amount minor={expected} currency={line.currency} />,
    },
    {
      id: 'difference',
      header: words('settlement.variances.difference'),
      width: 96,
      align: 'right',
      render: ({ difference, line }) => (
        <WitnessDifference difference={difference} currency={line.currency} />
      ),
    },
    {
      id: 'schedule',
      header: words('settlement.variances.schedule'),
      width: 220,
      grow: 1.4,
      render: ({ schedule, why }) => {
        const text = [
          feeScheduleText(words.locale, schedule),
          why === '' ? '' : words.or(`fee_variance.${why}`, why),
        ]
          .filter((part) => part !== '')
          .join(' · ');
        return <span title={text}>{text}</span>;
      },
    },
  ];
}
