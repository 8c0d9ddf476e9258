/** What was agreed with a party, each as a sentence, the newest first, with whether it holds on a day; set, changed and ended by two persons. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AgreementView, EarlierAgreement, PartyView } from '../../../shared/contract/parties.ts';
import { agreementSentence } from '../../../shared/wording/agreement-sentence.ts';
import { OurClock } from '../../ui/day.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.ts';
import { localToday } from '../../ui/local-today.ts';
import { useMay } from '../../ui/rights.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../ui/words.ts';
import { AgreementEnd } from './agreement-end.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { standingOn } from './agreement-standing.ts';
import classes from './parties.module.css';

interface AgreementCardsProps {
  readonly party: PartyView;
  readonly agreements: readonly AgreementView[];
  readonly earlier: readonly EarlierAgreement[];
}

/** Others have accounts and nothing to agree on. */
export const mayAgree = ({ kind }: PartyView): boolean => kind === 'merchant' || kind === 'sub_merchant';

export function AgreementCards({ party, agreements, earlier }: AgreementCardsProps) {
  const words = useWords();
  const mayChange = useMay('parties') && mayAgree(party);
  const [edited, setEdited] = useState<AgreementView | 'new' | null>(null);
  const [ended, setEnded] = useState<AgreementView | null>(null);
  const [day, setDay] = useState(localToday);
  const add = () => setEdited('new');
  useKeys(
    mayChange && edited === null && ended === null
      ? { a: { label: words('parties.agreementSet'), run: add } }
      : {},
  );
  return (
    <>
      {agreements.length === 0 ? <p className={classes.text}>{words('parties.noAgreements')}</p> : null}
      {agreements.length > 1 ? (
        <div className={classes.asOf}>
          <DayField
            label={words('parties.agreementOn')}
            value={day}
            onChange={(typed) => setDay(typed === '' ? localToday() : typed)}
            isInline
          />
        </div>
      ) : null}
      <ul className={classes.cards}>
        {agreements.map((each) => (
          <AgreementCard
            key={each.id}
            agreement={each}
            earlier={earlier.filter(({ id }) => id === each.id)}
            day={day}
            onEdit={mayChange ? () => setEdited(each) : null}
            onEnd={mayChange && each.state !== 'ended' ? () => setEnded(each) : null}
          />
        ))}
      </ul>
      {mayChange ? (
        <Button mt={8} size="compact-sm" variant="default" rightSection={<KeyCap name="a" />} onClick={add}>
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

interface AgreementCardProps {
  readonly agreement: AgreementView;
  readonly earlier: readonly EarlierAgreement[];
  readonly day: string;
  /** Null where it may not be. */
  readonly onEdit: (() => void) | null;
  readonly onEnd: (() => void) | null;
}

function AgreementCard({ agreement, earlier, day, onEdit, onEnd }: AgreementCardProps) {
  const words = useWords();
  const sentence = (of: AgreementView) => agreementSentence(of, (id) => nameIn(of, id), words);
  const { standing, tone } = standingOn(agreement, day);
  return (
    <li className={classes.card} data-past={standing === 'past' || standing === 'never' || undefined}>
      <span>
        <Tag tone={tone}>{words(`agreementStanding.${standing}`)}</Tag> {sentence(agreement)}
      </span>
      {earlier.length === 0 ? null : (
        <details className={classes.earlier}>
          <summary>{words('parties.agreementChanged', { count: earlier.length })}</summary>
          <ul className={classes.history}>
            {earlier.map((each) => (
              <li key={each.version}>
                {sentence(each)}
                <div className={classes.said}>
                  <OurClock value={each.at} /> · {each.byName} · {each.reason}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
      <span className={classes.cardHead}>
        <span className={classes.said}>
          <OurClock value={agreement.at} /> · {agreement.byName}
        </span>
        <span className={classes.tags}>
          {onEnd === null ? null : (
            <Button size="compact-xs" variant="subtle" onClick={onEnd}>
              {words('parties.agreementEnd')}
            </Button>
          )}
          {onEdit === null ? null : (
            <Button size="compact-xs" variant="subtle" onClick={onEdit}>
              {words('parties.agreementEdit')}
            </Button>
          )}
        </span>
      </span>
    </li>
  );
}

const nameIn = ({ splits, splitNames }: AgreementView, partyId: string): string =>
  splitNames[splits.findIndex((each) => each.partyId === partyId)] ?? partyId;
