/**
 * Alipay's gateway and its place for bills on this machine, as the documents describe them: checks RSA2 over the parameters in order, answers with a
 * signature over its own object as it stands, and gives a bill out for half a minute.
 */
import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { type Answered, type Asked, OwnServer } from './own-server.ts';

const app = generateKeyPairSync('rsa', { modulusLength: 2048 });
const alipay = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const APP_ID = '2021000000000001';
export const alipayKeys = { app, alipay };

const ANSWER = 'alipay_data_dataservice_bill_downloadurl_query_response';

export class AlipayGateway {
  /** By kind and day: 'trade 2026-10-17'. */
  readonly bills = new Map<string, Buffer>();
  readonly instead: ((asked: Asked, usual: () => Answered) => Answered)[] = [];
  readonly server: OwnServer;

  constructor() {
    this.server = new OwnServer((asked) => {
      const usual = () => this.#answer(asked);
      return this.instead.shift()?.(asked, usual) ?? usual();
    });
  }

  /** With blanks and a slash as the gateway writes them: the signature is over these very bytes. */
  signed(value: object, name = ANSWER): Answered {
    const text = JSON.stringify(value).replaceAll('/', '\\/').replace('{', '{ ');
    const sign = createSign('RSA-SHA256').update(text).sign(alipay.privateKey, 'base64');
    return { body: `{"${name}":${text},"sign":"${sign}"}` };
  }

  #answer(asked: Asked): Answered {
    if (asked.url.pathname === '/downloadBillFile.resource') {
      const bill = this.bills.get(asked.url.searchParams.get('fileId') ?? '');
      return bill ? { body: bill } : { status: 404 };
    }
    const parameters = new Map([...asked.url.searchParams, ...new URLSearchParams(asked.body)]);
    const sign = parameters.get('sign') ?? '';
    parameters.delete('sign');
    const message = [...parameters.keys()]
      .toSorted()
      .filter((name) => parameters.get(name) !== '')
      .map((name) => `${name}=${parameters.get(name)}`)
      .join('&');
    const isTheirs =
      parameters.get('app_id') === APP_ID &&
      parameters.get('sign_type') === 'RSA2' &&
      createVerify('RSA-SHA256').update(message).verify(app.publicKey, sign, 'base64');
    if (!isTheirs)
      return this.signed(
        { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature', sub_msg: '验签出错' },
        'error_response',
      );
    const { bill_type: type, bill_date: day } = JSON.parse(parameters.get('biz_content') ?? '{}');
    const key = `${type} ${day}`;
    if (!this.bills.has(key))
      return this.signed({
        code: '40004',
        msg: 'Business Failed',
        sub_code: 'isp.bill_not_exist',
        sub_msg: '账单不存在 "}',
      });
    return this.signed({
      code: '10000',
      msg: 'Success',
      bill_download_url: `http://${this.server.host}/downloadBillFile.resource?fileId=${encodeURIComponent(key)}`,
    });
  }
}
