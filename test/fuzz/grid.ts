/** Rows of texts as a workbook: every cell a text, or the plain numbers among them as numbers, as people save what they opened. */
import { rawXlsx } from '../support/workbooks.ts';
import type { Row } from './document.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function columnName(at: number): string {
  const before = at >= 26 ? columnName(Math.floor(at / 26) - 1) : '';
  return before + String.fromCharCode(65 + (at % 26));
}

/** What Excel makes a number of when it is typed in, and what a number can hold to the last digit. */
const NUMBER = /^-?(0|[1-9]\d{0,9})(\.\d{1,4})?$/;

function sheetOf(rows: readonly Row[], hasNumbers: boolean): string {
  return rows
    .map(({ cells }, at) => {
      const written = cells.map((cell, column) => {
        const place = `${columnName(column)}${at + 1}`;
        if (hasNumbers && NUMBER.test(cell)) return `<c r="${place}"><v>${cell}</v></c>`;
        return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
      });
      return `<row r="${at + 1}">${written.join('')}</row>`;
    })
    .join('');
}

export const gridWorkbook = (rows: readonly Row[]): Buffer => rawXlsx({ sheets: [sheetOf(rows, false)] });
export const gridWorkbookOfNumbers = (rows: readonly Row[]): Buffer =>
  rawXlsx({ sheets: [sheetOf(rows, true)] });
