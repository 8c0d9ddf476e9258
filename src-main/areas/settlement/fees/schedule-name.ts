/** A schedule as answers name it: shared/wording/fee-schedule.ts says it in the reader's language. */
import type { FeeTerms } from '../../../../shared/domain/settlement-terms.ts';

export const scheduleName = ({ channel, account, schedule }: FeeTerms): string =>
  [channel, account, `${schedule.ratePpm} ppm`, schedule.from].filter((part) => part !== '').join(' ');
