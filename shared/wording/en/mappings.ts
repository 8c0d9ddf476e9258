/** Column mappings: a table that no format knows, and a person says once what its columns are. */
import type { SameKeys } from '../same-keys.ts';
import type { mappings as source } from '../zh-cn/mappings.ts';

export const mappings: SameKeys<typeof source> = {
  'question.currency': 'Which currency the amounts are in',
  'mappingFault.no_name': 'It has no name yet',
  'mappingFault.no_date': 'No column is the date',
  'mappingFault.no_amount': 'No column is the amount',
  'mappingFault.no_currency': 'No currency is given',
  'mappingFault.no_date_order': 'Whether the day or the month comes first is not said',
  'mappingFault.no_decimal_sign': 'Whether the decimal sign is a point or a comma is not said',
  'mappingFault.no_amount_sign': 'Whether a plus is money in or money out is not said',
  'mappingFault.no_kind': 'The kind is to say which way money went, and no column is the kind',
  'mappingFault.no_such_column': 'A column is named that the table does not have',
  'mappingFault.column_twice': 'One column cannot be two amounts',
};
