import { describe, expect, test } from 'vitest';
import { Moments } from '../../../src-main/areas/statements/adapters/psp-moments.ts';
import { Zones } from '../../../src-main/areas/statements/adapters/psp-zones.ts';

describe('a zone’s printed name', () => {
  test.each([
    ['PST', '2026-07-01', '-08:00'],
    ['CEST', '2026-01-01', '+02:00'],
    ['GMT+08:00', '2026-07-01', '+08:00'],
    ['UTC-3', '2026-07-01', '-03:00'],
    ['Europe/Berlin', '2026-07-01', '+02:00'],
    ['Europe/Berlin', '2026-01-01', '+01:00'],
    ['America/Argentina/Buenos_Aires', '2026-01-01', '-03:00'],
    ['Mountain Time (US & Canada)', '2026-07-01', '-06:00'],
    ['Sydney', '2026-01-01', '+11:00'],
    ['London', '2026-01-01', '+00:00'],
    // Of several meanings, or of none.
    ['CST', '2026-01-01', ''],
    ['IST', '2026-01-01', ''],
    ['Europe/Nowhere', '2026-01-01', ''],
    ['GMT+99:00', '2026-01-01', ''],
    ['', '2026-01-01', ''],
  ])('%s on %s', (name, day, offset) => {
    expect(new Zones().offsetAt(name, day, '12:00:00')).toBe(offset);
  });
  test('the hour that a clock shows twice is the first of the two; the day it changes has two offsets', () => {
    const zones = new Zones();
    const at = (time: string) => zones.offsetAt('Europe/Berlin', '2026-10-25', time);
    expect([at('01:59:59'), at('02:30:00'), at('03:00:00')]).toEqual(['+02:00', '+02:00', '+01:00']);
  });
  test('a file may say what CST is', () => {
    expect(new Zones({ CST: '+08:00' }).offsetAt('cst', '2026-01-01', '12:00:00')).toBe('+08:00');
  });
});

describe('day, clock and zone', () => {
  const read = (date: string, time: string, zone: string, order: 'dmy' | 'mdy' = 'mdy') => {
    const moments = new Moments(order, new Zones());
    return moments.read(date, time, zone) ? moments.occurredAt : null;
  };
  test.each([
    ['03/04/2026', '07:45:51', 'PST', '2026-03-04T07:45:51-08:00'],
    ['3/4/2026', '12:05 am', 'UTC', '2026-03-04T00:05:00+00:00'],
    ['3/4/2026', '12:05:09 PM', 'UTC', '2026-03-04T12:05:09+00:00'],
    ['2026-03-04 07:45:51', '', 'CET', '2026-03-04T07:45:51+01:00'],
    ['2026-03-04T07:45:51.123Z', '', '', '2026-03-04T07:45:51+00:00'],
    ['2026/03/04 07:45', '', 'UTC', '2026-03-04T07:45:00+00:00'],
    // As workbooks keep a day and a time of day.
    ['2026-03-04 00:00:00', '1899-12-31 14:12:09', 'UTC', '2026-03-04T14:12:09+00:00'],
    // An hour without its zone is no moment.
    ['03/04/2026', '07:45:51', 'CST', '2026-03-04'],
    ['03/04/2026', '', 'PST', '2026-03-04'],
    ['03/04/2026', '25:00:00', 'PST', null],
    ['03/04/2026', '13:00 PM', 'PST', null],
    ['03/04/2026', 'noon', 'PST', null],
    ['30/30/2026', '07:45:51', 'PST', null],
    ['soon', '', '', null],
  ])('%s %s %s', (date, time, zone, moment) => {
    expect(read(date, time, zone)).toBe(moment);
  });
  test('the other order', () => {
    expect(read('03/04/2026', '', '', 'dmy')).toBe('2026-04-03');
  });
});
