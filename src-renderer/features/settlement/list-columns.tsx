/** Columns of a list of batches: whose, which days, the net, and how far each witness is from it. */
import type { SettlementView } from '../../../shared/contract/settlement-views.ts';
import type { SettlementSide } from '../../../shared/domain/settlement.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Day, DayRange } from '../../ui/day.tsx';
import { ownerText, shortAccount } from '../../ui/settlement-owner.ts';
import { Tag } from '../../ui/tag.tsx';
import type { Words } from '../../ui/words.ts';
import { witnessesOf } from './batch-figures.ts';
import { MONEY_TONES, STATE_TONES } from './looks.ts';
import classes from './settlement.module.css';
import { WitnessDifference } from './witness-difference.tsx';

type ListColumn = Column<SettlementView>;

export function listColumns(words: Words, side: SettlementSide, isWide: boolean): readonly ListColumn[] {
  const isChannel = side === 'channel';
  return [
    {
      id: 'owner',
      header: words(isChannel ? 'settlement.col.owner' : 'settlement.col.merchant'),
      width: 134,
      grow: 1,
      render: (row) => (
        <span className={classes.tagLine}>
          <span className={classes.cut} title={ownerText(words, row)}>
            {ownerText(words, isWide ? row : { ...row, account: '' })}
          </span>
          {isWide || !isChannel ? null : <span>{shortAccount(row.account)}</span>}
          {row.correction > 0 ? (
            <Tag tone="warn">{words('settlement.correction', { count: row.correction })}</Tag>
          ) : null}
        </span>
      ),
    },
    {
      id: 'days',
      header: words('settlement.col.days'),
      width: 106,
      grow: 0.4,
      render: ({ from, to }) => <DayRange from={from} to={to} />,
    },
    {
      id: 'due',
      header: words(isChannel ? 'settlement.col.due' : 'settlement.col.duePay'),
      width: 106,
      render: ({ dueDay }) => <Day value={dueDay} />,
    },
    ...(isWide
      ? [
          {
            id: 'lines',
            header: words('settlement.col.lines'),
            width: 76,
            align: 'right' as const,
            render: ({ lines }: SettlementView) => lines.toLocaleString('en'),
          },
        ]
      : []),
    {
      id: 'net',
      header: words('settlement.col.net'),
      width: 128,
      grow: 0.2,
      align: 'right',
      render: ({ net, currency }) => (
        <strong>
          <Amount minor={net} currency={currency} showsCurrency />
        </strong>
      ),
    },
    ...(isChannel ? witnessColumns(words) : []),
    // What it says is among the checks, too; a merchant's fees are ours, and nobody else states them.
    ...(isWide && isChannel ? [feeColumn(words)] : []),
    {
      id: 'checks',
      header: words('settlement.col.checks'),
      width: isWide ? 150 : 76,
      render: ({ checks }) => <ChecksSummary checks={checks} words={words} isShort={!isWide} />,
    },
    {
      id: 'money',
      header: words('settlement.col.money'),
      width: isWide ? 120 : 86,
      render: ({ money }) => <Tag tone={MONEY_TONES[money]}>{words(`money_state.${money}`)}</Tag>,
    },
    {
      id: 'state',
      header: words('settlement.col.state'),
      width: isWide ? 130 : 110,
      grow: 0.1,
      render: ({ state, isOvertaken }) => (
        <span className={classes.tagLine}>
          <Tag tone={STATE_TONES[state]}>{words(`settlement_state.${state}`)}</Tag>
          {isOvertaken ? (
            <Tag tone="warn" title={words('settlement.overtaken')}>
              ±
            </Tag>
          ) : null}
        </span>
      ),
    },
  ];
}

const feeColumn = (words: Words): ListColumn => ({
  id: 'feeVariance',
  header: words('settlement.col.feeVariance'),
  width: 100,
  align: 'right',
  render: ({ feeVariance, currency }) => <WitnessDifference difference={feeVariance} currency={currency} />,
});

const WITNESS_HEADS = {
  batch: 'settlement.col.batchNet',
  fund: 'settlement.col.fundNet',
  bank: 'settlement.col.bankNet',
} as const;

const witnessColumns = (words: Words): readonly ListColumn[] =>
  (['batch', 'fund', 'bank'] as const).map((name) => ({
    id: name,
    header: words(WITNESS_HEADS[name]),
    width: 84,
    align: 'right',
    render: (row) => (
      <WitnessDifference
        difference={witnessesOf(row).find((each) => each.name === name)?.difference ?? null}
        currency={row.currency}
      />
    ),
  }));

interface ChecksSummaryProps {
  readonly checks: SettlementView['checks'];
  readonly words: Words;
  /** Room for one: what stops is said before what is to be looked at. */
  readonly isShort: boolean;
}

function ChecksSummary({ checks, words, isShort }: ChecksSummaryProps) {
  const stops = checks.stop > 0 ? words('settlement.checks.stop', { count: checks.stop }) : '';
  const warns = checks.warn > 0 ? words('settlement.checks.warn', { count: checks.warn }) : '';
  if (stops === '' && warns === '')
    return <span className={classes.muted}>{words('settlement.checks.clear')}</span>;
  return (
    <span className={classes.tagLine} title={[stops, warns].filter((text) => text !== '').join(' · ')}>
      {stops === '' ? null : <Tag tone="bad">{stops}</Tag>}
      {warns === '' || (isShort && stops !== '') ? null : <Tag tone="warn">{warns}</Tag>}
    </span>
  );
}
