/** The kinds of record: how long each is kept and by which rule, how much of it there is, and what of it falls due. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract/calls.ts';
import { Day } from '../../../ui/day.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from '../parts.module.css';
import own from './retention.module.css';
import { YearsDialog } from './years-dialog.tsx';

type Classes = Output<'retention.classes'>;
type RecordClass = Classes['classes'][number];

interface ClassesTableProps {
  readonly found: Classes;
  /** To the list of what is due of it. */
  readonly onDue: (recordClass: RecordClass['recordClass'], show: 'due' | 'soon' | 'held') => void;
}

const COUNTS = [
  { show: 'due', field: 'due' },
  { show: 'soon', field: 'dueSoon' },
  { show: 'held', field: 'held' },
] as const;

export function ClassesTable({ found, onDue }: ClassesTableProps) {
  const words = useWords();
  const mayRetain = useMay('retain');
  const [changing, setChanging] = useState<RecordClass | null>(null);
  return (
    <Panel
      title={words('retentionScreen.classes')}
      aside={<span className={classes.muted}>{words('retentionScreen.today', { day: found.today })}</span>}
      isFlush
    >
      <table className={table.table} aria-label={words('retentionScreen.classes')}>
        <thead>
          <tr>
            <th>{words('retentionScreen.col.class')}</th>
            <th className={table.right}>{words('retentionScreen.col.years')}</th>
            <th>{words('retentionScreen.col.from')}</th>
            <th>{words('retentionScreen.col.source')}</th>
            <th className={table.right}>{words('retentionScreen.col.records')}</th>
            <th>{words('retentionScreen.col.oldest')}</th>
            {COUNTS.map(({ show }) => (
              <th key={show} className={table.right}>
                {words(`retentionScreen.show.${show}`)}
              </th>
            ))}
            {mayRetain ? <th aria-label={words('retentionScreen.change')} /> : null}
          </tr>
        </thead>
        <tbody>
          {found.classes.map((each) => (
            <tr key={each.recordClass}>
              <td className={classes.whole}>{words(`record_class.${each.recordClass}`)}</td>
              <td className={table.right}>{words('retentionScreen.years', { count: each.years })}</td>
              <td>{words(`retention_from.${each.from}`)}</td>
              <td className={classes.whole}>
                <span className={classes.muted}>{words(`retention_source.${each.recordClass}`)}</span>
              </td>
              <td className={table.right}>{each.records.toLocaleString('en')}</td>
              <td>
                <Day value={each.oldest} />
              </td>
              {COUNTS.map(({ show, field }) => (
                <td
                  key={show}
                  className={show === 'due' && each.due > 0 ? `${table.right} ${own.waiting}` : table.right}
                >
                  {each[field] === 0 ? (
                    '–'
                  ) : (
                    <button
                      type="button"
                      className={own.figureButton}
                      onClick={() => onDue(each.recordClass, show)}
                    >
                      {each[field].toLocaleString('en')}
                    </button>
                  )}
                </td>
              ))}
              {mayRetain ? (
                <td className={table.right}>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={`${words('retentionScreen.change')} ${words(`record_class.${each.recordClass}`)}`}
                    onClick={() => setChanging(each)}
                  >
                    {words('retentionScreen.change')}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {changing ? <YearsDialog of={changing} onClose={() => setChanging(null)} /> : null}
    </Panel>
  );
}
