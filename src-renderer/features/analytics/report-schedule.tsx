/** When the monthly report is made by itself, in which language and with which charts. What is set is an event of the record. */
import { Button, MultiSelect, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { FIGURES_NUMBERS } from '../../../shared/contract/analytics-files.ts';
import type { Output } from '../../../shared/contract/calls.ts';
import { BOARDS } from '../../../shared/domain/analytics/panel.ts';
import { OPEN_PANEL_NAMES, PANELS } from '../../../shared/domain/analytics/panels.ts';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { invalidate, useAsk } from '../../api/client.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ownTime } from '../../ui/own-time.ts';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/said.ts';
import { useWords } from '../../ui/words.ts';
import frame from './analytics.module.css';
import classes from './reports.module.css';

type Schedule = Output<'analytics.reports'>['schedule'];
const DAYS = Array.from({ length: 28 }, (_, at) => String(at + 1));

interface ReportScheduleProps {
  readonly schedule: Schedule;
  readonly due: readonly string[];
}

export function ReportSchedule({ schedule, due }: ReportScheduleProps) {
  const words = useWords();
  const save = useAsk('analytics.setSchedule');
  const { setAt, setByName, ...stands } = schedule;
  const [asked, setAsked] = useState(stands);
  const isChanged = JSON.stringify(asked) !== JSON.stringify(stands);
  return (
    <Panel title={words('analytics.reports.schedule')} className={classes.schedule}>
      <form
        className={frame.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(asked, {
            onSuccess: () => {
              sayDone(words('analytics.reports.scheduleSaved'));
              void invalidate('analytics.reports');
            },
          });
        }}
      >
        <Switch
          label={words('analytics.reports.isOn')}
          description={words('analytics.reports.isOnText')}
          checked={asked.isOn}
          onChange={(event) => setAsked({ ...asked, isOn: event.currentTarget.checked })}
        />
        <Select
          label={words('analytics.reports.day')}
          allowDeselect={false}
          value={String(asked.day)}
          onChange={(value) => setAsked({ ...asked, day: Number(value ?? asked.day) })}
          data={DAYS.map((value) => ({ value, label: words('analytics.reports.dayOf', { day: value }) }))}
        />
        <Select
          label={words('analytics.reports.language')}
          allowDeselect={false}
          value={asked.language}
          onChange={(value) => setAsked({ ...asked, language: value === 'en' ? 'en' : 'zh-CN' })}
          data={LOCALES.map((value) => ({ value, label: words(`analytics.reports.in.${value}`) }))}
        />
        <Select
          label={words('analytics.numbers')}
          allowDeselect={false}
          value={asked.numbers}
          onChange={(value) => setAsked({ ...asked, numbers: value === 'short' ? 'short' : 'plain' })}
          data={FIGURES_NUMBERS.map((value) => ({
            value,
            label: words(value === 'plain' ? 'analytics.numbers.plain' : 'analytics.reports.short'),
          }))}
        />
        <MultiSelect
          label={words('analytics.reports.panels')}
          searchable
          value={asked.panels}
          error={asked.panels.length === 0 ? words('analytics.reports.noPanel') : undefined}
          onChange={(chosen) =>
            setAsked({ ...asked, panels: OPEN_PANEL_NAMES.filter((each) => chosen.includes(each)) })
          }
          data={BOARDS.map((board) => ({
            group: words(`analytics.tab.${board}`),
            items: OPEN_PANEL_NAMES.filter((panel) => PANELS[panel].board === board).map((value) => ({
              value,
              label: words.or(`panel.${value}`, value),
            })),
          }))}
        />
        {save.error ? <ErrorNote error={save.error} /> : null}
        <footer className={frame.dialogActs}>
          <span className={frame.hint}>
            {setAt === '' ? (
              words('analytics.reports.notSet')
            ) : (
              <span data-code>
                {words('analytics.reports.setBy', { name: setByName, day: ownTime(setAt).slice(0, 10) })}
              </span>
            )}
          </span>
          <span className={frame.spread} />
          <Button type="submit" loading={save.isPending} disabled={!isChanged || asked.panels.length === 0}>
            {words('action.save')}
          </Button>
        </footer>
        {due.length > 0 ? (
          <p className={frame.hint}>{words('analytics.reports.due', { months: due.join(' ') })}</p>
        ) : null}
      </form>
    </Panel>
  );
}
