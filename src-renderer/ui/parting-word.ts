/**
 * What the door says about why it is shut, when it was no person's wish. Set before whatever ends the session, because the end may come before
 * its answer; taken back with ''.
 */
let word = '';

export const sayWhenLeft = (message: string): void => {
  word = message;
};

export function takePartingWord(): string {
  const said = word;
  word = '';
  return said;
}
