/** Text to GBK bytes: the inverse of the decoder's own table. Characters that GBK lacks become references. */
const byCharacter = new Map<string, readonly [number, number]>();

function fill(): void {
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '�' && !byCharacter.has(character))
        byCharacter.set(character, [lead, trail]);
    }
  }
}

export function gbkBytes(html: string): Uint8Array {
  if (byCharacter.size === 0) fill();
  const bytes: number[] = [];
  for (const character of html) {
    const code = character.codePointAt(0) ?? 0;
    const pair = byCharacter.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(...pair);
    else bytes.push(...new TextEncoder().encode(`&#${code};`));
  }
  return Uint8Array.from(bytes);
}
