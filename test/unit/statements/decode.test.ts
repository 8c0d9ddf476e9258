/** What the bytes are decides; a file in two encodings is refused with the row where they part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src-main/areas/statements/decode.ts';
import { gb } from '../../support/gb.ts';

const read = (bytes: Buffer) => {
  const { encoding, pieces } = decodeText(bytes);
  return { encoding, text: [...pieces()].join('') };
};
const TEXT = '交易时间,商户订单号,金额\n2026-03-01 10:00:00,A1,28.16\n';
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the encoding is read from the bytes', () => {
  test.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['GBK, as Alipay writes', gb(TEXT), 'gb18030'],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big end first, with its mark', swapped(`\ufeff${TEXT}`), 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16 big end first, without a mark', swapped(TEXT), 'utf-16be'],
  ])('%s', (_name, bytes, encoding) => {
    expect(read(bytes)).toEqual({ encoding, text: TEXT });
  });

  test('Western bank text in windows-1252, with the euro sign', () => {
    const bytes = Buffer.from('Buchung;Betrag\nM\xfcller f\xfcr \xdcberweisung;5,00 \x80\n', 'latin1');
    expect(read(bytes)).toEqual({
      encoding: 'windows-1252',
      text: 'Buchung;Betrag\nMüller für Überweisung;5,00 €\n',
    });
  });

  test('Central European text of the DOS age, in page 852', () => {
    const bytes = Buffer.from('Bankon bel\x81li \xa0tutal\xa0s, jutal\x82k, d\xa1j; M\x81ller\n', 'latin1');
    expect(read(bytes)).toEqual({
      encoding: 'ibm852',
      text: 'Bankon belüli átutalás, jutalék, díj; Müller\n',
    });
  });

  test('a dash, a quotation mark or a blank of windows-1252 is no letter of page 852', () => {
    const bytes = Buffer.from('Caf\xe9 \x84Zum B\xe4ren\x93 \x96 d\xe9bit\xa0euros\n', 'latin1');
    expect(read(bytes)).toEqual({
      encoding: 'windows-1252',
      text: 'Café „Zum Bären“ – débit\u00a0euros\n',
    });
  });

  test('plain ASCII is UTF-8', () => {
    expect(read(Buffer.from('a,b\n1,2\n')).encoding).toBe('utf-8');
  });
});

describe('a head that declares an encoding is believed where the bytes are not UTF-8', () => {
  const xml = (label: string, rest: Buffer) =>
    Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${label}"?><a>`), rest, Buffer.from('</a>')]);
  const ofx = (charset: string) =>
    `OFXHEADER:100\nENCODING:USASCII\nCHARSET:${charset}\nCOMPRESSION:NONE\n\n<OFX><NAME>`;

  test.each<readonly [string, Buffer, encoding: string, text: string]>([
    ['ISO-8859-1', xml('ISO-8859-1', Buffer.from('\xc4\xe3', 'latin1')), 'windows-1252', 'Äã'],
    ['ISO-8859-2', xml('iso-8859-2', Buffer.from('\xb3\xbf', 'latin1')), 'iso-8859-2', 'łż'],
    ['GBK', xml('GBK', gb('汇款')), 'gb18030', '汇款'],
    ['UTF-8 that is not', xml('UTF-8', Buffer.from('M\xfcller', 'latin1')), 'windows-1252', 'Müller'],
    ['a name nobody knows', xml('x-none', Buffer.from('M\xfcller', 'latin1')), 'windows-1252', 'Müller'],
    ['Latin declared, UTF-8 written', xml('ISO-8859-1', Buffer.from('Müller')), 'utf-8', 'Müller'],
    ['OFX 1252', Buffer.from(`${ofx('1252')}\xc4\xe3`, 'latin1'), 'windows-1252', 'Äã'],
    ['OFX NONE', Buffer.from(`${ofx('NONE')}\xc4\xe3`, 'latin1'), 'windows-1252', 'Äã'],
    ['OFX 1250', Buffer.from(`${ofx('1250')}\xb3`, 'latin1'), 'windows-1250', 'ł'],
    ['OFX 8859-1', Buffer.from(`${ofx('8859-1')}\xc4\xe3`, 'latin1'), 'windows-1252', 'Äã'],
    ['OFX 936', Buffer.concat([Buffer.from(ofx('936')), gb('汇款')]), 'gb18030', '汇款'],
    [
      'OFX on one line',
      Buffer.from(`${ofx('1250').replaceAll('\n', '')}\xb3`, 'latin1'),
      'windows-1250',
      'ł',
    ],
  ])('%s', (_name, bytes, encoding, text) => {
    const found = read(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.text).toContain(`>${text}`);
  });
});

describe('two encodings in one file', () => {
  const gbLines = (count: number) => Array.from({ length: count }, () => gb('支付宝交易,退款\n'));

  test('GBK with one UTF-8 line: named, with the row', () => {
    const bytes = Buffer.concat([...gbLines(3), Buffer.from('微信支付,退款\n'), ...gbLines(3)]);
    expect(() => read(bytes)).toThrow(
      expect.objectContaining({
        refusal: 'mixed_encodings',
        facts: { row: 4, encoding: 'gb18030', other: 'utf-8' },
      }),
    );
  });

  test('UTF-8 with one GBK line: named, with the row', () => {
    const bytes = Buffer.concat([Buffer.from('微信支付,退款\n成功,失败\n'), gb('支付宝交易\n')]);
    expect(() => read(bytes)).toThrow(
      expect.objectContaining({
        refusal: 'mixed_encodings',
        facts: { row: 3, encoding: 'utf-8', other: 'gb18030' },
      }),
    );
  });

  test('the same under a UTF-8 mark', () => {
    const bytes = Buffer.concat([Buffer.from('\ufeff微信支付\n'), gb('支付宝交易\n')]);
    expect(() => read(bytes)).toThrow(expect.objectContaining({ refusal: 'mixed_encodings' }));
  });

  test('a UTF-8 file cut in the midst of a character is not read as something else', () => {
    const bytes = Buffer.from('微信支付\n已退款');
    expect(() => read(bytes.subarray(0, -1))).toThrow(
      expect.objectContaining({ refusal: 'invalid_bytes', facts: { row: 2, encoding: 'utf-8' } }),
    );
  });

  test('a GBK file with a byte that is no character', () => {
    const bytes = Buffer.concat([...gbLines(4), gb('退款'), Buffer.from([0xff, 0x2c, 0x0a]), ...gbLines(2)]);
    expect(() => read(bytes)).toThrow(
      expect.objectContaining({ refusal: 'invalid_bytes', facts: { row: 5, encoding: 'gb18030' } }),
    );
  });

  test('GBK words that happen to be valid UTF-8 (支) do not make a mixed file', () => {
    const bytes = Buffer.concat([...gbLines(2), gb('支,支\n')]);
    expect(read(bytes)).toMatchObject({ encoding: 'gb18030', text: expect.stringContaining('支,支') });
  });
});

test('pieces of a long file never cut a character', () => {
  const long = `${'微信支付,收入\n'.repeat(90_000)}完`;
  expect(read(Buffer.from(long)).text === long).toBe(true);
  expect(read(gb(long)).text === long).toBe(true);
  expect([...decodeText(Buffer.from(long)).pieces()].length).toBeGreaterThan(1);
});

test('any Chinese text comes back from GB18030', () => {
  const common = fc.string({ unit: fc.constantFrom(...'支付宝微信退款手续费龘€￥,.\n019AZ'), maxLength: 60 });
  fc.assert(
    fc.property(common, (text) => {
      const whole = `交易付款收入支出\n${text}`;
      expect(read(gb(whole))).toEqual({ encoding: 'gb18030', text: whole });
    }),
  );
});

test('a rare name outside GBK takes four bytes (㐀)', () => {
  const bytes = Buffer.concat([gb('付款人 '), Buffer.from([0x81, 0x39, 0xee, 0x39]), gb('先生\n')]);
  expect(read(bytes)).toEqual({ encoding: 'gb18030', text: '付款人 㐀先生\n' });
});

test('zero bytes are no text', () => {
  expect(() => decodeText(Buffer.from([65, 0, 0, 66, 67, 68, 69]))).toThrow(
    expect.objectContaining({ refusal: 'not_a_statement' }),
  );
});
