/**
 * The encoding a file declares in its own head: the declaration of XML, the header of OFX. Asked only where the bytes are not UTF-8 or
 * UTF-16, since a head is often copied from elsewhere and the bytes are not.
 */
const HEAD_BYTES = 1024;

const XML = /^\s*<\?xml\s[^>]{0,400}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const OFX = /^[^<]{0,200}OFXHEADER\s*:/i;
/** On one line without blanks the next key follows at once: CHARSET:1252COMPRESSION:NONE. */
const OFX_CHARSET = /CHARSET\s*:\s*([\w-]*?)(?=COMPRESSION|OLDFILEUID|[\s<]|$)/i;

/** A label TextDecoder knows, null where nothing usable is declared. */
export function declaredCharset(bytes: Buffer): string | null {
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1');
  const xml = XML.exec(head)?.[1];
  if (xml !== undefined) return narrowLabel(xml);
  if (!OFX.test(head)) return null;
  const charset = OFX_CHARSET.exec(head)?.[1] ?? '';
  // USASCII with high bytes, NONE or nothing: what the programs that write OFX mean by it is the Western page of Windows.
  return (
    narrowLabel(/^\d{4}-\d/.test(charset) ? `iso-${charset}` : (PAGES[charset] ?? charset)) ?? 'windows-1252'
  );
}

/** Code pages called by their number. */
const PAGES: Readonly<Record<string, string>> = {
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gb18030',
  '949': 'euc-kr',
  '950': 'big5',
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, page) => [String(1250 + page), `windows-${1250 + page}`]),
  ),
};

/** Null for what nobody knows and for the wide encodings, which these bytes are not. */
function narrowLabel(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    if (encoding.startsWith('utf-')) return null;
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}
