/** A posting rule is worded as its name, a colon, and a sentence; where there is room for a name alone, the name is said. Pure. */
export const ruleName = (text: string): string => text.split(/[：:]/)[0] ?? text;
