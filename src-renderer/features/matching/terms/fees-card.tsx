/** What channels charge, as sentences; without any, what a schedule would do; and what channels publish, which holds for nothing until it is taken over. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FeeView, SuggestedFee } from '../../../../shared/contract/terms.ts';
import type { FeeTerms } from '../../../../shared/domain/settlement-terms.ts';
import { feeSentence, termsOwner } from '../../../../shared/wording/terms-sentence.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { useWords } from '../../../ui/words.ts';
import { EndDialog } from './end-dialog.tsx';
import { FeeDialog } from './fee-dialog.tsx';
import classes from './terms.module.css';
import { TermButton, TermRow, TermsTable } from './terms-table.tsx';

export interface FeeAsked {
  /** adopt: a published one, to be taken over as it is or mended first. */
  readonly as: 'new' | 'edit' | 'adopt';
  readonly of: FeeTerms | null;
  /** When what is edited was said; '' of others. */
  readonly at: string;
}

interface FeesCardProps {
  readonly fees: readonly FeeView[];
  readonly suggested: readonly SuggestedFee[];
}

export function FeesCard({ fees, suggested }: FeesCardProps) {
  const words = useWords();
  const mayChange = useMay('match');
  const [asked, setAsked] = useState<FeeAsked | null>(null);
  const [ended, setEnded] = useState<FeeView | null>(null);
  const add = () => setAsked({ as: 'new', of: null, at: '' });
  useKeys(
    mayChange && asked === null && ended === null ? { n: { label: words('terms.addFee'), run: add } } : {},
  );
  const nameOf = (of: FeeTerms) =>
    [termsOwner(of, words), ...of.schedule.words, of.schedule.from, of.schedule.to].join(' ').trim();
  const titleOf = ({ as, of }: FeeAsked): string => {
    if (as === 'new' || of === null) return words('terms.addFee');
    if (as === 'adopt') return words('terms.adoptOf', { what: termsOwner(of, words) });
    return words('terms.editOf', { what: `${termsOwner(of, words)} ${words('terms.fees')}` });
  };
  return (
    <Panel
      title={words('terms.fees')}
      aside={
        mayChange ? (
          <Button variant="default" size="compact-sm" rightSection={<KeyCap name="n" />} onClick={add}>
            {words('terms.addFee')}
          </Button>
        ) : null
      }
    >
      <p className={classes.text}>{words('terms.feesText')}</p>
      {fees.length === 0 ? (
        <EmptyState title={words('terms.feesNone')} text={words('terms.feesNoneText')} />
      ) : (
        <TermsTable label={words('terms.fees')}>
          {fees.map((each) => (
            <TermRow
              key={`${nameOf(each)} ${each.schedule.currency}`}
              of={each}
              sentence={feeSentence(each.schedule, words)}
              at={each.at}
              byName={each.byName}
            >
              {mayChange ? (
                <>
                  <TermButton
                    text={words('terms.end')}
                    what={words('terms.endOf', { what: nameOf(each) })}
                    onClick={() => setEnded(each)}
                  />
                  <TermButton
                    text={words('terms.edit')}
                    what={words('terms.editOf', { what: nameOf(each) })}
                    onClick={() => setAsked({ as: 'edit', of: each, at: each.at })}
                  />
                </>
              ) : null}
            </TermRow>
          ))}
        </TermsTable>
      )}
      {suggested.length === 0 ? null : (
        <details className={classes.suggested} open={fees.length === 0}>
          <summary>{words('terms.suggested', { count: suggested.length })}</summary>
          <p className={classes.text}>{words('terms.suggestedText')}</p>
          <TermsTable label={words('terms.suggestedList')}>
            {suggested.map((each) => (
              <TermRow
                key={`${nameOf(each)} ${each.schedule.currency}`}
                of={each}
                sentence={feeSentence(each.schedule, words)}
                at=""
                byName=""
                source={words('terms.source', { source: each.source })}
              >
                {mayChange ? (
                  <TermButton
                    text={words('terms.adopt')}
                    what={words('terms.adoptOf', { what: nameOf(each) })}
                    onClick={() => setAsked({ as: 'adopt', of: each, at: '' })}
                  />
                ) : null}
              </TermRow>
            ))}
          </TermsTable>
        </details>
      )}
      {asked === null ? null : (
        <FeeDialog asked={asked} title={titleOf(asked)} onClose={() => setAsked(null)} />
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
