/** An offered rule as a sentence: what persons saw in the matches they made. Pure. */
import type { RuleOffer } from '../../../../shared/contract/match-rules.ts';
import { KEY_FIELDS, KEY_VARIANTS } from '../../../../shared/domain/match-rule.ts';
import { formatMinorGrouped } from '../../../../shared/domain/money.ts';
import type { Words } from '../../../ui/words.ts';
import { percentText } from './rule-form.ts';

export function offerText(words: Words, { kind, leg, facts }: RuleOffer): string {
  const text = (name: string) => String(facts[name] ?? '');
  const said = {
    left: words(`leg.${leg}.left`),
    right: words(`leg.${leg}.right`),
    party: text('party') || words('offer.sameParty'),
    from: text('from'),
    to: text('to'),
  };
  switch (kind) {
    case 'spelling':
      return words('offer.spelling', {
        ...said,
        leftField: fieldText(words, text('left_field')),
        rightField: fieldText(words, text('right_field')),
        spelling: variantsText(words, text('variants'), text('prefix')),
      });
    case 'lag':
      return words(text('from') === text('to') ? 'offer.lagSame' : 'offer.lag', said);
    case 'constant_difference': {
      const minor = Number(facts['difference'] ?? 0);
      const currency = text('currency');
      return words(minor > 0 ? 'offer.less' : 'offer.more', {
        ...said,
        amount: `${formatMinorGrouped(Math.abs(minor), currency)} ${currency}`,
      });
    }
    case 'constant_rate':
      return words('offer.rate', { ...said, percent: percentText(Number(facts['ppm'] ?? 0)) });
    case 'day_total':
      return words('offer.dayTotal', { ...said, channel: words.or(`channel.${text('channel')}`, '') });
    default:
      return kind satisfies never;
  }
}

function fieldText(words: Words, name: string): string {
  const field = KEY_FIELDS.find((each) => each === name);
  return field ? words(`why.field.${field}`) : name;
}

const variantsText = (words: Words, names: string, prefix: string): string =>
  KEY_VARIANTS.filter((each) => names.split(',').includes(each))
    .map((each) =>
      each === 'prefix'
        ? words('why.rule.variant.prefixes', { prefixes: prefix })
        : words(`why.rule.variant.${each}`),
    )
    .join(words('why.list'));
