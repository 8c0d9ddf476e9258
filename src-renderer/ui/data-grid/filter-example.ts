/** What an empty filter shows as an example: conditions of this very list, in the language of the screen, each of which could be typed as it stands. Pure. */
import {
  CHANNEL_WORDS,
  FIELD_WORDS,
  type FilterField,
  type FilterLocale,
  type FilterState,
  STATE_WORDS,
  wordOf,
} from '../../../shared/domain/filter-words.ts';

/** As many as say what the language can do and still fit beside the buttons of a narrow window. */
const SHOWN_MAX = 3;

/** `state`: one in which rows of this list can be. */
export function filterExample(
  fields: readonly FilterField[],
  locale: FilterLocale,
  state: FilterState = 'unmatched',
): string {
  const examples: readonly (readonly [FilterField, string])[] = [
    ['channel', `:${wordOf(CHANNEL_WORDS.wechat, locale)}`],
    ['amount', '>1000'],
    ['state', `:${wordOf(STATE_WORDS[state], locale)}`],
    ['age', '>3'],
    ['account', ':6222'],
    ['currency', ':CNY'],
  ];
  return examples
    .filter(([field]) => fields.includes(field))
    .slice(0, SHOWN_MAX)
    .map(([field, rest]) => `${wordOf(FIELD_WORDS[field], locale)}${rest}`)
    .join(' ');
}
