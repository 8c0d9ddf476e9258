/** Columns of large values: which day, whose, in or out, how much against which threshold, by when, and where it stands. */
import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import type { Column } from '../../../ui/data-grid/data-grid.tsx';
import { Day } from '../../../ui/day.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Words } from '../../../ui/words.ts';
import { largeTone } from '../looks.ts';
import classes from '../risk.module.css';
import { subjectText } from '../risk-names.ts';

export function largeColumns(words: Words, isWide: boolean): readonly Column<LargeValueView>[] {
  return [
    { id: 'day', header: words('risk.col.day'), width: 106, render: ({ day }) => <Day value={day} /> },
    {
      id: 'customer',
      header: words('risk.col.customer'),
      width: 150,
      grow: 1,
      render: ({ customer, person }) => (
        <span className={classes.tagLine}>
          <span className={classes.cut} title={subjectText(words, customer)}>
            {subjectText(words, customer)}
          </span>
          {person === 'unknown' ? (
            <Tag tone="warn" title={words('risk.person.unknown')}>
              ?
            </Tag>
          ) : null}
        </span>
      ),
    },
    {
      id: 'direction',
      header: words('risk.col.direction'),
      width: 78,
      render: ({ direction }) => words(`risk.direction.${direction}`),
    },
    {
      id: 'sum',
      header: words('risk.col.sum'),
      width: 142,
      align: 'right',
      render: ({ sum, currency, isIncomplete }) => (
        <span className={classes.tagLine}>
          {isIncomplete ? (
            <Tag tone="warn" title={words('risk.incomplete')}>
              ≥
            </Tag>
          ) : null}
          <strong>
            <Amount minor={sum} currency={currency} showsCurrency />
          </strong>
        </span>
      ),
    },
    {
      id: 'threshold',
      header: words('risk.col.threshold'),
      width: 112,
      align: 'right',
      render: ({ threshold, currency }) => <Amount minor={threshold} currency={currency} isMuted />,
    },
    {
      id: 'rule',
      header: words('risk.rule'),
      width: isWide ? 240 : 128,
      grow: 0.8,
      render: ({ rule, code }) => {
        const text = `${code} ${words.or(`large_value.${rule}`, rule)}`;
        return <span title={text}>{text}</span>;
      },
    },
    {
      id: 'lines',
      header: words('risk.col.lines'),
      width: 62,
      align: 'right',
      render: ({ lines }) => lines.toLocaleString('en'),
    },
    {
      id: 'deadline',
      header: words('risk.col.deadline'),
      width: 106,
      render: ({ deadline }) => <Day value={deadline} />,
    },
    {
      id: 'state',
      header: words('risk.col.state'),
      width: isWide ? 190 : 92,
      render: (row) => (
        <span className={classes.tagLine}>
          <Tag tone={largeTone(row)}>
            {words(row.state === 'due' && row.isLate ? 'risk.largeLate' : `risk.largeState.${row.state}`)}
          </Tag>
          {isWide && row.reference !== '' ? <span className={classes.figure}>{row.reference}</span> : null}
        </span>
      ),
    },
  ];
}
