/** An agreement as one sentence: on its card, in its form as it is typed, and to who is asked to agree to it. */
import type { Facts } from '../contract/errors.ts';
import { formatMinorGrouped } from '../domain/money.ts';
import type { Agreement } from '../domain/party.ts';
import type { WordKey } from './catalogue.ts';
import { percentText } from './terms-sentence.ts';

type Say = (key: WordKey, facts?: Facts) => string;

/** `nameOf`: of a partner, masked where it has to be. */
export function agreementSentence(
  { mode, channel, from, to, feePpm, feeFixedMinor, isFeeReturned, splits }: Agreement,
  nameOf: (partyId: string) => string,
  say: Say,
): string {
  const hasFee = feePpm > 0 || feeFixedMinor > 0;
  return [
    say(`operatingMode.${mode}`),
    channel === 'none'
      ? say('parties.anyChannel')
      : say('agreement.channel', { channel: say(`channel.${channel}`) }),
    ...(feePpm > 0 ? [say('agreement.fee', { rate: percentText(feePpm) })] : []),
    ...(feeFixedMinor > 0
      ? [say('agreement.feeFixed', { amount: formatMinorGrouped(feeFixedMinor, 'CNY') })]
      : []),
    ...(hasFee
      ? [say(isFeeReturned ? 'agreement.feeReturned' : 'agreement.feeKept')]
      : [say('agreement.noFee')]),
    ...splits.map(({ partyId, sharePpm }) =>
      say('agreement.split', { name: nameOf(partyId), rate: percentText(sharePpm) }),
    ),
    to === '' ? say('agreement.from', { from }) : say('agreement.fromTo', { from, to }),
  ].join(' · ');
}
