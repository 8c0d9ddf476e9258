/** Columns of alerts: how heavy, what kind, about whom (masked), when, by which rules, and where it stands. */
import type { AlertView } from '../../../../shared/contract/risk-views.ts';
import { Amount } from '../../../ui/amount.tsx';
import type { Column } from '../../../ui/data-grid/data-grid.tsx';
import { DayRange } from '../../../ui/day.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { Words } from '../../../ui/words.ts';
import { ALERT_TONES, LEVEL_TONES } from '../looks.ts';
import classes from '../risk.module.css';
import { ruleName, subjectText, typologyName } from '../risk-names.ts';

export function alertColumns(words: Words, isWide: boolean): readonly Column<AlertView>[] {
  return [
    {
      id: 'level',
      header: words('risk.col.level'),
      width: 84,
      render: ({ level }) => <Tag tone={LEVEL_TONES[level]}>{words(`risk.level.${level}`)}</Tag>,
    },
    {
      id: 'typology',
      header: words('risk.typology'),
      width: isWide ? 130 : 92,
      grow: 0.3,
      render: ({ typology }) => typologyName(words, typology),
    },
    {
      id: 'subject',
      header: words('risk.col.subject'),
      width: 214,
      grow: 1,
      render: ({ subject }) => <span title={subjectText(words, subject)}>{subjectText(words, subject)}</span>,
    },
    {
      id: 'days',
      header: words('risk.col.days'),
      width: isWide ? 172 : 158,
      render: ({ from, to }) => <DayRange from={from} to={to} />,
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
      id: 'rules',
      header: words('risk.col.rules'),
      width: isWide ? 220 : 126,
      grow: 1.6,
      render: ({ rules }) => (
        <span className={classes.tagLine} title={rules.map((rule) => ruleName(words, rule)).join(' · ')}>
          {rules.map((rule) => (
            <Tag key={rule} tone="plain">
              {ruleName(words, rule)}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      id: 'state',
      header: words('risk.col.state'),
      width: isWide ? 190 : 92,
      render: ({ state, caseNo }) => (
        <span className={classes.tagLine}>
          <Tag tone={ALERT_TONES[state]}>{words(`risk.alertState.${state}`)}</Tag>
          {isWide && caseNo !== '' ? <span className={classes.figure}>{caseNo}</span> : null}
        </span>
      ),
    },
  ];
}
