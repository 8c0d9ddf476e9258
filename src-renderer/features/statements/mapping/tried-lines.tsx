/** The first lines a mapping makes, as a list would show them; columns that no line fills are left out. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Instant } from '../../../ui/day.tsx';
import { saidAmount } from '../../../ui/line-amount.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from './try-result.module.css';

type TriedLine = Output<'mappings.try'>['lines'][number];

const numbersOf = (line: TriedLine): string[] =>
  [
    line.merchantOrderNo,
    line.refundNo,
    line.channelTransactionId,
    line.relatedTransactionId,
    line.batchNo,
    line.bankReference,
  ].filter((text) => text !== '');
const textOf = (line: TriedLine): string =>
  [line.counterparty, line.description].filter((text) => text !== '').join(' · ');

export function TriedLines({
  lines,
  total,
}: {
  readonly lines: readonly TriedLine[];
  readonly total: number;
}) {
  const words = useWords();
  const has = (is: (line: TriedLine) => boolean) => lines.some(is);
  const hasFee = has((line) => line.fee !== null);
  const hasBalance = has((line) => line.balance !== null);
  const hasNumbers = has((line) => numbersOf(line).length > 0);
  const hasStatus = has((line) => line.status !== 'none');
  if (lines.length === 0) return <p className={classes.none}>{words('mapping.noLines')}</p>;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th className={table.right}>{words('column.row')}</th>
          <th>{words('column.occurredAt')}</th>
          <th>{words('column.direction')}</th>
          <th className={table.right}>{words('column.net')}</th>
          {hasFee ? <th className={table.right}>{words('column.fee')}</th> : null}
          {hasBalance ? <th className={table.right}>{words('column.balance')}</th> : null}
          <th>{words('column.lineKind')}</th>
          {hasStatus ? <th>{words('column.status')}</th> : null}
          {hasNumbers ? <th>{words('column.reference')}</th> : null}
          <th>{words('mapping.text')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.row}>
            <td className={table.right}>{line.row.toLocaleString('en')}</td>
            <td>
              <Instant value={line.occurredAt || line.bookingDate} />
            </td>
            <td>{words(`direction.${line.direction ?? 'none'}`)}</td>
            <td className={table.right}>
              <Net line={line} />
            </td>
            {hasFee ? (
              <td className={table.right}>
                <Amount minor={line.fee} currency={line.currency} />
              </td>
            ) : null}
            {hasBalance ? (
              <td className={table.right}>
                <Amount minor={line.balance} currency={line.currency} />
              </td>
            ) : null}
            <td>{words(`lineKind.${line.kind}`)}</td>
            {hasStatus ? <td>{line.status === 'none' ? '' : words(`lineStatus.${line.status}`)}</td> : null}
            {hasNumbers ? (
              <td className={classes.text} title={numbersOf(line).join('\n')}>
                {numbersOf(line).join(' · ')}
              </td>
            ) : null}
            <td className={classes.text} title={textOf(line)}>
              {textOf(line)}
            </td>
          </tr>
        ))}
        {total > lines.length ? (
          <tr>
            <td className={classes.more} colSpan={10}>
              {words('mapping.more', { count: total - lines.length })}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function Net({ line }: { readonly line: TriedLine }) {
  const { currency, direction, net } = line;
  if (direction === null)
    return <Amount minor={saidAmount(line)} currency={currency} showsCurrency isMuted />;
  return (
    <Amount
      minor={direction === 'out' ? -net : net}
      currency={currency}
      isSigned={direction === 'in'}
      showsCurrency
    />
  );
}
