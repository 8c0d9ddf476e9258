/** The formats of this build: what instructions can be written in, what results and files of payments can be read. */
import { alipayBatch } from './alipay-batch/writer.ts';
import { bankCsv, bankXlsx, payrollCsv, payrollXlsx } from './bank-table/writer.ts';
import type { Formats } from './format.ts';
import { pain001, pain001Version3 } from './pain-001/writer.ts';
import { pain002 } from './pain-002/reader.ts';
import { pain008, pain008Version2 } from './pain-008/writer.ts';
import { paymentFile } from './payment-file/reader.ts';
import { alipayResult, bankResult, wechatResult } from './results/table-reader.ts';
import { wechatBatch } from './wechat-batch/writer.ts';

export const FORMATS: Formats = {
  writers: [
    pain001,
    pain001Version3,
    pain008,
    pain008Version2,
    alipayBatch,
    wechatBatch,
    bankCsv,
    bankXlsx,
    payrollCsv,
    payrollXlsx,
  ],
  readers: [pain002, alipayResult, wechatResult, bankResult],
  payments: paymentFile,
};
