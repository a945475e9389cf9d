/** Samples that lost something on the way: cut off, under a false name, locked. */
import { extname } from 'node:path';
import { latin, pdfBytes } from '../support/pdf-writer.ts';
import { bytesOf, type HostileFile } from './hostile-file.ts';
import { sample } from './in-report.ts';

const whole = [
  'huaiyuan-2024.html',
  'town-2019-gbk.html',
  'huaiyuan-2024.docx',
  'huaiyuan-2024.txt',
  'huaiyuan-2024-libreoffice.pdf',
  'huaiyuan-2024-chromium.pdf',
];

const noReport = ['normalize.not-a-report', 'normalize.not-machine-readable', 'normalize.no-statutory-table'];

/** Every tenth of each: 10 %, 20 % … 90 % of its bytes. */
export const cutOff: readonly HostileFile[] = whole.flatMap((name) =>
  [10, 20, 30, 40, 50, 60, 70, 80, 90].map((percent) => ({
    name: `${percent}-percent-of-${name}`,
    make: () => {
      const bytes = sample(name);
      return bytes.slice(0, Math.floor((bytes.length * percent) / 100));
    },
    ends: ['read', 'extract.damaged', 'extract.unknown-format', 'extract.unsupported-format', ...noReport],
  })),
);

export const mislabelled: readonly HostileFile[] = whole.flatMap((name) =>
  ['.html', '.docx', '.pdf', '.txt']
    .filter((extension) => extension !== extname(name))
    .map((extension) => ({
      name: `${name.replace('.', '-')}-named${extension}`,
      make: () => sample(name),
      ends: ['read'],
    })),
);

/** AES-256 as current software writes it; the keys belong to no password. */
const aes256 =
  `/ID [<${'ab'.repeat(16)}> <${'ab'.repeat(16)}>] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -4 ` +
  `/O <${'01'.repeat(48)}> /U <${'02'.repeat(48)}> /OE <${'03'.repeat(32)}> /UE <${'04'.repeat(32)}> /Perms <${'05'.repeat(16)}> ` +
  '/CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>';

const page = { content: latin(60, 706, '12') };

/** A compound file as Word writes a locked DOCX: header, one sector of allocation, one of directory. */
function lockedWord(): Uint8Array {
  const sector = 512;
  const bytes = Buffer.alloc(4 * sector);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  const names = ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'];
  names.forEach((name, index) => bytes.write(name, 2 * sector + index * 128, 'utf16le'));
  return bytes;
}

export const lockedAndEmpty: readonly HostileFile[] = [
  { name: 'nothing.html', make: () => new Uint8Array(), ends: ['extract.empty'] },
  { name: 'nothing.docx', make: () => new Uint8Array(), ends: ['extract.empty'] },
  { name: 'nothing.pdf', make: () => new Uint8Array(), ends: ['extract.empty'] },
  { name: 'spaces.txt', make: () => bytesOf(' \n'.repeat(1000)), ends: ['extract.empty'] },
  { name: 'nul.txt', make: () => new Uint8Array(100_000), ends: ['extract.empty'] },
  { name: 'locked-rc4.pdf', make: () => pdfBytes([page], { encryption: 'locked' }), ends: ['extract.encrypted'] },
  { name: 'locked-aes256.pdf', make: () => pdfBytes([page], { trailer: aes256 }), ends: ['extract.encrypted'] },
  { name: 'locked.docx', make: lockedWord, ends: ['extract.encrypted'] },
  { name: 'header-alone.pdf', make: () => bytesOf('%PDF-1.7\n'), ends: ['extract.damaged'] },
  {
    name: 'signature-alone.docx',
    make: () => bytesOf('PK\x03\x04'),
    ends: ['extract.damaged', 'extract.unsupported-format'],
  },
];
