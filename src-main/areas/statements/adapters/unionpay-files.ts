/**
 * What the names of UnionPay's merchant files say: INN150905 88 ZM_802310048993424 and RD2010 150905 01_802310048993424. The day is the day of
 * settlement, which the rows do not print; archives and mail programs may have put something before it.
 */
import { dayNumber, formatDay } from '../../../../shared/domain/dates.ts';

export interface UnionPayName {
  readonly form: 'ZM' | 'ZME' | 'RD' | '';
  /** 'YYYY-MM-DD', the day of settlement (清算日期); '' where the name does not say. */
  readonly settledOn: string;
  readonly merchant: string;
}

const DETAIL = /IN[A-Z](\d{6})[0-9A-Z]{2}(ZME?)_([0-9A-Z]{15})/i;
const REPORT = /R[DN]G?\d{4}(\d{6})\d{2}_([0-9A-Z]{15})/i;

export function unionPayName(fileName: string): UnionPayName {
  const detail = DETAIL.exec(fileName);
  if (detail) {
    const form = detail[2]?.toUpperCase() === 'ZME' ? 'ZME' : 'ZM';
    return { form, settledOn: dayOf(`20${detail[1]}`), merchant: detail[3] ?? '' };
  }
  const report = REPORT.exec(fileName);
  if (report) return { form: 'RD', settledOn: dayOf(`20${report[1]}`), merchant: report[2] ?? '' };
  return { form: '', settledOn: '', merchant: '' };
}

/** '20150905' → '2015-09-05'; '' for what is no day. */
export function dayOf(compact: string): string {
  if (!/^\d{8}$/.test(compact)) return '';
  const [year, month, date] = [compact.slice(0, 4), compact.slice(4, 6), compact.slice(6, 8)].map(Number);
  const day = dayNumber(year ?? 0, month ?? 0, date ?? 0);
  return day === null ? '' : formatDay(day);
}
