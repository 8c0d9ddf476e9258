/** The columns of the list of links: both ends beside each other, the amount once. */
import type { LineLink } from '../../../shared/contract/links.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Day } from '../../ui/day.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { Words } from '../../ui/words.ts';
import { sourceText } from './line-columns.tsx';
import { daysText } from './links-evidence.tsx';
import { LINK_TONES } from './links-states.ts';

type End = LineLink['a'];

const dayOf = (line: End) => (line.occurredAt || line.bookingDate).slice(0, 10);
/** The account it moved on: a bank's by its number, a wallet's by its name before it. */
const endText = (words: Words, line: End): string => {
  const wallet = line.sourceKind === 'bank' && line.account !== '' ? '' : sourceText(words, line);
  return [wallet, line.account, line.counterparty].filter((text) => text !== '').join(' · ');
};

/** Where there is little room, the end of a masked number stands for it: the beginnings of one bank's accounts are all alike. */
const shortEndText = (words: Words, line: End): string =>
  endText(words, { ...line, account: line.account.replace(/^[^*]*\*+(?=[^*]+$)/, '*') });

export const linkColumns = (words: Words, isWide: boolean): Column<LineLink>[] =>
  allColumns(words, isWide).filter(({ id }) => isWide || !ONLY_WIDE.has(id));
const ONLY_WIDE: ReadonlySet<string> = new Set(['days']);

const allColumns = (words: Words, isWide: boolean): Column<LineLink>[] => [
  {
    id: 'day',
    header: words('matching.col.day'),
    width: isWide ? 110 : 66,
    render: ({ a }) =>
      isWide ? <Day value={dayOf(a)} /> : <span title={dayOf(a)}>{dayOf(a).slice(5)}</span>,
  },
  {
    id: 'kind',
    header: words('links.kind'),
    width: words.locale === 'en' ? (isWide ? 162 : 140) : 104,
    render: ({ kind }) => words(`link.${kind}`),
  },
  {
    id: 'from',
    header: words('links.from'),
    width: 84,
    grow: 1,
    render: ({ a }) => <span title={endText(words, a)}>{(isWide ? endText : shortEndText)(words, a)}</span>,
  },
  {
    id: 'to',
    header: words('links.to'),
    width: 84,
    grow: 1,
    render: ({ b }) => <span title={endText(words, b)}>{(isWide ? endText : shortEndText)(words, b)}</span>,
  },
  {
    id: 'days',
    header: words('links.apart'),
    width: 110,
    render: ({ days }) => daysText(words, days),
  },
  {
    id: 'amount',
    header: words('column.amount'),
    width: 120,
    align: 'right',
    render: ({ a }) => <Amount minor={a.gross ?? a.net} currency={a.currency} showsCurrency />,
  },
  {
    id: 'state',
    header: words('column.state'),
    width: words.locale === 'en' ? 108 : 86,
    render: ({ state }) => <Tag tone={LINK_TONES[state]}>{words(`linkState.${state}`)}</Tag>,
  },
];
