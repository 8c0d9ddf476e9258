/** Rules offered from what persons matched by hand: shown with their examples, taken into a draft, or declined and not made again. */
import type { RuleOffer } from '../../../../shared/contract/match-rules.ts';
import type { LineView } from '../../../../shared/contract/shapes.ts';
import type { Leg } from '../../../../shared/domain/leg.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import type { Example, Offer } from '../rules/offers/example.ts';
import { offersFrom } from '../rules/offers/offers.ts';
import { answeredOffers, appendOfferWord, type OfferWord } from './offer-store.ts';
import type { RuleStore } from './rule-store.ts';

export interface OfferDeps {
  readonly ledger: Ledger;
  readonly record: AuditRecord;
  readonly now: () => string;
  readonly rules: RuleStore;
  /** Groups that persons made or confirmed, in force. */
  readonly examples: () => readonly Example[];
  readonly linesOf: (group: string) => { readonly left: LineView[]; readonly right: LineView[] };
}

const EXAMPLES_SHOWN = 3;

/** A key of the ledger's own length, the same for the same offer; other parties' names do not stand in it. */
const keyOf = (offer: Offer): string => `${offer.kind}-${sha256Of(offer.key).slice(0, 32)}`;

export function offerCalls(deps: OfferDeps): HandlersOf<'matching.ruleOffers' | 'matching.declineOffer'> {
  const { ledger, rules } = deps;
  return {
    'matching.ruleOffers': () => {
      const answered = answeredOffers(ledger);
      const offers = offersFrom(deps.examples(), rules.inForce()).filter(
        (each) => !answered.has(keyOf(each)),
      );
      return {
        offers: offers.map((offer): RuleOffer => {
          const examples = offer.examples
            .slice(0, EXAMPLES_SHOWN)
            .map((key) => ({ key, ...deps.linesOf(key) }));
          return {
            key: keyOf(offer),
            kind: offer.kind,
            leg: offer.leg,
            facts: { ...offer.facts, party: partyShown(examples) },
            support: offer.examples.length,
            examples,
            rule: { ...offer.rule, id: 'own_0', version: 1, name: '', place: freePlace(rules, offer.leg) },
          };
        }),
      };
    },
    'matching.declineOffer': ({ key }, info) => {
      say(deps, key, 'declined', info);
      info.changed('matching', 'record');
      return {};
    },
  };
}

export function say(
  { ledger, record, now }: Pick<OfferDeps, 'ledger' | 'record' | 'now'>,
  key: string,
  word: OfferWord,
  info: CallInfo,
): void {
  record.write(info, { action: `matching.offer_${word}`, subject: { offer: key } }, () =>
    appendOfferWord(ledger, { key, word, at: now(), by: info.person }),
  );
}

/** As this person may see it: names of private persons are masked in the lines she is shown. */
function partyShown([first]: RuleOffer['examples']): string {
  return first?.right[0]?.counterparty || first?.left[0]?.counterparty || '';
}

const PLACE_STEP = 10;

/** Behind all rules of the leg: what is learned never runs before what ships. */
function freePlace(rules: RuleStore, leg: Leg): number {
  const places = rules
    .inForce()
    .filter((rule) => rule.leg === leg)
    .map(({ place }) => place);
  return Math.max(0, ...places) + PLACE_STEP;
}
