/** Sizes of files as file managers say them. Pure. */
const KILO = 1024;

export function sizeText(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  const [value, unit] = bytes < KILO * KILO ? [bytes / KILO, 'KB'] : [bytes / KILO / KILO, 'MB'];
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)} ${unit}`;
}
