/** Fees, refunds, exceptions, reserve, splits and what is owed the other way round: what a reviewer weighs before she signs. */
import { type Check, pass, said, stop, unchecked, warn } from './check.ts';

export const feeVariance: Check = ({ batch }) => {
  const { feeVariance: variance } = batch;
  // Hers are computed by her agreement: there is nothing charged to hold them against.
  if (batch.side === 'merchant') return unchecked('by_agreement');
  if (variance === null) return unchecked('no_schedule');
  if (variance === 0) return pass('as_agreed', { fees: said(-batch.figures.fees, batch) });
  return warn(variance > 0 ? 'overcharged' : 'undercharged', { difference: said(Math.abs(variance), batch) });
};

export const refunds: Check = ({ batch, oldRefunds }) => {
  const { sales, refunds: given } = batch.figures;
  if (oldRefunds.count > 0)
    return warn('old_sales', { count: oldRefunds.count, amount: said(oldRefunds.amount, batch) });
  if (given === 0) return pass('none');
  const facts = { refunds: said(-given, batch), sales: said(sales, batch) };
  // A correction holds what came late: there is nothing it could be above of.
  return -given > sales && batch.correction === 0 ? warn('above_sales', facts) : pass('within', facts);
};

export const openExceptions: Check = ({ batch, exceptions: { count, amount, breaks } }) => {
  if (breaks > 0) return stop('breaks', { count: breaks });
  return count === 0 ? pass('none') : warn('open', { count, amount: said(amount, batch) });
};

export const reserve: Check = ({ batch, reserveExpected }) => {
  const { reserve_held: held, reserve_released: released } = batch.figures;
  if (reserveExpected === null)
    return held === 0 && released === 0
      ? unchecked('none')
      : pass(batch.side === 'merchant' ? 'by_agreement' : 'stated', {
          held: said(-held, batch),
          released: said(released, batch),
        });
  const facts = { held: said(-held, batch), expected: said(reserveExpected, batch) };
  return -held === reserveExpected ? pass('as_agreed', facts) : warn('differs', facts);
};

export const negative: Check = ({ batch, negativeSince }) =>
  batch.net >= 0
    ? pass('none')
    : warn('below', { net: said(batch.net, batch), since: negativeSince || batch.from });

const PPM = 1_000_000n;

export const splits: Check = ({ batch, sharing, lateSplits }) => {
  const { splits: shared, sales } = batch.figures;
  if (shared === 0) return unchecked('none');
  if (lateSplits > 0) return warn('past_release', { count: lateSplits });
  if (!sharing) return unchecked('no_terms');
  const facts = { shared: said(-shared, batch), percent: String(sharing.maxPpm / 10_000) };
  const isAbove = BigInt(-shared) * PPM > BigInt(Math.max(0, sales)) * BigInt(sharing.maxPpm);
  return isAbove && batch.correction === 0 ? warn('above_limit', facts) : pass('within', facts);
};
