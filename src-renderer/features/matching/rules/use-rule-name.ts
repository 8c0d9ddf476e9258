/** What a rule of a group is called: the firm's own rules by the name they were given, shipped ones by the product's words. */
import { useCallback } from 'react';
import { useAnswer } from '../../../api/client.tsx';
import { ruleName } from '../../../ui/match-rules/rule-words.ts';
import { useWords } from '../../../ui/words.ts';

export function useRuleName(): (id: string) => string {
  const words = useWords();
  const rules = useAnswer('matching.rules', {}).data?.rules;
  return useCallback(
    (id) => {
      const view = rules?.find((each) => each.id === id);
      return ruleName(words, { id, name: view?.inForce?.name ?? '' });
    },
    [words, rules],
  );
}
