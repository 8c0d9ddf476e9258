/**
 * Which agreement holds on a day. One that names the channel goes before one for every channel; two for one party and channel never hold on one day.
 */
import type { Agreement } from '../../../../shared/domain/party.ts';
import type { Channel } from '../../../../shared/domain/statement-line.ts';

export interface StoredAgreement extends Agreement {
  readonly id: string;
  readonly version: number;
  readonly partyId: string;
  readonly state: 'set' | 'ended';
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

type Days = Pick<Agreement, 'from' | 'to'>;

export const holdsOn = ({ from, to }: Days, day: string): boolean => from <= day && (to === '' || day <= to);

const isEmpty = ({ from, to }: Days): boolean => to !== '' && to < from;

const doOverlap = (one: Days, other: Days): boolean =>
  !isEmpty(one) &&
  !isEmpty(other) &&
  (other.to === '' || one.from <= other.to) &&
  (one.to === '' || other.from <= one.to);

/** The one that stands in the way of another for the same party, of its channel and days. */
export const overlapping = (
  asked: Days & Pick<Agreement, 'channel'> & { readonly id: string; readonly partyId: string },
  agreements: readonly StoredAgreement[],
): StoredAgreement | undefined =>
  agreements.find(
    (each) =>
      each.id !== asked.id &&
      each.partyId === asked.partyId &&
      each.channel === asked.channel &&
      doOverlap(each, asked),
  );

/** `agreements` of one party. */
export const agreementOn = (
  agreements: readonly StoredAgreement[],
  channel: Channel,
  day: string,
): StoredAgreement | null => {
  const inForce = agreements.filter((each) => holdsOn(each, day));
  return (
    inForce.find((each) => each.channel === channel) ??
    inForce.find((each) => each.channel === 'none') ??
    null
  );
};
