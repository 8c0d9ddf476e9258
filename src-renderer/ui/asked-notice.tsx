/**
 * Says that something was asked for and waits for a second person, with the way to the request. The words say what matters most: nothing has
 * changed yet.
 */
import { notifications } from '@mantine/notifications';
import type { Words } from './words.ts';

export const requestAddress = (id: number): string => `/approvals?tab=mine&id=${id}`;

/** Stays longer than what is done: a number is read and perhaps passed on. */
const SHOWN_MS = 8000;

export function sayAsked(words: Words, requestId: number): void {
  notifications.show({
    autoClose: SHOWN_MS,
    message: (
      <>
        {words('approvals.asked', { id: String(requestId) })}{' '}
        {/* Notices stand outside the router: an address, no Link. */}
        <a href={`#${requestAddress(requestId)}`} style={{ color: 'var(--ch-accent)' }}>
          {words('approvals.see')}
        </a>
      </>
    ),
  });
}
