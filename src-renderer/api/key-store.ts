/**
 * This machine's own key store, where the shell has one (Electron). The page asks the shell; the key itself never comes here.
 */
import { useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { wireErrorSchema } from '../../shared/contract/errors.ts';
import { CallError, transport } from './client.tsx';

type Request =
  | { readonly do: 'available' }
  | { readonly do: 'remember'; readonly password: string }
  | { readonly do: 'forget' }
  | { readonly do: 'open'; readonly id: string };

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: wireErrorSchema }),
]);
const availableSchema = z.object({ isAvailable: z.boolean() });

async function askKeyStore(request: Request): Promise<unknown> {
  const answer = answerSchema.safeParse(await transport().keyStore?.(request));
  if (!answer.success) throw new CallError('unreachable', {}, 'keyStore');
  if (!answer.data.ok) throw new CallError(answer.data.error.kind, answer.data.error.facts, 'keyStore');
  return answer.data.value;
}

/** False in a browser, and where the system keeps no keys. */
export function useHasKeyStore(): boolean {
  const answer = useQuery({
    queryKey: ['keyStore'],
    queryFn: async () => availableSchema.parse(await askKeyStore({ do: 'available' })).isAvailable,
    enabled: transport().keyStore !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return answer.data ?? false;
}

export const useKeyStore = () => useMutation({ mutationFn: askKeyStore });
