/** What was agreed with a party, each as a sentence, the newest first; set, changed and ended by two persons. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AgreementView, PartyView } from '../../../shared/contract/parties.ts';
import { agreementSentence } from '../../../shared/wording/agreement-sentence.ts';
import { OurClock } from '../../ui/day.tsx';
import { useMay } from '../../ui/rights.tsx';
import { useWords } from '../../ui/words.ts';
import { AgreementEnd } from './agreement-end.tsx';
import { AgreementForm } from './agreement-form.tsx';
import classes from './parties.module.css';

interface AgreementCardsProps {
  readonly party: PartyView;
  readonly agreements: readonly AgreementView[];
}

/** Others have accounts and nothing to agree on. */
export const mayAgree = ({ kind }: PartyView): boolean => kind === 'merchant' || kind === 'sub_merchant';

export function AgreementCards({ party, agreements }: AgreementCardsProps) {
  const words = useWords();
  const mayChange = useMay('parties') && mayAgree(party);
  const [edited, setEdited] = useState<AgreementView | 'new' | null>(null);
  const [ended, setEnded] = useState<AgreementView | null>(null);
  return (
    <>
      {agreements.length === 0 ? <p className={classes.text}>{words('parties.noAgreements')}</p> : null}
      <ul className={classes.cards}>
        {agreements.map((each) => (
          <li key={each.id} className={classes.card} data-past={each.state === 'ended' || undefined}>
            <span>{agreementSentence(each, (id) => nameIn(each, id), words)}</span>
            <span className={classes.cardHead}>
              <span className={classes.said}>
                <OurClock value={each.at} /> · {each.byName}
              </span>
              {mayChange ? (
                <span className={classes.tags}>
                  {each.state === 'ended' ? null : (
                    <Button size="compact-xs" variant="subtle" onClick={() => setEnded(each)}>
                      {words('parties.agreementEnd')}
                    </Button>
                  )}
                  <Button size="compact-xs" variant="subtle" onClick={() => setEdited(each)}>
                    {words('parties.agreementEdit')}
                  </Button>
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {mayChange ? (
        <Button mt={8} size="compact-sm" variant="default" onClick={() => setEdited('new')}>
          {words('parties.agreementSet')}
        </Button>
      ) : null}
      {edited === null ? null : (
        <AgreementForm party={party} now={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {ended ? <AgreementEnd agreement={ended} onClose={() => setEnded(null)} /> : null}
    </>
  );
}

const nameIn = ({ splits, splitNames }: AgreementView, partyId: string): string =>
  splitNames[splits.findIndex((each) => each.partyId === partyId)] ?? partyId;
