import { mkdtempSync, mkdirSync, realpathSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSeenFrom } from '../../src/cli/enqueue-files.ts';
import { fileUri } from '../../src/workers/file-uri.ts';
import { openDataFolder } from '../../src/workers/daemon/data-folder.ts';
import { filePath } from '../../src/workers/daemon/file-path.ts';

describe('the path of a file address', () => {
  it('is the path that the address was made of, byte for byte', () => {
    const name = fc
      .uint8Array({ minLength: 1, maxLength: 20 })
      .map((bytes) => Buffer.from(bytes.map((byte) => byte || 1)));
    fc.assert(
      fc.property(name, (bytes) => {
        const back = filePath(fileUri(Buffer.concat([Buffer.from('/x/'), bytes])), '/base');
        expect(Buffer.from(back!)).toEqual(Buffer.concat([Buffer.from('/x/'), bytes]));
      }),
    );
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((part) => `a${part.replaceAll('\0', '')}`);
    fc.assert(
      fc.property(text, (path) => {
        expect(filePath(fileUri(path), '/base')).toBe(`/base/${path}`);
      }),
    );
  });

  it('may be written with an empty host, and is nothing else', () => {
    expect(filePath('file:///a/b.html', '/base')).toBe('/a/b.html');
    expect(filePath('https://example.gov.cn/', '/base')).toBeNull();
  });
});

describe('a relative path', () => {
  it('is kept as given in the base, and otherwise seen from it', () => {
    expect(asSeenFrom('/base', '/base', 'samples/../a.html')).toBe('samples/../a.html');
    expect(asSeenFrom('/base', '/base/sub', 'a.html')).toBe('sub/a.html');
    expect(asSeenFrom('/base', '/other', 'a.html')).toBe('/other/a.html');
    expect(asSeenFrom('/base', '/other', '/x/a.html')).toBe('/x/a.html');
    expect(asSeenFrom('/base', '/other', Buffer.from([0xc4]))).toEqual(Buffer.from('/other/\xc4', 'latin1'));
  });
});

describe('the base of a data folder', () => {
  it('is the folder that it was made in, for good, and moves with it', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nianbao-base-')));
    mkdirSync(join(folder, 'project'));
    const made = await openDataFolder('data', join(folder, 'project'));
    expect(made).toEqual({ path: join(folder, 'project/data'), base: join(folder, 'project') });
    expect((await openDataFolder(made.path, '/')).base).toBe(made.base);
    renameSync(join(folder, 'project'), join(folder, 'moved'));
    expect((await openDataFolder(join(folder, 'moved/data'), '/')).base).toBe(join(folder, 'moved'));
  });
});
