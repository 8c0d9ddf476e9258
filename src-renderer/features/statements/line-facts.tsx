/** How we read a line, field by field, each with a mark of the cell it came from: pointed at, the mark shows the cell in the file below. */
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { OriginalRows } from '../../../shared/contract/source.ts';
import { Amount } from '../../ui/amount.tsx';
import { Day, Instant } from '../../ui/day.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { useWords, type Words } from '../../ui/words.ts';
import { fieldName } from './field-name.ts';
import { Movement, sourceText } from './line-columns.tsx';
import classes from './line-facts.module.css';
import { LINE_SOURCE } from './line-source.tsx';
import { columnMark, columnsOf, placeText } from './source-places.ts';

interface LineFactsProps {
  readonly line: LineView;
  readonly source: OriginalRows | undefined;
  readonly pointed: string | null;
  readonly onPoint: (field: string | null) => void;
}

export function LineFacts({ line, source, pointed, onPoint }: LineFactsProps) {
  const words = useWords();
  const at = (field: string): readonly number[] => (source ? columnsOf(source, field) : []);
  return (
    <Facts
      facts={factsOf(words, line).map(({ field, ...fact }) => ({
        ...fact,
        isPointed: pointed === field,
        ...(source && at(field).length > 0
          ? {
              onPoint: (isOn: boolean) => onPoint(isOn ? field : null),
              aside: (
                <WhereFrom
                  source={source}
                  row={line.row}
                  columns={at(field)}
                  field={fact.name}
                  onPoint={(isOn) => onPoint(isOn ? field : null)}
                />
              ),
            }
          : {}),
      }))}
    />
  );
}

interface WhereFromProps {
  readonly source: OriginalRows;
  readonly row: number;
  readonly columns: readonly number[];
  readonly field: string;
  readonly onPoint: (isOn: boolean) => void;
}

/** The columns by their marks; one step for the keyboard. */
function WhereFrom({ source, row, columns, field, onPoint }: WhereFromProps) {
  const words = useWords();
  const place = columns.map((column) => placeText(words, source, column, row)).join(words('source.and'));
  return (
    <button
      type="button"
      className={classes.from}
      title={place}
      aria-label={words('source.fieldFrom', { field, place })}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
      onClick={() => document.getElementById(LINE_SOURCE)?.scrollIntoView({ block: 'start' })}
    >
      {columns.map((column) => columnMark(source, column)).join(' ')}
    </button>
  );
}

type FieldFact = Fact & { readonly field: keyof LineView };

function factsOf(words: Words, line: LineView): FieldFact[] {
  const fact = (field: keyof LineView, value: ReactNode, isCode = false): FieldFact => ({
    field,
    name: fieldName(words, field),
    value,
    isCode,
  });
  const money = (field: 'gross' | 'fee' | 'orderAmount' | 'balance') => {
    const minor = line[field];
    return fact(
      field,
      minor === null ? null : <Amount minor={minor} currency={line.currency} showsCurrency />,
    );
  };
  const day = (field: 'bookingDate' | 'valueDate') =>
    fact(field, line[field] === '' ? '' : <Day value={line[field]} />);
  const { merchantOrderNo } = line;
  return [
    fact('channel', sourceText(words, line)),
    fact('account', line.account),
    fact('kind', words(`lineKind.${line.kind}`)),
    fact('direction', words(`direction.${line.direction ?? 'none'}`)),
    fact('net', <Movement line={line} />),
    money('gross'),
    money('fee'),
    money('orderAmount'),
    money('balance'),
    fact('status', line.status === 'none' ? '' : words(`lineStatus.${line.status}`)),
    fact('occurredAt', line.occurredAt === '' ? '' : <Instant value={line.occurredAt} />),
    day('bookingDate'),
    day('valueDate'),
    fact(
      'merchantOrderNo',
      merchantOrderNo === '' ? (
        ''
      ) : (
        <Anchor component={Link} to={`/orders/${encodeURIComponent(merchantOrderNo)}`} fz="inherit">
          {merchantOrderNo}
        </Anchor>
      ),
      true,
    ),
    fact('refundNo', line.refundNo, true),
    fact('channelTransactionId', line.channelTransactionId, true),
    fact('relatedTransactionId', line.relatedTransactionId, true),
    fact('batchNo', line.batchNo, true),
    fact('bankReference', line.bankReference, true),
    fact('counterparty', line.counterparty),
    fact('description', line.description),
  ];
}
