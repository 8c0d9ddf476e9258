/** From which sum on the law wants a report, since when and by which rule: dated, so that an old day is judged by what held then. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../../api/client.tsx';
import { Amount } from '../../../ui/amount.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { RowsSkeleton } from '../../../ui/page-skeleton.tsx';
import tables from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import classes from '../risk.module.css';

export function Thresholds() {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {words('risk.thresholds')}
      </Button>
      {isOpen ? <ThresholdsDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const DIALOG_WIDTH = 860;

function ThresholdsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const answer = useAnswer('risk.thresholds', {});
  return (
    <Modal
      opened
      size={DIALOG_WIDTH}
      onClose={onClose}
      title={words('risk.thresholds')}
      closeButtonProps={{ 'aria-label': words('action.close') }}
    >
      <div className={classes.form}>
        <p className={classes.muted}>{words('risk.thresholdsText')}</p>
        <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
        {answer.data ? (
          <div className={classes.tableScroll} data-scrolls>
            <table className={tables.table} aria-label={words('risk.thresholds')}>
              <thead>
                <tr>
                  <th>{words('risk.rule')}</th>
                  <th className={tables.right}>{words('risk.col.threshold')}</th>
                  <th>{words('risk.holds')}</th>
                  <th>{words('risk.source')}</th>
                </tr>
              </thead>
              <tbody>
                {answer.data.rows.map((row) => (
                  <tr key={`${row.rule} ${row.currency} ${row.from}`}>
                    <td>
                      {row.code} {words.or(`large_value.${row.rule}`, row.rule)}
                    </td>
                    <td className={tables.right}>
                      <Amount minor={row.amount} currency={row.currency} showsCurrency />
                    </td>
                    <td className={classes.figure}>
                      {row.from} – {row.to || words('risk.untilNow')}
                    </td>
                    <td className={classes.wraps}>{row.source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : answer.error ? null : (
          <RowsSkeleton />
        )}
      </div>
    </Modal>
  );
}
