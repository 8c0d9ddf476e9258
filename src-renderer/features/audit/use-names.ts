/** Who is who, for ids that stand in facts. */
import { useMemo } from 'react';
import { useAnswer } from '../../api/client.tsx';
import type { Names } from './event-words.ts';

export function useNames(): Names {
  const people = useAnswer('access.names', {}).data?.people;
  return useMemo(() => new Map((people ?? []).map(({ id, name }) => [id, name])), [people]);
}
