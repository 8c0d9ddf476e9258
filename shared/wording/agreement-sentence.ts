/** An agreement as one sentence: on its card, in its form as it is typed, and to who is asked to agree to it. */
import type { Facts } from '../contract/errors.ts';
import type { Agreement } from '../domain/party.ts';
import type { SettlementCycle } from '../domain/settlement-terms.ts';
import type { WordKey } from './catalogue.ts';
import { percentText, reserveSentence, termsAmount, tiersSentence } from './terms-sentence.ts';

type Say = (key: WordKey, facts?: Facts) => string;

/** `nameOf`: of a partner, masked where it has to be. */
export function agreementSentence(agreed: Agreement, nameOf: (partyId: string) => string, say: Say): string {
  const { mode, channel, from, to, splits, cycle, reserve } = agreed;
  return [
    say(`operatingMode.${mode}`),
    channel === 'none'
      ? say('parties.anyChannel')
      : say('agreement.channel', { channel: say(`channel.${channel}`) }),
    ...feeParts(agreed, say),
    ...splits.map(({ partyId, sharePpm }) =>
      say('agreement.split', { name: nameOf(partyId), rate: percentText(sharePpm) }),
    ),
    // Where the sales are ours, nothing is paid to anybody by a cycle.
    ...(mode === 'agent' ? [payText(cycle, say)] : []),
    ...(reserve === null ? [] : [reserveSentence(reserve, say, from)]),
    to === '' ? say('agreement.from', { from }) : say('agreement.fromTo', { from, to }),
  ].join(' · ');
}

function feeParts(agreed: Agreement, say: Say): readonly string[] {
  const { feePpm, feeFixedMinor, feeMinMinor, feeCapMinor, feeTiers, isFeeReturned } = agreed;
  const parts = [
    ...(feePpm > 0 ? [say('agreement.fee', { rate: percentText(feePpm) })] : []),
    ...(feeFixedMinor > 0 ? [say('agreement.feeFixed', { amount: termsAmount(feeFixedMinor) })] : []),
    ...(feeMinMinor === null ? [] : [say('agreement.feeMin', { amount: termsAmount(feeMinMinor) })]),
    ...(feeCapMinor === null ? [] : [say('agreement.feeCap', { amount: termsAmount(feeCapMinor) })]),
    ...(feeTiers === null ? [] : [tiersSentence(feeTiers, termsAmount, say)]),
  ];
  return parts.length === 0
    ? [say('agreement.noFee')]
    : [...parts, say(isFeeReturned ? 'agreement.feeReturned' : 'agreement.feeKept')];
}

/** When she is paid. Grace and bills are the channels' affair and none of hers. */
const payText = ({ days, unit, cutOff, minimumMinor, roll }: SettlementCycle, say: Say): string =>
  [
    days === 0 ? say('agreement.pay.sameDay') : say(`agreement.pay.${unit}`, { count: days }),
    ...(roll === 'following' ? [] : [say(`terms.rolls.${roll}`)]),
    ...(cutOff === null ? [] : [say('terms.cutOff.at', { time: cutOff })]),
    ...(minimumMinor === null ? [] : [say('agreement.pay.least', { amount: termsAmount(minimumMinor) })]),
  ].join(say('terms.comma'));
