/** Text to GBK or Big5 bytes: the inverse of the decoder's own table. Characters that it lacks become references. */
type Pairs = ReadonlyMap<string, readonly [number, number]>;

const known = new Map<string, Pairs>();

function pairsOf(encoding: 'gbk' | 'big5'): Pairs {
  const made = known.get(encoding);
  if (made !== undefined) return made;
  const byCharacter = new Map<string, readonly [number, number]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '�' && !byCharacter.has(character))
        byCharacter.set(character, [lead, trail]);
    }
  }
  known.set(encoding, byCharacter);
  return byCharacter;
}

export const gbkBytes = (html: string): Uint8Array => bytesOf(html, pairsOf('gbk'));
export const big5Bytes = (html: string): Uint8Array => bytesOf(html, pairsOf('big5'));

function bytesOf(html: string, pairs: Pairs): Uint8Array {
  const bytes: number[] = [];
  for (const character of html) {
    const code = character.codePointAt(0) ?? 0;
    const pair = pairs.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(...pair);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return Uint8Array.from(bytes);
}
