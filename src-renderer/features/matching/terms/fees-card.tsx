/** What channels charge, as sentences; without any, what a schedule would do. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FeeView } from '../../../../shared/contract/terms.ts';
import { feeSentence, termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import table from '../../../ui/table.module.css';
import { useWords } from '../../../ui/words.ts';
import { EndDialog } from './end-dialog.tsx';
import { FeeDialog } from './fee-dialog.tsx';
import { Said } from './said-by.tsx';
import classes from './terms.module.css';

export function FeesCard({ fees }: { readonly fees: readonly FeeView[] }) {
  const words = useWords();
  const mayChange = useMay('match');
  const [edited, setEdited] = useState<FeeView | 'new' | null>(null);
  const [ended, setEnded] = useState<FeeView | null>(null);
  const add = mayChange ? (
    <Button variant="default" size="compact-sm" onClick={() => setEdited('new')}>
      {words('terms.addFee')}
    </Button>
  ) : null;
  return (
    <Panel title={words('terms.fees')} aside={add}>
      <p className={classes.text}>{words('terms.feesText')}</p>
      {fees.length === 0 ? (
        <EmptyState title={words('terms.feesNone')} text={words('terms.feesNoneText')} />
      ) : (
        <table className={`${table.table} ${classes.cycles}`} aria-label={words('terms.fees')}>
          <tbody>
            {fees.map((each) => {
              const owner = termsOwner(each, words);
              const what = `${owner} ${each.schedule.from}`;
              return (
                <tr key={`${owner} ${each.schedule.currency} ${each.schedule.from}`}>
                  <td className={classes.owner}>{owner}</td>
                  <td className={classes.sentence}>
                    {feeSentence(each.schedule, words)}
                    <Said at={each.at} byName={each.byName} />
                  </td>
                  <td className={table.right}>
                    {mayChange ? (
                      <>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={words('terms.endOf', { what })}
                          onClick={() => setEnded(each)}
                        >
                          {words('terms.end')}
                        </Button>
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={words('terms.editOf', { what })}
                          onClick={() => setEdited(each)}
                        >
                          {words('terms.edit')}
                        </Button>
                      </>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {edited === null ? null : (
        <FeeDialog now={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {ended ? (
        <EndDialog
          title={words('terms.endOf', { what: termsOwner(ended, words) })}
          change={{
            what: 'fee',
            channel: ended.channel,
            account: ended.account,
            schedule: ended.schedule,
            isEnded: true,
          }}
          onClose={() => setEnded(null)}
        />
      ) : null}
    </Panel>
  );
}
