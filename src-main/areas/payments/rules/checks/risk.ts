/**
 * Risk control before money goes out: a reason that whoever pays may read, and a stop that an officer of compliance takes away.
 *
 * The stop's sentence is the same for every payment: that somebody is suspected is not for who pays to know (反洗钱法 art. 35). Where nobody could let it
 * go, it is a warning: a payment needs a second person anyway, and money must not hang for ever.
 */
import { type ItemCheck, PASS, stop, warn } from './check.ts';

export const riskReview: ItemCheck = ({ risk }) => {
  const [first, ...also] = risk?.reasons ?? [];
  if (first === undefined) return PASS;
  return warn(first, also.length > 0 ? { also: also.join(' ') } : {});
};

export const riskStop: ItemCheck = ({ risk }, { hasOfficer }) => {
  if (!risk?.isStopped) return PASS;
  return hasOfficer ? stop('held') : warn('no_officer');
};
