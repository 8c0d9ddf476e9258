/** A house with channels' files and fee schedules: lines in, what each should have cost out. */
import { type FeeSchedule, type FeeTerms, NO_TERMS } from '../../../../shared/domain/settlement-terms.ts';
import { ExpectedFees } from '../../../../src-main/areas/settlement/fees/expected-fees.ts';
import {
  type VarianceAsked,
  type VarianceShow,
  varianceList,
} from '../../../../src-main/areas/settlement/fees/variance-list.ts';
import type { StandingBatch } from '../../../../src-main/areas/settlement/settlement-book.ts';
import { SIX_PER_MILLE } from '../../../support/terms.ts';
import { type ChannelHouse, channelHouse } from '../channel/channel-house.ts';

/** WeChat Pay's usual rate for every line, halves up. */
export const schedule = (more: Partial<FeeSchedule> = {}): FeeSchedule => ({ ...SIX_PER_MILLE, ...more });
export const terms = (more: Partial<FeeSchedule> = {}, of: Partial<FeeTerms> = {}): FeeTerms => ({
  channel: 'wechat',
  account: '',
  ...of,
  schedule: schedule(more),
});

const ALL: VarianceAsked = { batch: null, channel: 'none', from: '', to: '' };

export function feeHouse(given: ChannelHouse, fees: readonly FeeTerms[]) {
  const house = channelHouse(given);
  const { lines } = house.deps;
  const deps = {
    ...house.deps,
    terms: { now: () => ({ ...NO_TERMS, fees }), words: () => fees },
  } as unknown as ConstructorParameters<typeof ExpectedFees>[0]; // All that fees ask of a house.
  const expected = new ExpectedFees(deps);
  const listed = (show: VarianceShow, asked: Partial<VarianceAsked> = {}) =>
    varianceList(expected, { ...ALL, ...asked }, show);
  const rowsOf = (show: VarianceShow, asked: Partial<VarianceAsked> = {}) => {
    const { count, at } = listed(show, asked);
    const { rows } = expected.judged();
    return Array.from({ length: count }, (_, place) => {
      const each = at(place);
      return {
        line: lines.parsed(rows.lineIdOf(each.row)),
        gross: each.gross,
        charged: each.charged,
        expected: Number.isNaN(each.expected) ? null : each.expected,
        why: rows.whyOf(each.row),
        rate: rows.termsOf(each.row)?.schedule.ratePpm ?? null,
      };
    });
  };
  const batch = (key: string): StandingBatch => {
    const found = house.batches.find((each) => each.key === key);
    if (!found) throw new RangeError(`no batch ${key}`);
    return { batch: found, signed: null, decided: null, isOvertaken: false, moved: null };
  };
  return { ...house, expected, listed, rowsOf, batch };
}
