/** The columns of a list of lines. */
import { IconArrowsExchange2, IconEqual, IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { ListedLine } from '../../../shared/contract/statements.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { Instant } from '../../ui/day.tsx';
import { saidAmount } from '../../ui/line-amount.tsx';
import type { Words } from '../../ui/words.ts';
import classes from './lines-view.module.css';

export const lineColumns = (words: Words): Column<ListedLine>[] => [
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
    width: words.locale === 'en' ? 84 : 70,
    render: (line) => words(`lineKind.${line.kind}`),
  },
  {
    id: 'net',
    header: words('column.net'),
    width: 134,
    align: 'right',
    sorts: true,
    render: (line) => <Movement line={line} isSuperseded={line.version === 'superseded'} />,
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
    width: 140,
    grow: 1,
    render: (line) => (
      <LongNumber value={line.merchantOrderNo || line.channelTransactionId || line.bankReference} />
    ),
  },
  {
    id: 'description',
    header: words('column.description'),
    width: 96,
    grow: 1,
    render: (line) => [line.counterparty, line.description].filter((text) => text !== '').join(' · '),
  },
  {
    id: 'status',
    header: words('column.status'),
    width: words.locale === 'en' ? 86 : 74,
    render: (line) => (line.status === 'none' ? '' : words(`lineStatus.${line.status}`)),
  },
  {
    id: 'marks',
    header: words('links.marks'),
    width: 56,
    render: (line) => <Marks words={words} line={line} />,
  },
];

/** Numbers of one day begin alike: where there is no room for all of one, its end is kept. One text still, to be copied and heard as one. */
const LongNumber = ({ value }: { readonly value: string }) => (
  <span className={classes.number} title={value}>
    <bdi dir="ltr">{value}</bdi>
  </span>
);

/** That a line has several versions, and that it is linked: an icon each, with its words for who hears or points. */
function Marks({ words, line }: { readonly words: Words; readonly line: ListedLine }) {
  const LinkIcon = line.link === 'own_transfer' ? IconArrowsExchange2 : IconEqual;
  return (
    <span className={classes.marks}>
      {line.version === 'none' ? null : (
        <Mark
          text={words(`versions.mark.${line.version}`)}
          icon={<IconHistory size={14} aria-hidden />}
          isWarning={line.version === 'superseded'}
        />
      )}
      {line.link === null ? null : (
        <Mark text={words(`links.mark.${line.link}`)} icon={<LinkIcon size={14} aria-hidden />} />
      )}
    </span>
  );
}

interface MarkProps {
  readonly text: string;
  readonly icon: ReactNode;
  readonly isWarning?: boolean;
}

const Mark = ({ text, icon, isWarning }: MarkProps) => (
  <span role="img" aria-label={text} title={text} data-warning={isWarning || undefined}>
    {icon}
  </span>
);

/** A bank's statement is one, whoever the bank; a channel that is not stated is not said. */
export const sourceText = (words: Words, of: Pick<LineView, 'sourceKind' | 'channel'>): string => {
  const kind = words(`sourceKind.${of.sourceKind}`);
  return of.sourceKind === 'bank' || of.channel === 'none'
    ? kind
    : `${words(`channel.${of.channel}`)} · ${kind}`;
};

/** Out is a minus from the account's side; what moved nothing, and a version that counts no more, is said in grey, without a sign. */
export function Movement({
  line,
  isSuperseded,
}: {
  readonly line: Pick<LineView, 'direction' | 'net' | 'gross' | 'orderAmount' | 'currency'>;
  readonly isSuperseded?: boolean;
}) {
  if (line.direction === null || isSuperseded)
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
