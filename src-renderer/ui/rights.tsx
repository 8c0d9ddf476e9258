/**
 * What the person at this window may do, for screens that leave out or disable what she may not. A courtesy: the engine decides every call
 * by itself.
 */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Right } from '../../shared/contract/call.ts';

export type Rights = ReadonlySet<Right>;
const Held = createContext<Rights>(new Set());

export function RightsProvider({
  rights,
  children,
}: {
  readonly rights: readonly Right[];
  readonly children: ReactNode;
}) {
  const text = rights.join(' ');
  // The same rights in a new answer are no change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` stands for `rights`.
  const held = useMemo(() => new Set(rights), [text]);
  return <Held.Provider value={held}>{children}</Held.Provider>;
}

/** Whose inbox of approvals it is: who asks, who decides, and who reads the record. */
export const INBOX_RIGHTS: readonly Right[] = [
  ...(['approve', 'import', 'match', 'review', 'manage_people', 'settings', 'backup'] as const),
  ...(['record', 'risk'] as const),
];

export const useRights = (): Rights => useContext(Held);
export const useMay = (right: Right): boolean => useRights().has(right);
