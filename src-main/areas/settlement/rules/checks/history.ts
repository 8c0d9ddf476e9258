/** A batch against those before it: who it is paid to, how much more was sold than on such days before, and what came behind signed ones. */
import { type Check, pass, said, unchecked, warn } from './check.ts';

/** Fewer days before it say nothing about what is usual. */
const HISTORY_MIN = 3;
/** So many times what is usual is worth a look. */
const GROWTH_MAX = 3;

export const payeeChanges: Check = ({ payees }) => {
  if (payees === null) return unchecked('channel');
  if (payees.coolingOff > 0) return warn('cooling_off', { count: payees.coolingOff });
  return payees.changed > 0 ? warn('changed', { count: payees.changed }) : pass('none');
};

/** The median, which one feast day does not move. */
export const growth: Check = ({ batch, history }) => {
  const { sales } = batch.figures;
  if (batch.correction > 0) return unchecked('correction');
  const usual = median(history);
  if (history.length < HISTORY_MIN || usual <= 0) return unchecked('no_history');
  const facts = { sales: said(sales, batch), usual: said(usual, batch), days: history.length };
  return sales > GROWTH_MAX * usual ? warn('unusual', facts) : pass('usual', facts);
};

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0, sorted[middle] ?? 0];
  return Math.floor((low + high) / 2);
}

export const lateFacts: Check = ({ batch, overtaken }) => {
  if (batch.moved && batch.correction > 0) return warn('correction', { ...batch.moved });
  return overtaken === 0 ? pass('none') : warn('overtaken', { count: overtaken });
};
