/**
 * BAI2 (Cash Management Balance Reporting, version 2; later versions of the same records): bank accounts of North America.
 */
import type { FormatAdapter, RecogniseAnswer, Sample } from '../../adapter.ts';
import { Bai2Parser } from './parse.ts';

const FILE = /^\s*01,[^,]{0,60},[^,]{0,60},\d{6}(?:\d{2})?,\d{0,4},/;
const GROUP = /^\s*02,[^,]{0,60},[^,]{0,60},[1-4]?,\d{6}(?:\d{2})?,/;
const OTHER = /^\s*(?:03,[^,]{1,60},|49,[+-]?\d|98,[+-]?\d|16,\d{3},)/;

const HEAD_CHARS = 64 * 1024;

function recognise(sample: Sample): RecogniseAnswer {
  // Most files are something else, and need not be cut.
  if (!/(?:^|[\r\n])\s*0[123],/.test(sample.text)) return { is: 'not_mine' };
  // By the text and not by its rows: some banks leave out the line ends, and then no row ends within the sample.
  const lines = sample.text
    .slice(0, HEAD_CHARS)
    .split(/\r\n?|\n/)
    .flatMap((line) => line.split(/\/\s{1,80}(?=\d\d,)/));
  const isBai =
    lines.some((line) => FILE.test(line) || GROUP.test(line)) && lines.some((line) => OTHER.test(line));
  if (!isBai) return { is: 'not_mine' };
  return {
    is: 'mine',
    recognition: { sureness: 'certain', splitter: { kind: 'lines' }, layout: null, drift: [] },
  };
}

export const bai2: FormatAdapter = {
  id: 'bai2',
  version: 1,
  sourceKind: 'bank',
  channel: 'bank',
  balanceChain: 'none',
  recognise,
  parse: (_layout, sink) => new Bai2Parser(sink),
};
