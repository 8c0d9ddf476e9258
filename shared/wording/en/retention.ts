/** Retention, legal holds, erasing what is due. */
import type { SameKeys } from '../same-keys.ts';
import type { retention as source } from '../zh-cn/retention.ts';

export const retention: SameKeys<typeof source> = {
  'requestKind.retention_years': 'Change how long records are kept',
  'requestKind.retention_years.effect': 'Once agreed, what is due follows the new number of years.',
  'requestKind.retention_hold_end': 'End a legal hold',
  'requestKind.retention_hold_end.effect': 'Once agreed, these records may be erased when they are due.',
  'requestKind.retention_erase': 'Erase what is due',
  'requestKind.retention_erase.effect':
    'Once agreed, what is due is erased and does not come back. Of a month of transactions or a year of statements the original files go, lines and figures stay; of a party its names and numbers go, its id stays. The audit trail can still be verified.',
  'error.retention_unfit': 'It cannot be kept or erased so',
  'error.retention_unfit.safe': 'Nothing was changed or erased.',
  'error.retention_unfit.do': 'Look at what falls due and at the legal holds, then decide.',
  'error.retention_unfit.shorter': 'That is shorter than the law asks',
  'error.retention_unfit.same': 'It is kept so many years already',
  'error.retention_unfit.not_due': 'Some of it is not due yet, or erased already',
  'error.retention_unfit.asked': 'Some of it already waits for another person',
  'error.retention_unfit.held': 'Some of it is on legal hold',
  'error.retention_unfit.stays': 'This kind is never erased: books and logs stay as evidence',
  'error.retention_unfit.erased': 'The original was erased because it was due',
  'error.retention_unfit.days': 'The last day is before the first',
  'retention_source.transactions':
    'Anti-Money Laundering Law (2024) art. 34: ten years at least after the transaction',
  'retention_source.identity':
    'Anti-Money Laundering Law (2024) art. 34: ten years at least after the relationship ends',
  'retention_source.books':
    'Accounting Archives Measures (order 79) art. 14, annex 1: 30 years after the year ends',
  'retention_source.bank_statements':
    'Accounting Archives Measures (order 79) art. 14, annex 1: ten years after the year ends',
  'retention_source.log': 'Cybersecurity Law art. 21: six months at least; stays as long as what it proves',
  'retention_source.handovers': 'Network Data Security Regulations (order 790) art. 12: three years at least',
  'retention_source.people': 'Personal Information Protection Law art. 19: no longer than needed',
  'request.fact.record_class': 'Kind of record',
  'request.fact.retention_years': 'Years from now on',
  'request.fact.retention_years_before': 'Years now',
  'request.fact.hold_days': 'Days held',
  'request.fact.hold_party': 'Party',
  'request.fact.hold_reason': 'Held because',
  'request.fact.erase_unit': 'To erase',
  'request.fact.erase_units': 'Items',
  'request.fact.erase_records': 'Records',
  'request.fact.erase_backups': 'Backups that still hold it',
  'record.action.retention_years_set': 'Years of retention set',
  'record.action.retention_held': 'Put on legal hold',
  'record.action.retention_hold_ended': 'Legal hold ended',
  'record.action.retention_erased': 'Erased because due',
  'record.fact.hold': 'legal hold',
  'record.fact.record_class': 'kind of record',
  'record.fact.units': 'items',
  'record.fact.records': 'records',
  'record.fact.years': 'years',
  'cli.help.retention':
    'How long each kind of record is kept and by which law, and what falls due.\nIt only looks: erasing takes two persons.',
  'prove.for.retention.erase': 'erase what is due',
};
