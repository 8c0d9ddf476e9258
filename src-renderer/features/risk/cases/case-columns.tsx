/** Columns of cases: number, name, about whom, where it stands and what was decided, how heavy, whose, and by when. */
import type { CaseView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import type { Column } from '../../../ui/data-grid/data-grid.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Words } from '../../../ui/words.ts';
import classes from '../risk.module.css';
import { subjectText } from '../risk-names.ts';
import { CaseTags } from './case-tags.tsx';
import { DueDay } from './due-day.tsx';

export function caseColumns(words: Words, isWide: boolean): readonly Column<CaseView>[] {
  return [
    {
      id: 'no',
      header: words('risk.col.caseNo'),
      width: 142,
      render: ({ caseNo }) => <span className={classes.figure}>{caseNo}</span>,
    },
    {
      id: 'title',
      header: words('risk.caseTitle'),
      width: 170,
      grow: 1.4,
      render: ({ title }) => <span title={title}>{title}</span>,
    },
    ...(isWide
      ? [
          {
            id: 'subject',
            header: words('risk.col.subject'),
            width: 170,
            grow: 0.8,
            render: ({ subject }: CaseView) => (
              <span title={subjectText(words, subject)}>{subjectText(words, subject)}</span>
            ),
          },
        ]
      : []),
    {
      id: 'state',
      header: words('risk.col.state'),
      width: isWide ? 210 : 172,
      render: (row) => <CaseTags found={row} />,
    },
    {
      id: 'score',
      header: words('risk.col.score'),
      width: 66,
      align: 'right',
      render: ({ score }) => <strong className={classes.figure}>{score.toLocaleString('en')}</strong>,
    },
    {
      id: 'amount',
      header: words('risk.col.amount'),
      width: 136,
      align: 'right',
      render: ({ amount, currency }) => <Amount minor={amount} currency={currency} showsCurrency />,
    },
    {
      id: 'alerts',
      header: words('risk.col.alerts'),
      width: 62,
      align: 'right',
      render: ({ alerts }) => alerts.toLocaleString('en'),
    },
    {
      id: 'owner',
      header: words('risk.col.owner'),
      width: 86,
      grow: 0.2,
      render: ({ ownerName }) =>
        ownerName === '' ? <span className={classes.muted}>{words('risk.nobody')}</span> : ownerName,
    },
    {
      id: 'due',
      header: words('risk.col.due'),
      width: isWide ? 150 : 116,
      render: ({ due, state }) => <DueDay due={due} isDone={state === 'closed'} />,
    },
    ...(isWide
      ? [
          {
            id: 'report',
            header: words('risk.col.report'),
            width: 96,
            render: ({ report }: CaseView) =>
              report === '' ? (
                ''
              ) : (
                <Tag tone={report === 'filed' ? 'ok' : 'warn'}>{words(`risk.report.${report}`)}</Tag>
              ),
          },
        ]
      : []),
  ];
}
