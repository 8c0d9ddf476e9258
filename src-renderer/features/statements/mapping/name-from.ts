/** A first name for a mapping from the name of a file: without its folder, its ending, its days and numbers. */
const NAME_LENGTH_MAX = 80;

export const nameFrom = (file: string): string =>
  (file.split(/[/\\]/).at(-1) ?? '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\d\s_.,()（）\-–]+/g, ' ')
    .trim()
    .slice(0, NAME_LENGTH_MAX);
