/** Columns that a planned and a posted entry have in common. */
import type { EntryView } from '../../../shared/contract/journal-views.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Day } from '../../ui/day.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Words } from '../../ui/words.ts';
import { nameIn, subText } from './account-name.ts';
import classes from './books.module.css';
import { amountsOf, inOrder } from './plan-rows.ts';

type Planned = Pick<EntryView, 'day' | 'rule' | 'memo' | 'postings' | 'lines' | 'lateOf' | 'reverses'>;

export function plannedColumns<Row extends Planned>(words: Words): readonly Column<Row>[] {
  return [
    { id: 'day', header: words('books.col.day'), width: 112, render: (row) => <Day value={row.day} /> },
    {
      id: 'rule',
      header: words('books.col.rule'),
      width: 150,
      grow: 0.4,
      render: (row) => <RuleCell row={row} words={words} />,
    },
    {
      id: 'accounts',
      header: words('books.col.account'),
      width: 260,
      grow: 1.4,
      render: (row) => <Sides row={row} words={words} />,
    },
    {
      id: 'lines',
      header: words('books.col.lines'),
      width: 70,
      align: 'right',
      render: (row) => (row.lines === 0 ? '–' : row.lines.toLocaleString('en')),
    },
    {
      id: 'amount',
      header: words('books.col.amount'),
      width: 150,
      align: 'right',
      render: (row) =>
        amountsOf(row.postings)
          .slice(0, 1)
          .map(({ currency, amount }) => (
            <Amount key={currency} minor={amount} currency={currency} showsCurrency size="strong" />
          )),
    },
  ];
}

interface CellProps {
  readonly row: Planned;
  readonly words: Words;
}

export const ruleText = (words: Words, { rule, memo }: Pick<Planned, 'rule' | 'memo'>): string =>
  rule === '' ? memo || words('books.origin.manual') : words.or(`posting_rule.${rule}`, rule);

/** What a rule is called, without what it does: the whole of it stands behind the cell. */
export const ruleName = (text: string): string => text.split(/：|: /, 1)[0] ?? text;

function RuleCell({ row, words }: CellProps) {
  const text = ruleText(words, row);
  return (
    <span title={text} className={classes.rule}>
      {row.reverses === null ? null : <Tag tone="bad">{words('books.reverses')}</Tag>}
      {row.lateOf === '' ? null : (
        <Tag tone="warn" title={words('books.lateMeaning', { day: row.lateOf })}>
          {words('books.late', { day: row.lateOf })}
        </Tag>
      )}
      <span>{row.rule === '' ? text : ruleName(text)}</span>
    </span>
  );
}

function Sides({ row, words }: CellProps) {
  const text = inOrder(row.postings)
    .map(
      (each) =>
        `${words(`books.side.${each.side}`)} ${nameIn(words, each)}${each.sub === '' ? '' : ` · ${subText(words, each)}`}`,
    )
    .join('　');
  return <span title={text}>{text}</span>;
}
