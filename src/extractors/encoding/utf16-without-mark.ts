/** Share of NUL bytes at one parity from which bytes are taken for UTF-16: ASCII digits, tags and line ends give far more. */
const nulShare = 0.02;

/** `utf-16le` or `utf-16be` if the bytes can only be that, else null. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 65_536);
  if (bytes.length < 4 || !sample.includes(0)) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd / pairs > nulShare && even * 10 < odd) return 'utf-16le';
  if (even / pairs > nulShare && odd * 10 < even) return 'utf-16be';
  return null;
}
