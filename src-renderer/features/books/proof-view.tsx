/** Each account of the house: what the books say, what its statements say, and the difference; proved only where it is zero. */
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/client.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { DifferenceFigure } from '../../ui/difference.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RowsSkeleton } from '../../ui/page-skeleton.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { subText } from './account-name.ts';
import classes from './books.module.css';
import { PrintButton } from './range-bar.tsx';

type Row = Output<'journal.proof'>['rows'][number];
const TONES: Readonly<Record<Row['standing'], Tone>> = {
  proved: 'ok',
  differs: 'bad',
  not_stated: 'plain',
  behind: 'warn',
};

export function ProofView() {
  const words = useWords();
  const [asOf, setAsOf] = useState('');
  const proof = useAnswer('journal.proof', { asOf }, { keepsPrevious: true });
  return (
    <>
      <div className={classes.tools}>
        <p className={classes.muted}>{words('books.proofText')}</p>
        <span className={classes.spread} />
        <DayField label={words('books.proof.asOf')} value={asOf} onChange={setAsOf} isInline />
        <PrintButton />
      </div>
      {proof.error ? <ErrorNote error={proof.error} retry={() => void proof.refetch()} /> : null}
      {proof.error && !proof.data ? null : (
        <Panel className={classes.list} title={words('books.tab.proof')} isFlush>
          {proof.data ? <Proved rows={proof.data.rows} /> : <RowsSkeleton />}
        </Panel>
      )}
    </>
  );
}

function Proved({ rows }: { readonly rows: readonly Row[] }) {
  const words = useWords();
  if (rows.length === 0)
    return (
      <EmptyState
        icon={<IconShieldCheck size={36} stroke={1.2} aria-hidden />}
        title={words('books.proofEmpty')}
        text={words('books.proofEmptyText')}
      />
    );
  return (
    <div className={classes.tableScroll}>
      <table className={`${table.table} ${classes.proof}`} aria-label={words('books.tab.proof')}>
        <thead>
          <tr>
            <th>{words('books.col.account')}</th>
            <th>{words('books.col.currency')}</th>
            <th>{words('books.proof.standing')}</th>
            <th>{words('books.proof.statedOn')}</th>
            <th>{words('books.proof.file')}</th>
            <th className={table.right}>{words('books.proof.book')}</th>
            <th className={table.right}>{words('books.proof.stated')}</th>
            <th className={table.right}>{words('books.proof.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.account} ${row.sub} ${row.currency}`}>
              <td title={`${row.account} ${subText(words, row)}`}>
                {row.account} {subText(words, row)}
              </td>
              <td>{row.currency}</td>
              <td>
                <Tag tone={TONES[row.standing]}>{words(`books.proof.${row.standing}`)}</Tag>
              </td>
              <td>{row.statedOn === '' ? '–' : <Day value={row.statedOn} />}</td>
              <td title={row.file}>{row.file || '–'}</td>
              <td className={table.right}>
                <Amount minor={row.book} currency={row.currency} />
              </td>
              <td className={table.right}>
                <Amount minor={row.stated} currency={row.currency} />
              </td>
              <td className={table.right}>
                {row.difference === null ? (
                  '–'
                ) : (
                  <DifferenceFigure difference={row.difference} currency={row.currency} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
