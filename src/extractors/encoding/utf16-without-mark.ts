/** Share of characters that a Chinese text is made of, from which bytes are taken for UTF-16. */
const plausibleShare = 0.9;
const plausible =
  /[\t\n\r\u0020-\u007e\u00a0\u00b7\u2010-\u203b\u2460-\u249b\u3000-\u303f\u3220-\u3229\u4e00-\u9fff\uff01-\uff5e]/g;

/** `utf-16le` or `utf-16be` if the bytes can only be that, else null. Other encodings of text hold no NUL. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 16_384);
  if (bytes.length < 4 || bytes.length % 2 === 1 || !sample.includes(0)) return null;
  const found = (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    return (text.match(plausible)?.length ?? 0) >= text.length * plausibleShare;
  });
  return found ?? null;
}
