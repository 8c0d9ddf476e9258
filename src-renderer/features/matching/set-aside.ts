/** Proposals looked at and left for later in this window: a mark for the eye, no decision and no fact. */
const aside = new Set<string>();

export const isSetAside = (key: string): boolean => aside.has(key);

export const toggleSetAside = (key: string): void => {
  if (!aside.delete(key)) aside.add(key);
};
