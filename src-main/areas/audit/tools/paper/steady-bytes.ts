/** A workbook whose bytes depend on what it says alone: the moment it was packed, which every entry of its archive carries, is set to one day. */
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** 1980-01-01 00:00, the first moment a zip can say. */
const FIRST_MOMENT = 0x0021_0000;

export function steadyBytes(archive: Buffer): Buffer {
  const steady = Buffer.from(archive);
  let end = steady.length - 22;
  while (end >= 0 && steady.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new RangeError('no archive');
  const count = steady.readUInt16LE(end + 10);
  let at = steady.readUInt32LE(end + 16);
  for (let entry = 0; entry < count && steady.readUInt32LE(at) === CENTRAL; entry += 1) {
    steady.writeUInt32LE(FIRST_MOMENT, at + 12);
    steady.writeUInt32LE(FIRST_MOMENT, steady.readUInt32LE(at + 42) + 10);
    at += 46 + steady.readUInt16LE(at + 28) + steady.readUInt16LE(at + 30) + steady.readUInt16LE(at + 32);
  }
  return steady;
}
