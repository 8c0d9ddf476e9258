/** What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection): such a cell is neutralised, or the row refused. */
export const BITES = /^[=+\-@\t\r]/;
