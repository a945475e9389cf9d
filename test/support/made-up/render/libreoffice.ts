/** Files converted by LibreOffice, many in one call. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Conversion = 'docx to pdf' | 'html to docx' | 'html to pdf';

const filters: Readonly<Record<Conversion, { from: string; to: string; arguments: readonly string[] }>> = {
  'docx to pdf': { from: 'docx', to: 'pdf', arguments: ['--convert-to', 'pdf:writer_pdf_Export'] },
  'html to docx': {
    from: 'html',
    to: 'docx',
    arguments: ['--infilter=HTML (StarWriter)', '--convert-to', 'docx:MS Word 2007 XML'],
  },
  'html to pdf': {
    from: 'html',
    to: 'pdf',
    arguments: ['--infilter=HTML (StarWriter)', '--convert-to', 'pdf:writer_pdf_Export'],
  },
};

/** LibreOffice leaves out what is named beyond some 240 files in one call. */
const MOST_FILES = 200;

/** Throws when a file comes out missing. */
export function converted(files: readonly Uint8Array[], conversion: Conversion): readonly Uint8Array[] {
  const { from, to, arguments: filter } = filters[conversion];
  const folder = mkdtempSync(join(tmpdir(), 'made-up-libreoffice-'));
  try {
    const names = files.map((bytes, index) => {
      writeFileSync(join(folder, `${index}.${from}`), bytes);
      return join(folder, `${index}.${from}`);
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    for (let first = 0; first < names.length; first += MOST_FILES) {
      const own = names.slice(first, first + MOST_FILES);
      execFileSync('soffice', ['--headless', profile, ...filter, '--outdir', folder, ...own], { stdio: 'ignore' });
    }
    return files.map((_, index) => new Uint8Array(readFileSync(join(folder, `${index}.${to}`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
