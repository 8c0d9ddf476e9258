/** Any two files against each other. */
import { describe, expect, it } from 'vitest';
import { type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

const match = (given: LegCase) => run('left_right', given);

describe('two files', () => {
  it('by the strongest number both have, before anything else', () => {
    const left = [
      line({ channelTransactionId: 'T1', merchantOrderNo: 'A1' }),
      line({ merchantOrderNo: 'A2', net: 200 }),
      line({ bankReference: 'REF-000001', net: 300 }),
      line({ net: 400 }),
    ];
    const right = [
      line({ net: 400, description: 'other words' }),
      line({ bankReference: 'REF-000001', net: 300 }),
      line({ merchantOrderNo: 'A2', net: 200 }),
      line({ channelTransactionId: 'T1' }),
    ];
    expect(match({ left, right })).toEqual({
      groups: expect.arrayContaining([
        'left_right_by_transaction 0|3',
        'left_right_by_order_no 1|2',
        'left_right_by_reference 2|1',
        'left_right_scored 3|0 ?',
      ]),
      exceptions: [],
      outside: '|',
    });
  });

  it('an amount that is not unique on its day is not guessed at', () => {
    const left = [line({ net: 400 }), line({ net: 400, description: 'again' })];
    expect(match({ left, right: [line({ net: 400 })] }).groups).toEqual([]);
  });

  it('two numbers that differ are two things, whatever the amount', () => {
    const left = [line({ merchantOrderNo: 'A1' })];
    const right = [line({ merchantOrderNo: 'A2' })];
    expect(match({ left, right }).exceptions.toSorted()).toEqual([
      'missing_in_channel 0|',
      'missing_in_orders |0',
    ]);
  });

  it('the same number with another amount', () => {
    const left = [line({ merchantOrderNo: 'A1' })];
    const right = [line({ merchantOrderNo: 'A1', net: 90 })];
    expect(match({ left, right }).exceptions).toEqual(['amount_differs 0|0']);
  });

  it('files that tell the story from opposite ends', () => {
    const left = [line({ merchantOrderNo: 'A1' }), line({ merchantOrderNo: 'A2', net: 5, direction: 'out' })];
    const right = [
      line({ merchantOrderNo: 'A1', direction: 'out' }),
      line({ merchantOrderNo: 'A2', net: 5, direction: 'in' }),
    ];
    expect(match({ left, right }).groups).toHaveLength(2);
    // One line that goes against all others is a difference, not a third way to read the files.
    const odd = [...left, line({ merchantOrderNo: 'A3' })];
    expect(match({ left: odd, right: [...right, line({ merchantOrderNo: 'A3' })] }).exceptions).toEqual([
      'amount_differs 2|2',
    ]);
  });

  it('against a bank the missing side is called by its name', () => {
    const told = match({ left: [line()], right: [line({ channel: 'bank', net: 7 })] });
    expect(told.exceptions.toSorted()).toEqual(['missing_in_bank 0|', 'unexplained_in_bank |0']);
  });

  it('files that know one direction each say themselves how they stand to each other', () => {
    const left = [line({ net: 400 }), line({ net: 500 })];
    const mirrored = [line({ net: 400, direction: 'out' }), line({ net: 700, direction: 'out' })];
    expect(match({ left, right: mirrored }).groups).toEqual(['left_right_scored 0|0 ?']);
  });
});
