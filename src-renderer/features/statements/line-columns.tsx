/** The columns of a list of lines. */
import type { LineView } from '../../../shared/contract/shapes.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Instant } from '../../ui/day.tsx';
import { saidAmount } from '../../ui/line-amount.tsx';
import type { Words } from '../../ui/words.ts';

export const lineColumns = (words: Words): Column<LineView>[] => [
  {
    id: 'row',
    header: words('column.row'),
    width: 58,
    align: 'right',
    sorts: true,
    render: (line) => line.row.toLocaleString('en'),
  },
  {
    id: 'time',
    header: words('column.occurredAt'),
    width: 168,
    sorts: true,
    render: (line) => <Instant value={line.occurredAt || line.bookingDate} />,
  },
  {
    id: 'channel',
    header: words('column.sourceKind'),
    width: 136,
    render: (line) => sourceText(words, line),
  },
  {
    id: 'kind',
    header: words('column.lineKind'),
    width: 70,
    render: (line) => words(`lineKind.${line.kind}`),
  },
  {
    id: 'net',
    header: words('column.net'),
    width: 134,
    align: 'right',
    sorts: true,
    render: (line) => <Movement line={line} />,
  },
  {
    id: 'fee',
    header: words('column.fee'),
    width: 66,
    align: 'right',
    render: (line) => <Amount minor={line.fee} currency={line.currency} />,
  },
  {
    id: 'reference',
    header: words('column.reference'),
    width: 176,
    grow: 1,
    render: (line) => line.merchantOrderNo || line.channelTransactionId || line.bankReference,
  },
  {
    id: 'description',
    header: words('column.description'),
    width: 110,
    grow: 1,
    render: (line) => [line.counterparty, line.description].filter((text) => text !== '').join(' · '),
  },
  {
    id: 'status',
    header: words('column.status'),
    width: 74,
    render: (line) => (line.status === 'none' ? '' : words(`lineStatus.${line.status}`)),
  },
];

export const sourceText = (words: Words, line: LineView): string =>
  line.sourceKind === 'bank'
    ? words('sourceKind.bank')
    : `${words(`channel.${line.channel}`)} · ${words(`sourceKind.${line.sourceKind}`)}`;

/** Out is a minus from the account's side; what moved nothing is said in grey, without a sign. */
export function Movement({ line }: { readonly line: LineView }) {
  if (line.direction === null)
    return <Amount minor={saidAmount(line)} currency={line.currency} showsCurrency isMuted />;
  return (
    <Amount
      minor={line.direction === 'out' ? -line.net : line.net}
      currency={line.currency}
      isSigned={line.direction === 'in'}
      showsCurrency
    />
  );
}
