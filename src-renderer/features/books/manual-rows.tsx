/** The rows of a manual entry: an account, its sub-ledger where it keeps some, and an amount on one side. What is wrong stands under the row. */
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ChartView } from '../../../shared/contract/journal-views.ts';
import table from '../../ui/table.module.css';
import { useWords } from '../../ui/words.ts';
import { nameIn } from './account-name.ts';
import classes from './books.module.css';
import type { ManualRow, RowProblem } from './manual-form.ts';
import type { SubChoice } from './use-subs.ts';

interface ManualRowsProps {
  readonly rows: readonly ManualRow[];
  readonly problems: ReadonlyMap<number, RowProblem>;
  readonly accounts: readonly ChartView[];
  readonly subsOf: (account: ChartView | undefined) => readonly SubChoice[];
  readonly onType: (at: number, typed: Partial<ManualRow>) => void;
  readonly onEven: (at: number) => void;
  readonly onRemove: (at: number) => void;
}

export function ManualRows(props: ManualRowsProps) {
  const words = useWords();
  return (
    <table className={`${table.table} ${classes.manualRows}`} aria-label={words('books.postings')}>
      <thead>
        <tr>
          <th>{words('books.col.account')}</th>
          <th>{words('books.manualSub')}</th>
          <th>{words('books.col.currency')}</th>
          <th className={table.right}>{words('books.debit')}</th>
          <th className={table.right}>{words('books.credit')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; nothing else tells two empty ones apart.
          <Row key={at} row={row} at={at} {...props} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  at,
  problems,
  accounts,
  subsOf,
  onType,
  onEven,
  onRemove,
}: ManualRowsProps & { readonly row: ManualRow; readonly at: number }) {
  const words = useWords();
  const account = accounts.find(({ code }) => code === row.account);
  const subs = subsOf(account);
  const problem = problems.get(at);
  const label = (name: string) => `${words('books.manualRow', { row: at + 1 })} ${name}`;
  const errorOf = (...those: readonly RowProblem[]) =>
    problem && those.includes(problem) ? words(`books.bad.${problem}`) : undefined;
  const amount = (side: 'debit' | 'credit') => (
    <TextInput
      aria-label={label(words(`books.${side}`))}
      inputMode="decimal"
      classNames={{ input: classes.amountInput ?? '' }}
      value={row[side]}
      error={
        (side === 'debit' ? row.debit !== '' || row.credit === '' : row.credit !== '')
          ? errorOf('amount', 'both')
          : undefined
      }
      onChange={(event) => onType(at, { [side]: event.currentTarget.value })}
    />
  );
  return (
    <tr>
      <td>
        <Select
          aria-label={label(words('books.col.account'))}
          searchable
          allowDeselect={false}
          data={accounts
            .filter(({ state }) => state === 'open')
            .map((each) => ({ value: each.code, label: `${each.code} ${nameIn(words, each)}` }))}
          value={row.account === '' ? null : row.account}
          error={errorOf('account')}
          onChange={(value) => onType(at, { account: value ?? '', sub: '' })}
        />
      </td>
      <td>
        {account && account.subLedger !== 'none' ? (
          <Select
            aria-label={label(words('books.manualSub'))}
            searchable
            allowDeselect={false}
            data={[...subs]}
            value={row.sub === '' ? null : row.sub}
            error={errorOf('sub')}
            onChange={(value) => onType(at, { sub: value ?? '' })}
          />
        ) : (
          <span className={classes.muted}>{words('books.manualSubNone')}</span>
        )}
      </td>
      <td>
        <TextInput
          aria-label={label(words('books.col.currency'))}
          maxLength={3}
          value={row.currency}
          error={errorOf('currency')}
          onChange={(event) => onType(at, { currency: event.currentTarget.value.toUpperCase() })}
        />
      </td>
      <td>{amount('debit')}</td>
      <td>{amount('credit')}</td>
      <td className={table.right}>
        <span className={classes.rowActs}>
          <Button variant="subtle" size="compact-sm" onClick={() => onEven(at)}>
            {words('books.manualEven')}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words('books.manualRemove', { row: at + 1 })}
            onClick={() => onRemove(at)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      </td>
    </tr>
  );
}
