/** A call as a page makes it, without the page: for whoever tampers with the screen, and to lay a ground that a journey is not about. */
import type { Page } from '@playwright/test';
import type { CallName, Input, Output } from '../../shared/contract/calls.ts';

export const callFromPage = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([call, body]) => {
      const response = await fetch(`/api/${call}`, {
        method: 'POST',
        headers: {
          'X-Countinghouse': '1',
          'X-Countinghouse-Window': sessionStorage.getItem('countinghouse.window') ?? '',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(body),
      });
      return response.json();
    },
    [name, input] as const,
  );

/** The same where it must go well. */
export async function getFromPage<N extends CallName>(
  page: Page,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await callFromPage(page, name, input);
  if (typeof answer === 'object' && answer !== null && 'value' in answer) return answer.value as Output<N>; // As the engine checked it.
  throw new Error(`${name}: ${JSON.stringify(answer)}`);
}
