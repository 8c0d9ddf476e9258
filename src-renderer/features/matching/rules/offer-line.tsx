/** A quiet line on the workbench: what was matched by hand lately could be a rule. Nothing where there is nothing to offer. */
import { IconBulb } from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import type { Leg } from '../../../../shared/domain/leg.ts';
import { useAnswer } from '../../../api/client.tsx';
import { useWords } from '../../../ui/words.ts';
import { offerText } from './offer-words.ts';
import classes from './offers.module.css';

export function OfferLine({ leg }: { readonly leg: Leg }) {
  const words = useWords();
  const offers = useAnswer('matching.ruleOffers', {}).data?.offers ?? [];
  const offer = offers.find((each) => each.leg === leg);
  if (!offer) return null;
  return (
    <p className={classes.quiet} role="status">
      <IconBulb size={14} aria-hidden />
      <span>{offerText(words, offer)}</span>
      <Link to="/rules">{words('offer.see')}</Link>
    </p>
  );
}
