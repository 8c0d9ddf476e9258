/** What a person sees who may not see protected fields: tables a bookkeeper can read, in Chinese and English. */
import { describe, expect, test } from 'vitest';
import type { LineView } from '../../../shared/contract/shapes.ts';
import { maskCell } from '../../../shared/domain/masking/cell.ts';
import { maskLine } from '../../../shared/domain/masking/line.ts';
import { maskAccount, maskCounterparty, maskName } from '../../../shared/domain/masking/party.ts';
import { maskText } from '../../../shared/domain/masking/text.ts';

type Row = readonly [written: string, seen: string];

describe('free text', () => {
  test.each<Row>([
    // Phone numbers: the first three and the last four.
    ['货款 13812345678 已付', '货款 138****5678 已付'],
    ['电话:138-1234-5678', '电话:138-****-5678'],
    ['138 1234 5678', '138 **** 5678'],
    ['+86 13812345678', '+86 138****5678'],
    ['8613812345678', '86138****5678'],
    ['0086-138-1234-5678', '0086-138-****-5678'],
    ['tel13812345678', 'tel138****5678'],
    ['\uff11\uff13\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18', '138****5678'],
    ['13812345678\u300113987654321', '138****5678\u3001139****4321'],
    // Identity numbers: the birth date goes.
    ['身份证11010519491231002X退款', '身份证110105********002X退款'],
    ['11010519491231002x', '110105********002x'],
    ['110105 19491231 002X', '110105 ******** 002X'],
    ['旧证130503670401001', '旧证130503*****1001'],
    // Card numbers: issuer and last four, as PCI DSS 3.4.1 has it.
    ['尾款转4111111111111111', '尾款转411111******1111'],
    ['6222 0212 3456 7890 128', '6222 02** **** ***0 128'],
    ['6222-0212-3456-7890-128', '6222-02**-****-***0-128'],
    ['622202 1234567890128', '622202 *********0128'],
    ['amex 3782-822463-10005', 'amex 3782-82****-*0005'],
    ['5555555555554444CNY', '555555******4444CNY'],
    ['2223003122003222', '222300******3222'],
    ['VISA4111111111111111', 'VISA411111******1111'],
    ['4111-1111-1111-1111-13812345678', '4111-11**-****-1111-138****5678'],
    // IBANs: country, bank, last four.
    ['Rent DE89370400440532013000', 'Rent DE893704**********3000'],
    ['DE89 3704 0044 0532 0130 00 rent', 'DE89 3704 **** **** **30 00 rent'],
    ['gb82west12345698765432', 'gb82west**********5432'],
    // Mailboxes.
    ['zhang.san@163.com', 'z***@163.com'],
    ['退给ab@b.com, a@b.com', '退给a*@b.com, *@b.com'],
    ['13812345678@qq.com', '1***@qq.com'],
    // Behind its label a number or a name is masked whatever its check digits say.
    ['户名：张三 账号：955880027140062026', '户名：张* 账号：955880********2026'],
    ['卡号 1234567890', '卡号 ******7890'],
    ['收款人：欧阳小明，工资', '收款人：欧***，工资'],
    ['户名：青禾生活商贸有限公司', '户名：青禾生活商贸有限公司'],
    ['联系电话:010-12345678', '联系电话:***-****5678'],
    ['Account No. 12345678', 'Account No. ******78'],
  ])('%s → %s', (written, seen) => {
    expect(maskText(written)).toBe(seen);
  });

  test.each([
    '',
    '手冲咖啡豆,耶加雪菲,250克',
    '2026-10-16 23:59:58',
    '20261016235958',
    '1,234,567.89',
    '13812345678.00',
    '4200001234202610161234567890',
    '2026101622001458860515315453',
    'QH202610160000001',
    'QH13812345678',
    'QH4111111111111111',
    '202610162200145678901234567890123',
    'S20210128170702357723',
    'service_1568601259302',
    '结算批次号 20261016000123',
    '微信支付提现 10000073012026101600123456789',
    'UA01234123412341234微信支付-北京一卡通',
    'REF4200000068201801293084726067',
    '商户号1688002026',
    '商户账号 1900000109',
    // A wrong check digit, a birth date that never was, a bar code of goods, no country of IBANs.
    '110105194912310020',
    '11010519491331002X',
    '4111111111111112',
    '6901234567892',
    'DE89370400440532013001',
    'CN89370400440532013000',
    'No2014111200586',
    '1234****5678',
    '@小店',
  ])('stays as it is: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

describe('names', () => {
  test.each<Row>([
    ['张三', '张*'],
    ['欧阳小明', '欧***'],
    ['张 三', '张 *'],
    ['阿卜杜热西提\u00b7买买提', '阿*****\u00b7***'],
    ['\u{20bb7}野家', '\u{20bb7}**'],
    ['王建设', '王**'],
    ['Li Ming', 'L* M***'],
    ['LI MING', 'L* M***'],
    ["Jean-Paul O'Brien", "J***-P*** O'B****"],
    ['J. Smith', 'J. S****'],
    ['José', 'J***'],
    ['Maria Sa', 'M**** S*'],
    ['Tom张三', 'T**张*'],
    ['user8812', 'u*******'],
    ['小明2', '小**'],
    ['张三(13812341234)', '张*(138****1234)'],
    ['张三（工商银行）', '张*（工商银行）'],
    ['（张三）', '（张*）'],
  ])('a person: %s → %s', (written, seen) => {
    expect(maskName(written)).toBe(seen);
  });

  test.each(['', '/', '*三', '张*', '**明', 'L* M***', '张*(138****1234)', '*某某(***@***)'])(
    'masked before, or nothing: %s',
    (text) => {
      expect(maskName(text)).toBe(text);
    },
  );

  test.each([
    '青禾生活商贸有限公司',
    '支付宝(中国)网络技术有限公司',
    '云杉贸易(示例)有限公司',
    '财付通',
    '中国石化',
    '工商银行',
    '老王小吃店',
    '应付个人活期储蓄存款利息',
    '国家税务总局北京市',
    'Acme Trading Co., Ltd.',
    'ACME LTD',
    'Müller GmbH',
    'Smith & Co',
    'Philips N.V.',
    'Nestlé SA',
    'Bank of China',
    'PayPal (Europe) S.A.',
  ])('an organisation stays: %s', (text) => {
    expect(maskName(text)).toBe(text);
  });
});

describe('accounts', () => {
  test.each<Row>([
    ['', ''],
    ['6222020200112233445', '622202*********3445'],
    ['955880027140062026', '955880********2026'],
    ['6222 0202 0011 2233 445', '6222 02** **** ***3 445'],
    ['11010519491231002X', '110105********002X'],
    ['DE89 3704 0044 0532 0130 00', 'DE89 37** **** **** **30 00'],
    ['12345678901234', '**********1234'],
    ['08088804068', '*******4068'],
    ['1234567890', '******7890'],
    ['123456789', '*******89'],
    ['12345', '***45'],
    ['1234', '****'],
    ['0', '*'],
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '+86 138 **** 5678'],
    ['zhang@163.com', 'z***@163.com'],
    ['张三', '张*'],
    ['6222020200112233445 张三', '622202*********3445 张*'],
    ['ofyak5qR_1wYsC99CsWA6R9MJazA', 'ofyak5**_***************JazA'],
    ['="6222020200112233445"', '="622202*********3445"'],
    ['\t`955880027140062026', '\t`955880********2026'],
    ['622609******0048', '622609******0048'],
    ['138****5678', '138****5678'],
    ['-', '-'],
  ])('%s → %s', (written, seen) => {
    expect(maskAccount(written)).toBe(seen);
  });
});

describe('the other side of a payment', () => {
  test.each<Row>([
    ['', ''],
    ['张三', '张*'],
    ['财付通支付科技有限公司', '财付通支付科技有限公司'],
    ['13812345678', '138****5678'],
    ['zhang@163.com', 'z***@163.com'],
    ['6666666666666666', '666666******6666'],
    ['张三 66666666666666', '张* **********6666'],
    ['张三66666666666666', '张***********6666'],
    ['张三zhang@163.com', '张*z***@163.com'],
    ['张三(6666666666666666)', '张*(666666******6666)'],
    ['李四 13812345678', '李* 138****5678'],
    ['北京住房公积金管理中心1111111111', '北京住房公积金管理中心******1111'],
    ['12-345678-9 JOHN SMITH', '**-*****8-9 J*** S****'],
    ['ofyak5qR_1wYsC99CsWA6R9MJazA', 'ofyak5**_***************JazA'],
    ['085e9858e3ba5186aafcbaed1', '085e98***************aed1'],
    ['10086', '***86'],
    ['/', '/'],
  ])('%s → %s', (written, seen) => {
    expect(maskCounterparty(written)).toBe(seen);
  });
});

describe('cells of an original file, by their header', () => {
  test.each<readonly [header: string, written: string, seen: string]>([
    ['卡号', '6222020200112233445', '622202*********3445'],
    ['对方账号', '955880027140062026', '955880********2026'],
    ['对方账户', 'zhang@163.com', 'z***@163.com'],
    ['本方帐号', '1234567890123', '*********0123'],
    ['用户标识', '`ofyak5qR_1wYsC99CsWA6R9MJazA', '`ofyak5**_***************JazA'],
    ['cardNumber', '4111111111111112', '411111******1112'],
    ['Debit Account', '08088804068', '*******4068'],
    ['IBAN', 'DE89370400440532013001', 'DE8937************3001'],
    ['Kontonummer', '1234567890', '******7890'],
    ['卡号后四位', '4260', '4260'],
    ['卡号末四位', '6222020200112233445', '622202*********3445'],
    ['对方户名', '张三', '张*'],
    ['账户名称', '张三', '张*'],
    ['对方账号与户名', '张三 66666666666666', '张* **********6666'],
    ['对手信息', '张三 66666666666666', '张* **********6666'],
    ["付款人名称[ Payer's Name ]", '张三', '张*'],
    ['收款方', '李四', '李*'],
    ['交易对方', '王某某', '王**'],
    ['Partner Name', 'John Doe', 'J*** D**'],
    ['Payee', 'Acme Ltd', 'Acme Ltd'],
    ['Begünstigter', 'Jan Muster', 'J** M*****'],
    ['证件号码', '110105194912310020', '110105********0020'],
    ['身份证编号', '11010519491231002X', '110105********002X'],
    ['ID Number', '123456789', '*******89'],
    ['手机号', '12012345678', '120****5678'],
    ['联系电话', '010-12345678', '010-****5678'],
    ['Contact Phone Number', '+1 202 555 0147', '+1 20* *** 0147'],
    ['Mobile', '5550147', '*****47'],
    ['备注', '退给13812345678', '退给138****5678'],
    ['订单备注', '退给13812345678', '退给138****5678'],
    ['Transaction Description', 'call 13812345678', 'call 138****5678'],
    ['Order Comments', 'call 13812345678', 'call 138****5678'],
    ['Customer Email', 'ana@example.com', 'a**@example.com'],
    ['', '账号：955880027140062026', '账号：955880********2026'],
    // Files of tags: the way to an element is its header.
    ['NtryDtls/TxDtls/RltdPties/Dbtr/Nm', 'Ana Pérez', 'A** P****'],
    ['NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/IBAN', 'DE89370400440532013000', 'DE8937************3000'],
    ['NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/Othr/Id', '740618130100033626', '740618********3626'],
    ['BANKACCTTO/ACCTID', '740618130100033626', '740618********3626'],
    ['PAYEE/NAME', 'Ana Pérez', 'A** P****'],
  ])('%s: %s → %s', (header, written, seen) => {
    expect(maskCell(header, written)).toBe(seen);
  });

  test.each<readonly [header: string, text: string]>([
    ['商户号', '1688002026'],
    ['特约商户号', '1900000109'],
    ['公众账号ID', 'wx5e0c4a9d17b3f28a'],
    ['Merchant ID', '168800202600001'],
    ['Merchant Account', 'YOURCOMPANY_ACCOUNT'],
    ['微信订单号', '4111111111111111'],
    ['商户订单号', '13812345678'],
    ['支付宝交易号', '2019091622001458860515315453'],
    ['退款批次号/请求号', '13812345678'],
    ['资金流水单号', '1900009231201802015884652186'],
    ['业务凭证号', '4111111111111111'],
    ['日 志 号', '13812345678'],
    ['门店编号', '13812345678'],
    ['交易参考号', '4111111111111111'],
    ['merchant_order_no', '13812345678'],
    ['Transaction ID', '4111111111111111'],
    ['Reference Txn ID', '13812345678'],
    ['Batch Number', '13812345678'],
    ['id', '13812345678'],
    ['账户余额（元）', '13812345678'],
    ['卡消费金额（元）', '13812345678'],
    ['收入金额（+元）', '13812345678'],
    ['Account Balance', '13812345678'],
    ['交易时间', '2026-10-16 23:59:58'],
    ['Card Type', 'Debit'],
    ['当前状态', '支付成功'],
    ['商品名称', '棉麻围巾'],
    ['付款方式', '零钱'],
    ['付款银行', 'CMB_DEBIT'],
    ['开户行', '宁波银行'],
    ['Amt', '200000.00'],
    ['AcctSvcrRef', '2013122710583450000'],
    ['NtryDtls/TxDtls/RltdAgts/CdtrAgt/FinInstnId/Nm', 'Bank of Bern'],
    ['FITID', '0000486'],
  ])('stays under %s: %s', (header, text) => {
    expect(maskCell(header, text)).toBe(text);
  });
});

describe('statement lines', () => {
  type Masked = Pick<
    LineView,
    'sourceKind' | 'account' | 'counterparty' | 'description' | 'bankReference' | 'batchNo'
  >;
  const bankLine: Masked = {
    sourceKind: 'bank',
    account: '955880027140062026',
    counterparty: '王某某',
    description: '货款 13812345678',
    bankReference: '4111111111111111',
    batchNo: '13812345678',
  };

  test('a bank line hides account, name and phone, and keeps what it is matched by', () => {
    expect(maskLine(bankLine)).toEqual({
      ...bankLine,
      account: '955880********2026',
      counterparty: '王**',
      description: '货款 138****5678',
    });
  });

  test("a channel's line keeps the firm's own merchant number and hides the payer", () => {
    const line: Masked = {
      ...bankLine,
      sourceKind: 'trade_bill',
      account: '1688002026',
      counterparty: 'ofyak5qR_1wYsC99CsWA6R9MJazA',
      description: '棉麻围巾 浅灰',
      bankReference: '',
    };
    expect(maskLine(line)).toEqual({ ...line, counterparty: 'ofyak5**_***************JazA' });
  });

  test('a remark in place of a bank reference is searched like any text', () => {
    expect(maskLine({ ...bankLine, bankReference: '转账 13812345678' }).bankReference).toBe(
      '转账 138****5678',
    );
  });

  test('a line with nothing to hide is the same line', () => {
    const line: Masked = {
      ...bankLine,
      sourceKind: 'orders',
      account: '',
      counterparty: '',
      description: '桂花乌龙茶',
    };
    expect(maskLine(line)).toBe(line);
  });

  test('a masked line is masked no further', () => {
    const masked = maskLine(bankLine);
    expect(maskLine(masked)).toBe(masked);
  });
});
