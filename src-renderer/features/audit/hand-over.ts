/** What can be handed over and how it is asked for: the call that makes the file, with all but who gets it. */
import type { Input } from '../../../shared/contract/calls.ts';

export type HandOverCall =
  | 'evidence.build'
  | 'evidence.standard'
  | 'evidence.paper'
  | 'audit.samplePaper'
  | 'audit.testPaper';
type Rest<N extends HandOverCall> = Omit<Input<N>, 'recipient' | 'purpose' | 'taskId'>;

export type HandOver = {
  [N in HandOverCall]: { readonly call: N; readonly input: Rest<N> };
}[HandOverCall];
