/** Rules offered from what persons matched by hand: what they saw each time, in words, with their own matches beside it. */
import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import type { RuleOffer } from '../../../../shared/contract/match-rules.ts';
import { useAnswer, useAsk } from '../../../api/client.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SideLines } from '../../../ui/review/side-lines.tsx';
import { useMay } from '../../../ui/rights.tsx';
import { sayDone } from '../../../ui/said.ts';
import { useWords } from '../../../ui/words.ts';
import { offerText } from './offer-words.ts';
import classes from './offers.module.css';

export function OffersPanel({ onTake }: { readonly onTake: (offer: RuleOffer) => void }) {
  const words = useWords();
  const mayMatch = useMay('match');
  const answer = useAnswer('matching.ruleOffers', {});
  const decline = useAsk('matching.declineOffer');
  const offers = answer.data?.offers ?? [];
  if (offers.length === 0) return <ErrorNote error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <Panel title={words('offer.title')} aside={words('offer.count', { count: offers.length })}>
      <ul className={classes.offers}>
        {offers.map((offer) => (
          <li key={offer.key}>
            <IconBulb size={16} aria-hidden />
            <div className={classes.offer}>
              <p>
                <strong>{words(`leg.${offer.leg}`)}</strong> {offerText(words, offer)}{' '}
                <span className={classes.muted}>{words('offer.support', { count: offer.support })}</span>
              </p>
              <details>
                <summary>{words('offer.examples', { count: offer.examples.length })}</summary>
                {offer.examples.map((example) => (
                  <div key={example.key} className={classes.example}>
                    <SideLines title={words(`leg.${offer.leg}.left`)} lines={example.left} />
                    <SideLines title={words(`leg.${offer.leg}.right`)} lines={example.right} />
                  </div>
                ))}
              </details>
            </div>
            {mayMatch ? (
              <div className={classes.offerActions}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  onClick={() =>
                    decline.mutate({ key: offer.key }, { onSuccess: () => sayDone(words('offer.declined')) })
                  }
                >
                  {words('offer.decline')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => onTake(offer)}>
                  {words('offer.take')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <ErrorNote error={decline.error} />
    </Panel>
  );
}
