/**
 * A whole list on paper: every row of it, not only those in sight, under its name and its days. Past a number of pages nobody reads it says how many
 * are left out; files take them all.
 */
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Column } from '../../ui/data-grid/data-grid.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../ui/words.ts';
import classes from './printed.module.css';

const PRINTED_MAX = 5000;
const PAGE_ROWS = 500;

interface PrintRowsProps<Row> {
  readonly title: string;
  /** Its days, its sums: what is read before the rows. */
  readonly facts: readonly string[];
  readonly columns: readonly Column<Row>[];
  readonly total: number;
  readonly fetchPage: (offset: number, limit: number) => Promise<{ readonly rows: readonly Row[] }>;
}

export function PrintRows<Row>({ title, facts, columns, total, fetchPage }: PrintRowsProps<Row>) {
  const words = useWords();
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const gather = async () => {
    setFault(null);
    try {
      const all: Row[] = [];
      while (all.length < Math.min(total, PRINTED_MAX)) {
        const page = await fetchPage(all.length, PAGE_ROWS);
        if (page.rows.length === 0) break;
        all.push(...page.rows);
      }
      setRows(all);
    } catch (failed) {
      setFault(failed);
    }
  };
  const print = () => void gather();
  useEffect(() => {
    if (rows === null) return;
    window.print();
    setRows(null);
  }, [rows]);
  useKeys({ 'shift+p': { label: words('books.print'), run: print } });
  return (
    <>
      <Button
        variant="default"
        disabled={total === 0}
        leftSection={<IconPrinter size={16} aria-hidden />}
        rightSection={<KeyCap name="shift+p" />}
        onClick={print}
      >
        {words('books.print')}
      </Button>
      {fault === null ? null : <ErrorNote error={fault} />}
      {rows === null
        ? null
        : createPortal(
            <Sheet title={title} facts={facts} columns={columns} rows={rows} total={total} />,
            document.body,
          )}
    </>
  );
}

interface SheetProps<Row> extends Omit<PrintRowsProps<Row>, 'fetchPage'> {
  readonly rows: readonly Row[];
}

function Sheet<Row>({ title, facts, columns, rows, total }: SheetProps<Row>) {
  const words = useWords();
  return (
    <section className={classes.printed}>
      <h1>{title}</h1>
      <p>{facts.filter((text) => text !== '').join(' · ')}</p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} data-right={column.align === 'right' || undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed row never moves.
            <tr key={at}>
              {columns.map((column) => (
                <td key={column.id} data-right={column.align === 'right' || undefined}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total ? <p>{words('books.printedMore', { count: total - rows.length })}</p> : null}
    </section>
  );
}
