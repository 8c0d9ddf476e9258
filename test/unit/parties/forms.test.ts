/** What a number says of itself. The good ones are examples that standards, banks and tax offices print; nobody's. */
import { describe, expect, it } from 'vitest';
import { accountProblem, bankCodeProblem } from '../../../shared/domain/account-form.ts';
import { identityProblem } from '../../../shared/domain/identity-number.ts';

const bank = (number: string, { currency = 'CNY', isOrganisation = true } = {}) =>
  accountProblem({ kind: 'bank', channel: 'bank', number, currency, isOrganisation });
const person = { isOrganisation: false };

describe('the form of a bank account', () => {
  it.each([
    ['a UnionPay card by its check digit', '6222021001116245702', person, ''],
    ['the same with blanks, and in full width', '６２２２ ０２１０ ０１１１ ６２４５ ７０２', person, ''],
    ['one digit of it wrong', '6222021001116245703', person, 'card_check'],
    [
      'a card of a firm (单位结算卡) is held against its check digit too',
      '6222021001116245703',
      {},
      'card_check',
    ],
    ['a person’s card of sixteen digits', '4111111111111111', person, ''],
    ['and one digit of it wrong', '4111111111111112', person, 'card_check'],
    ['an account of a firm has no check digit', '4000022109012345678', {}, ''],
    ['nor has a passbook of nineteen digits', '4000022101098765432', person, ''],
    ['an account of a non-resident', 'NRA1234567890123', {}, ''],
    ['letters in an account in yuan', '12345X7890', {}, 'signs'],
    ['too short for any bank', '12345', {}, 'length'],
    ['a number that was masked', '6222 **** 5702', person, 'masked'],
    ['nothing', ' ', {}, 'empty'],
    ['an IBAN of Germany', 'DE89 3704 0044 0532 0130 00', { currency: 'EUR' }, ''],
    ['an IBAN with letters, of Britain', 'GB29 NWBK 6016 1331 9268 19', { currency: 'GBP' }, ''],
    ['two digits of it swapped', 'GB29 NWBK 6016 1331 9286 19', { currency: 'GBP' }, 'iban_check'],
    ['one digit short', 'DE89 3704 0044 0532 0130 0', { currency: 'EUR' }, 'iban_length'],
    ['a country without IBAN', 'US64 3704 0044 0532 0130 00', { currency: 'USD' }, 'iban_country'],
  ])('%s', (_, number, of, expected) => {
    expect(bank(number, of)).toBe(expected);
  });
});

describe('the form of a number with a channel', () => {
  const number = (
    kind: 'channel' | 'wallet',
    channel: 'wechat' | 'alipay' | 'unionpay' | 'stripe',
    text: string,
  ) => accountProblem({ kind, channel, number: text, currency: 'CNY', isOrganisation: true });
  it.each([
    ['a merchant of WeChat', number('channel', 'wechat', '1900000109'), ''],
    ['a merchant of WeChat with a letter', number('channel', 'wechat', '190000010A'), 'merchant_number'],
    ['a merchant of Alipay', number('channel', 'alipay', '2088101117955611'), ''],
    ['a merchant of UnionPay', number('channel', 'unionpay', '777290058110048'), ''],
    ['any number elsewhere', number('channel', 'stripe', 'acct_1032D82eZvKYlo2C'), ''],
    ['an Alipay wallet by its mailbox', number('wallet', 'alipay', 'name@example.com'), ''],
    [
      'an Alipay wallet by a phone of ten digits',
      number('wallet', 'alipay', '1380013800'),
      'mailbox_or_phone',
    ],
    ['a WeChat openid', number('wallet', 'wechat', 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'), ''],
    ['a WeChat openid cut off', number('wallet', 'wechat', 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6'), 'wallet'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it.each([
    ['', ''],
    ['102100099996', ''],
    ['DEUTDEFF', ''],
    ['DEUTDEFF500', ''],
    ['10210009999', 'bank_code'],
    ['DEUTDEF', 'bank_code'],
  ])('the code of a bank "%s"', (code, expected) => {
    expect(bankCodeProblem(code)).toBe(expected);
  });
});

describe('identity numbers', () => {
  it.each([
    ['uscc', '91350100M000100Y43', ''],
    ['uscc', '91350100M000100Y44', 'uscc_check'],
    ['uscc', '91350100M000100O43', 'uscc_signs'],
    ['uscc', '91350100M000100Y4', 'uscc_length'],
    ['id_card', '11010519491231002X', ''],
    ['id_card', '11010519491231002x', ''],
    ['id_card', '440524188001010014', 'id_card_day'],
    ['id_card', '110105194912310021', 'id_card_check'],
    ['id_card', '110105199902310021', 'id_card_day'],
    ['id_card', '11010519491231', 'id_card_length'],
    ['passport', 'E12345678', ''],
    ['passport', 'E-1', 'passport'],
    ['other', 'anything', ''],
    ['uscc', '', 'missing'],
    ['none', '', ''],
    ['none', '91350100M000100Y43', 'not_asked'],
  ] as const)('%s %s: %s', (identityKind, identityNo, expected) => {
    expect(identityProblem({ identityKind, identityNo })).toBe(expected);
  });
});
