/** The windows of a browser: whose an id is, how long a window may be away, and that asking for windows without end fills no memory. */
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LISTENING_MAX, Windows } from '../../../src-main/shells/browser/windows.ts';

const SECOND = 1000;

/** An answer under way, of which nothing matters here but its end. */
const connection = () => new EventEmitter() as EventEmitter & ServerResponse;

let ended: string[];
let windows: Windows;

beforeEach(() => {
  vi.useFakeTimers();
  ended = [];
  windows = new Windows(async (id) => void ended.push(id));
});
afterEach(() => void vi.useRealTimers());

describe('a window’s id', () => {
  test('is its own browser’s only', () => {
    const id = windows.give('one cookie');
    expect(windows.known('one cookie', id)).toBe(id);
    expect(windows.known('another cookie', id)).toBeNull();
    for (const made of ['', `${id}x`, undefined, [id], '__proto__'])
      expect(windows.known('one cookie', made)).toBeNull();
  });

  test('is never given twice', () => {
    expect(windows.give('cookie')).not.toBe(windows.give('cookie'));
  });
});

describe('a window that is away', () => {
  test('keeps its log-in over a reload and loses it when it stays away', () => {
    const id = windows.give('cookie');
    const before = connection();
    windows.attend(id, before);
    vi.advanceTimersByTime(3600 * SECOND);
    before.emit('close');
    vi.advanceTimersByTime(29 * SECOND);
    const after = connection();
    windows.attend(id, after);
    vi.advanceTimersByTime(3600 * SECOND);
    expect(ended).toEqual([]);
    after.emit('close');
    vi.advanceTimersByTime(31 * SECOND);
    expect(ended).toEqual([id]);
  });

  test('is there while a call of its is under way, however long that takes', () => {
    const id = windows.give('cookie');
    const [events, call] = [connection(), connection()];
    windows.attend(id, events);
    windows.attend(id, call);
    events.emit('close');
    vi.advanceTimersByTime(600 * SECOND);
    expect(ended).toEqual([]);
    call.emit('close');
    vi.advanceTimersByTime(31 * SECOND);
    expect(ended).toEqual([id]);
  });

  test('may come back: at the door, and that session ends in its turn', () => {
    const id = windows.give('cookie');
    vi.advanceTimersByTime(31 * SECOND);
    expect(ended).toEqual([id]);
    expect(windows.known('cookie', id)).toBe(id);
    const again = connection();
    windows.attend(id, again);
    again.emit('close');
    vi.advanceTimersByTime(31 * SECOND);
    expect(ended).toEqual([id, id]);
  });

  test('ends once when the app ends', async () => {
    const [first, second] = [windows.give('cookie'), windows.give('cookie')];
    vi.advanceTimersByTime(31 * SECOND);
    const third = windows.give('cookie');
    await windows.close();
    vi.advanceTimersByTime(60 * SECOND);
    expect(ended.toSorted()).toEqual([first, second, third].toSorted());
  });

  test('an engine that is gone is no fault of the window', async () => {
    const failing = new Windows(() => Promise.reject(new Error('gone')));
    failing.give('cookie');
    await vi.advanceTimersByTimeAsync(31 * SECOND); // An unhandled rejection would fail the run.
    await failing.close();
  });
});

test('events go to the streams of the window they are for', () => {
  const [one, other] = [windows.give('cookie'), windows.give('cookie')];
  const [first, second, third] = [connection(), connection(), connection()];
  windows.listen(one, first);
  windows.listen(one, second); // A tab made twice.
  windows.listen(other, third);
  expect(windows.streams(one)).toEqual([first, second]);
  expect(windows.streams(other)).toEqual([third]);
  expect(windows.streams('made up')).toEqual([]);
  expect(windows.streams()).toHaveLength(3);
  first.emit('close');
  expect(windows.streams(one)).toEqual([second]);
});

test('asking without end forgets the windows that are away, never one that is there', () => {
  const present = windows.give('cookie');
  windows.attend(present, connection());
  const asked = Array.from({ length: 500 }, () => windows.give('cookie'));
  expect(windows.known('cookie', present)).toBe(present);
  const remembered = asked.filter((id) => windows.known('cookie', id) !== null);
  expect(remembered).toEqual(asked.slice(-63));
  expect(ended).toEqual(asked.slice(0, -63)); // Whoever is forgotten is logged out.
});

test('a browser’s six connections leave room for calls', () => {
  expect(LISTENING_MAX).toBeLessThanOrEqual(4);
});
