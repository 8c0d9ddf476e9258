/** Whether a batch agrees with itself, and with what the channel, the fund bill, the bank and the books say of the same money. */
import { netOf } from '../../../../../shared/domain/settlement.ts';
import { type Check, type CheckedBatch, type Found, pass, said, stop, unchecked, warn } from './check.ts';

export const periodComplete: Check = ({ batch }) =>
  batch.isComplete
    ? pass('complete', { from: batch.from, to: batch.to })
    : stop('gathering', { from: batch.from, to: batch.to });

/** A fault of ours where it does not hold: nobody may sign over it. */
export const movements: Check = ({ batch }) => {
  const sum = netOf(batch.figures, batch.opening);
  const facts = { opening: said(batch.opening, batch), net: said(batch.net, batch), sum: said(sum, batch) };
  return sum === batch.net && batch.addsUp ? pass('add_up', facts) : stop('do_not_add_up', facts);
};

/** What a channel settled, which is hers with us and not with a merchant of ours. */
const ofChannel = (batch: CheckedBatch, theirs: number | null): Found => {
  if (batch.side === 'merchant') return unchecked('merchant');
  return theirs === null ? unchecked('none') : held(theirs, batch.net, batch);
};

export const tiesBatch: Check = ({ batch }) => ofChannel(batch, batch.batchNet);

export const tiesFund: Check = ({ batch }) => ofChannel(batch, batch.fundNet);

/** Before its money is due the bank cannot say anything; nothing is paid of what is nought or below. What we pay is held against the bank as a payment. */
export const tiesBank: Check = ({ batch }) => {
  const { side, bankNet, dueDay, owed, money } = batch;
  if (side === 'merchant') return unchecked('payment');
  if (owed <= 0 && !bankNet) return unchecked('nothing_to_pay');
  if (bankNet !== null) return held(bankNet, owed, batch);
  if (money === 'late') return warn('late', { dueDay, net: said(owed, batch) });
  return unchecked(money === 'arrived' ? 'by_channel' : 'not_due');
};

function held(other: number, net: number, batch: CheckedBatch): Found {
  // As the three witnesses show it: what is ours beyond theirs.
  const difference = net - other;
  if (difference === 0) return pass('ties', { net: said(net, batch) });
  return warn('differs', {
    other: said(other, batch),
    net: said(net, batch),
    difference: said(difference, batch),
  });
}

export const tiesBooks: Check = ({ batch, booked }) => {
  const { lines, posted, amount, expected } = booked;
  if (lines === 0) return unchecked('no_lines');
  if (posted < lines) return warn('not_posted', { count: lines - posted, lines });
  if (amount === expected) return pass('ties', { lines });
  return warn('differs', {
    booked: said(amount, batch),
    net: said(expected, batch),
    difference: said(expected - amount, batch),
  });
};
