/**
 * The name under which a copy of an original is handed out. It came from outside: whoever sent the file chose it, so it must name no folder,
 * no device and nothing that a system runs by itself. What is left is the name as it was.
 */
const CHARS_MAX = 120;
const NAMELESS = 'original';
const TEXT = '.txt';
/** Path signs, those that some system forbids, control signs, and those that turn the direction of writing (gpj.exe for exe.jpg). */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;
/** A double click on one of these runs it. A statement in such a file is still kept whole, under a name that opens as text. */
const RUNS =
  /\.(?:exe|com|bat|cmd|ps1|psm1|vbs?|vbe|jse?|wsf|wsh|hta|scr|pif|msi|msp|cpl|lnk|url|reg|inf|jar|scf|desktop|app|command|workflow|sh|bash|zsh|py|pl|rb|appref-ms|application|gadget)$/i;

export function savedName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // Blanks and dots at either end are hidden or dropped by one system or another.
  const plain = base
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const named = plain === '' ? NAMELESS : plain;
  const whole = shortened(DEVICE.test(named) ? `_${named}` : named, CHARS_MAX);
  return RUNS.test(whole) ? `${shortened(whole, CHARS_MAX - TEXT.length)}${TEXT}` : whole;
}

/** The ending says what the file is, so it stays. */
function shortened(name: string, charsMax: number): string {
  const signs = [...name];
  if (signs.length <= charsMax) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  const start = signs.slice(0, charsMax - ending.length).join('');
  return `${start.replace(/[\s.]+$/u, '')}${ending}`;
}
