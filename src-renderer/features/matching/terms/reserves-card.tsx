/** What channels hold back of sales, as sentences: each word with its first day, and which of them holds today. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReserveView } from '../../../../shared/contract/terms.ts';
import { reserveOf } from '../../../../shared/domain/terms-in-force.ts';
import { reserveSentence, termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { localToday } from '../../../ui/local-today.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { ReserveDialog } from './reserve-dialog.tsx';
import { ReserveEnd } from './reserve-end.tsx';
import classes from './terms.module.css';
import { TermButton, TermRow, TermsTable } from './terms-table.tsx';

export function ReservesCard({ reserves }: { readonly reserves: readonly ReserveView[] }) {
  const words = useWords();
  const mayChange = useMay('match');
  const [edited, setEdited] = useState<ReserveView | 'new' | null>(null);
  const [ended, setEnded] = useState<ReserveView | null>(null);
  const today = localToday();
  return (
    <Panel
      title={words('terms.reserves')}
      aside={
        mayChange ? (
          <Button variant="default" size="compact-sm" onClick={() => setEdited('new')}>
            {words('terms.addReserve')}
          </Button>
        ) : null
      }
    >
      <p className={classes.text}>{words('terms.reservesText')}</p>
      {reserves.length === 0 ? (
        <p className={classes.text}>{words('terms.reservesNone')}</p>
      ) : (
        <TermsTable label={words('terms.reserves')}>
          {reserves.map((each) => {
            const what = `${termsOwner(each, words)} ${words('terms.reserves')} ${each.reserve.from}`;
            const isInForce = reserveOf({ reserves }, each, today) === each.reserve;
            const holds = each.reserve.ratePpm > 0;
            return (
              <TermRow
                key={what}
                of={each}
                sentence={reserveSentence(each.reserve, words)}
                at={each.at}
                byName={each.byName}
                tag={isInForce && holds ? <Tag tone="accent">{words('terms.inForce')}</Tag> : null}
              >
                {mayChange && holds ? (
                  <>
                    <TermButton
                      text={words('terms.end')}
                      what={words('terms.reserveEndOf', { what })}
                      onClick={() => setEnded(each)}
                    />
                    <TermButton
                      text={words('terms.edit')}
                      what={words('terms.editOf', { what })}
                      onClick={() => setEdited(each)}
                    />
                  </>
                ) : null}
              </TermRow>
            );
          })}
        </TermsTable>
      )}
      {edited === null ? null : (
        <ReserveDialog now={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {ended ? <ReserveEnd now={ended} onClose={() => setEnded(null)} /> : null}
    </Panel>
  );
}
