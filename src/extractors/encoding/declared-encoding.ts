/** Bytes in which a declaration must stand: four times the 1024 of the HTML Standard, since banners of comments come first. */
const searchedBytes = 4096;

/** The encoding that markup declares (meta charset, http-equiv, XML declaration), lower case; null if none. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, searchedBytes)).toString(
    'latin1',
  );
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  const visible = head.replace(/<!--[\s\S]*?-->/g, '');
  const meta = /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(visible)?.[1];
  return (meta ?? xml)?.toLowerCase() ?? null;
}
