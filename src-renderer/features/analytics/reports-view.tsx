/** The monthly report: when it is made by itself, made now by hand, and every one that was made, as it was then. */
import { Button, Select } from '@mantine/core';
import { IconFileReport } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { invalidate, useAnswer, useTask } from '../../api/client.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProgressNote } from '../../ui/progress-note.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import { ReportSchedule } from './report-schedule.tsx';
import classes from './reports.module.css';
import { ReportsTable } from './reports-table.tsx';

export function ReportsView() {
  const words = useWords();
  const found = useAnswer('analytics.reports', {});
  if (found.error) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <RowsSkeleton />;
  const { reports, schedule, due } = found.data;
  return (
    <div className={classes.reports}>
      <div className={classes.reportsMain}>
        <MakeNow found={found.data} />
        <Panel title={words('analytics.reports.made')} isFlush className={classes.reportsList}>
          {reports.length === 0 ? (
            <EmptyState
              icon={<IconFileReport size={28} aria-hidden />}
              title={words('analytics.reports.none')}
              text={words('analytics.reports.noneText')}
            />
          ) : (
            <ReportsTable reports={reports} />
          )}
        </Panel>
      </div>
      <ReportSchedule key={schedule.setAt} schedule={schedule} due={due} />
    </div>
  );
}

function MakeNow({ found }: { readonly found: Output<'analytics.reports'> }) {
  const words = useWords();
  const { months, reports } = found;
  const [chosen, setChosen] = useState<string | null>(null);
  const task = useTask();
  const month = months.find((each) => each === chosen) ?? months[0] ?? null;
  const isAgain = reports.some((report) => report.month === month);
  const make = async () => {
    if (month === null) return;
    const made = await task.run('analytics.makeReport', { month });
    if (!made) return;
    sayDone(words('analytics.reports.madeNow', { month }));
    void invalidate('analytics.reports');
  };
  return (
    <Panel title={words('analytics.reports.make')}>
      <div className={frame.form}>
        <p className={frame.hint}>
          {words(months.length === 0 ? 'analytics.reports.noMonth' : 'analytics.reports.makeText')}
        </p>
        {months.length === 0 ? null : (
          <div className={frame.filterLine}>
            <Select
              aria-label={words('analytics.reports.month')}
              className={frame.pick}
              allowDeselect={false}
              value={month}
              onChange={setChosen}
              data={months.map((value) => ({ value, label: value }))}
            />
            <Button loading={task.isRunning} onClick={() => void make()}>
              {words(isAgain ? 'analytics.reports.makeAgain' : 'analytics.reports.makeNow')}
            </Button>
            {isAgain ? <span className={frame.hint}>{words('analytics.reports.againText')}</span> : null}
          </div>
        )}
        {task.isRunning ? (
          <ProgressNote call="analytics.makeReport" progress={task.progress} onCancel={task.cancel} />
        ) : null}
        {task.error ? <ErrorNote error={task.error} /> : null}
      </div>
    </Panel>
  );
}
