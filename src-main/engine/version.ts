/** The software's version, as reports state it. A test holds it to package.json. */
export const VERSION = '0.1.0';
