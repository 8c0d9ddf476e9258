/** Locators: what names the record of a file that was changed (docs/evidence-pack.md §2, `rows/NAME`). */
import { hash } from 'node:crypto';

const DIGITS = 8;

/** Of one line, without its line feed. */
export const locatorOf = (line: string): string => `${hash('sha256', line, 'hex').slice(0, DIGITS)}\n`;

/** Of every line of a text that ends with one. */
export const locatorsOf = (text: string): string => text.split('\n').slice(0, -1).map(locatorOf).join('');
