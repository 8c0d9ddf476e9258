/** When each channel's money arrives, as sentences; shipped ones first say that they are defaults. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CycleView } from '../../../../shared/contract/terms.ts';
import { cycleSentence, termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../ui/words.ts';
import { CycleDialog } from './cycle-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import classes from './terms.module.css';
import { TermButton, TermRow, TermsTable } from './terms-table.tsx';

export function CyclesCard({ cycles }: { readonly cycles: readonly CycleView[] }) {
  const words = useWords();
  const mayChange = useMay('match');
  const [edited, setEdited] = useState<CycleView | 'new' | null>(null);
  const [reset, setReset] = useState<CycleView | null>(null);
  return (
    <Panel
      title={words('terms.cycles')}
      aside={
        mayChange ? (
          <Button variant="default" size="compact-sm" onClick={() => setEdited('new')}>
            {words('terms.addAccount')}
          </Button>
        ) : null
      }
    >
      <p className={classes.text}>{words('terms.cyclesText')}</p>
      <TermsTable label={words('terms.cycles')}>
        {inOrder(cycles).map((each) => {
          const owner = termsOwner(each, words);
          return (
            <TermRow
              key={`${each.channel} ${each.account}`}
              of={each}
              sentence={cycleSentence(each.cycle, words)}
              at={each.at}
              byName={each.byName}
              tag={
                <Tag tone={each.origin === 'own' ? 'accent' : 'plain'}>{words(`terms.${each.origin}`)}</Tag>
              }
            >
              {mayChange && each.origin === 'own' ? (
                <TermButton
                  text={words('terms.reset')}
                  what={words('terms.resetOf', { what: owner })}
                  onClick={() => setReset(each)}
                />
              ) : null}
              {mayChange ? (
                <TermButton
                  text={words('terms.edit')}
                  what={words('terms.editOf', { what: owner })}
                  onClick={() => setEdited(each)}
                />
              ) : null}
            </TermRow>
          );
        })}
      </TermsTable>
      {edited === null ? null : (
        <CycleDialog now={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {reset ? (
        <EndDialog
          title={words('terms.resetOf', { what: termsOwner(reset, words) })}
          change={{ what: 'cycle', channel: reset.channel, account: reset.account, cycle: null }}
          onClose={() => setReset(null)}
        />
      ) : null}
    </Panel>
  );
}

/** What has no name of its own comes last. */
const inOrder = (cycles: readonly CycleView[]): readonly CycleView[] => [
  ...cycles.filter(({ channel }) => channel !== 'other'),
  ...cycles.filter(({ channel }) => channel === 'other'),
];
