/** The answer of a shell to a file handed over: `{token}`, or a refusal in the contract's error shape, which is thrown for the client to read. */
export function uploadToken(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string')
    return answer.token;
  throw answer;
}
