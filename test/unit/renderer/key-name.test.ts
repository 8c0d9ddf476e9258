/** How a pressed key is named, so that a binding reads as the key is printed. */
import { expect, test } from 'vitest';
import { keyName } from '../../../src-renderer/ui/keys.ts';

const pressed = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean } = {}) =>
  keyName({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

test('a letter is named by itself, with caps lock too', () => {
  expect(pressed('j')).toBe('j');
  expect(pressed('J')).toBe('j');
});
test('Ctrl and ⌘ are the same modifier', () => {
  expect(pressed('k', { ctrlKey: true })).toBe('mod+k');
  expect(pressed('k', { metaKey: true })).toBe('mod+k');
});
test('shift is said with letters and named keys, not with signs that hold it already', () => {
  expect(pressed('X', { shiftKey: true })).toBe('shift+x');
  expect(pressed('ArrowDown', { shiftKey: true })).toBe('shift+ArrowDown');
  expect(pressed('?', { shiftKey: true })).toBe('?');
});
