/** What an auditor looks at as she chooses it: a population of a period, a channel, an account, a currency. Pure. */
import type { PopulationScope } from '../../../shared/contract/audit-tools.ts';
import { POPULATIONS, type Population } from '../../../shared/domain/audit-sample.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import type { Words } from '../../ui/words.ts';

/** As a form holds it, and as it is kept between two looks. */
export interface PopulationFields {
  readonly population: string;
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  readonly account: string;
  readonly currency: string;
}

export const WHOLE_POPULATION: PopulationFields = {
  population: 'lines_trade',
  from: '',
  to: '',
  channel: '',
  account: '',
  currency: 'CNY',
};

/** Of statements: they stand under a channel. */
const OF_CHANNELS: readonly Population[] = [
  'lines_trade',
  'lines_fund',
  'lines_bank',
  'lines_orders',
  'matches',
  'settlement',
];
export const hasChannels = (population: Population): boolean => OF_CHANNELS.includes(population);

export function populationOf(fields: PopulationFields): PopulationScope {
  const population = POPULATIONS.find((each) => each === fields.population) ?? 'lines_trade';
  return {
    population,
    from: fields.from,
    to: fields.to,
    channel: hasChannels(population) ? (CHANNELS.find((each) => each === fields.channel) ?? '') : '',
    account: fields.account,
    currency: /^[A-Z]{3}$/.test(fields.currency) ? fields.currency : 'CNY',
  };
}

/** In one line, for lists and heads. */
export const populationText = (words: Words, scope: PopulationScope): string =>
  [
    words(`population.${scope.population}`),
    scope.channel === '' ? '' : words(`channel.${scope.channel}`),
    scope.from === '' && scope.to === '' ? '' : `${scope.from || '…'} – ${scope.to || '…'}`,
    scope.currency,
  ]
    .filter((part) => part !== '')
    .join(' · ');
