/** What the file of the batch's format can carry: said before anybody agrees, for afterwards nothing can be changed any more. */
import { type BatchCheck, type FormatFault, type ItemCheck, PASS, stop } from './check.ts';

const verdict = ([first, ...more]: readonly FormatFault[]) =>
  first
    ? stop(first.text === '' ? 'fault' : 'fault_text', {
        field: first.field,
        problem: first.problem,
        text: first.text,
        expected: first.expected,
        more: more.length,
      })
    : PASS;

export const format: ItemCheck = ({ formatProblems }) => verdict(formatProblems);
export const batchFormat: BatchCheck = ({ formatProblems }) => verdict(formatProblems);
