import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listInputs } from '../../src/cli/list-inputs.ts';
import { folderWith } from './support/folder.ts';

const start = process.cwd();
let folder = '';

const uris = (...args: readonly string[]): readonly string[] =>
  listInputs(args, { out: null, stdinUri: '-' }).inputs.map(({ source }) => source.uri);

describe('listInputs', () => {
  beforeEach(() => {
    folder = folderWith({
      'b.html': '',
      'a/2.PDF': '',
      'a/10.docx': '',
      'a-b/x.txt': '',
      'a.txt': '',
      'notes.md': '',
      '.git/x.html': '',
      '~$b.docx': '',
    });
    process.chdir(folder);
  });
  afterAll(() => process.chdir(start));

  it('walks folders by the bytes of the paths, dotfiles and owner files left out', () => {
    expect(uris('.')).toEqual(['file:a-b/x.txt', 'file:a.txt', 'file:a/10.docx', 'file:a/2.PDF', 'file:b.html']);
  });

  it('keeps paths as they were given', () => {
    expect(uris('a/')).toEqual(['file:a/10.docx', 'file:a/2.PDF']);
    expect(uris('./a.txt')).toEqual(['file:./a.txt']);
    expect(uris(join(folder, 'a'))).toEqual([`file:${folder}/a/10.docx`, `file:${folder}/a/2.PDF`]);
  });

  it('keeps the order of the arguments and reads a file once, at its first place', () => {
    const { inputs, repeated } = listInputs(['b.html', '.', './b.html'], { out: null, stdinUri: '-' });
    expect(inputs[0]?.source.uri).toBe('file:b.html');
    expect(inputs.length).toBe(5);
    expect(repeated).toBe(2);
  });

  it('takes what records and messages print of a file', () => {
    writeFileSync('副本 (1)#.html', '');
    const [printed = ''] = uris('副本 (1)#.html');
    expect(printed).toBe('file:副本%20(1)%23.html');
    expect(uris(printed)).toEqual([printed]);
  });

  it('refuses an address, with what to do instead', () => {
    expect(() => uris('a', 'https://example.org/a.html')).toThrow("curl -L 'https://example.org/a.html'");
  });

  it('counts what it passes over', () => {
    expect(listInputs(['.'], { out: null, stdinUri: '-' }).passedOver).toEqual({ '.md': 1, '.docx': 1 });
  });

  it('reads Markdown that holds a report, by its title or its tables, and no other', () => {
    const table = [
      '一、本年新收政府信息公开申请数量',
      '2.其他法律行政法规禁止公开',
      '4.保护第三方合法权益',
      '8.属于行政查询事项',
    ];
    writeFileSync('a/report.md', '---\n---\n# 甲县人民政府2024年政府信息公开工作年度报告\n');
    writeFileSync('a/table.markdown', table.map((label) => `| ${label} |  | **5** |`).join('\n'));
    writeFileSync('a/form.md', `# 报告格式\n${table.join('\n')}\n政府信息公开工作年度报告的格式见附件。`);
    const { inputs, passedOver } = listInputs(['a'], { out: null, stdinUri: '-' });
    expect(inputs.map(({ source }) => source.uri)).toEqual(
      expect.arrayContaining(['file:a/report.md', 'file:a/table.markdown']),
    );
    expect(passedOver).toEqual({ '.md': 1 });
  });

  it('takes a named file whatever its extension', () => {
    expect(uris('notes.md', 'nothing.here')).toEqual(['file:notes.md', 'file:nothing.here']);
  });

  it('expands patterns that the shell has left alone', () => {
    expect(uris('*.txt', 'a*/*')).toEqual(['file:a.txt', 'file:a-b/x.txt', 'file:a/10.docx', 'file:a/2.PDF']);
    expect(uris('**/*.html')).toEqual(['file:b.html']);
    expect(uris('*.ofd')).toEqual(['file:*.ofd']);
  });

  it('prefers a file whose name looks like a pattern', () => {
    writeFileSync('[1].html', '');
    writeFileSync('1.html', '');
    expect(uris('[1].html')).toEqual(['file:%5B1%5D.html']);
  });

  it('follows links, each folder once, and ends in loops', () => {
    symlinkSync('..', 'a/up');
    symlinkSync('a', 'z');
    symlinkSync('nowhere', 'a/dangling.pdf');
    expect(uris('a')).toEqual([
      'file:a/10.docx',
      'file:a/2.PDF',
      'file:a/dangling.pdf',
      'file:a/up/a-b/x.txt',
      'file:a/up/a.txt',
      'file:a/up/b.html',
    ]);
    expect(uris('z')).toEqual([
      'file:z/10.docx',
      'file:z/2.PDF',
      'file:z/dangling.pdf',
      'file:z/up/a-b/x.txt',
      'file:z/up/a.txt',
      'file:z/up/b.html',
    ]);
  });

  it('reads names with spaces, Chinese, line breaks, and names that are not UTF-8', () => {
    mkdirSync('n');
    const gbk = Buffer.concat([Buffer.from('n/'), Buffer.from([0xc4, 0xea, 0xb1, 0xa8]), Buffer.from('.txt')]);
    for (const name of ['n/年 报.html', 'n/a\nb.pdf', 'n/50%#?.txt']) writeFileSync(name, '');
    writeFileSync(gbk, '');
    const { inputs } = listInputs(['n'], { out: null, stdinUri: '-' });
    expect(inputs.map(({ source }) => source.uri)).toEqual([
      'file:n/50%25%23%3F.txt',
      'file:n/a%0Ab.pdf',
      'file:n/%C4%EA%B1%A8.txt',
      'file:n/年%20报.html',
    ]);
    expect(inputs[2]?.path).toEqual(gbk);
  });

  it.each<[args: readonly string[]]>([[['n?']], [['n\uFFFD/\uFFFD\uAC68.txt']], [['n\uFFFD']]])(
    'finds names that are not UTF-8 where they are named or matched: %j',
    (args) => {
      const [gbkFolder, gbkFile] = [Buffer.from([0x6e, 0xc4]), Buffer.from([0xc4, 0xea, 0xb1, 0xa8])];
      const path = Buffer.concat([gbkFolder, Buffer.from('/'), gbkFile, Buffer.from('.txt')]);
      mkdirSync(gbkFolder);
      writeFileSync(path, '');
      const { inputs } = listInputs(args, { out: null, stdinUri: '-' });
      expect(inputs.map(({ path: read, source }) => [read, source.uri])).toEqual([
        [path, 'file:n%C4/%C4%EA%B1%A8.txt'],
      ]);
    },
  );

  it('takes a path that can’t even be looked at for a file: reading it says why', () => {
    symlinkSync('self.html', 'self.html');
    const long = `${'a'.repeat(300)}.html`;
    expect(uris('self.html', long, 'a.txt/x.html')).toEqual(['file:self.html', `file:${long}`, 'file:a.txt/x.html']);
  });

  it('never reads a pipe in a folder unasked, and counts it', () => {
    execFileSync('mkfifo', ['a/pipe.html']);
    const { inputs, passedOver } = listInputs(['a'], { out: null, stdinUri: '-' });
    expect([inputs.length, passedOver]).toEqual([2, { '.html': 1 }]);
  });

  it('leaves the output file out of a folder, under whichever name', () => {
    symlinkSync('a.txt', 'link.txt');
    expect(listInputs(['.'], { out: 'link.txt', stdinUri: '-' }).inputs.map(({ path }) => path)).not.toContain('a.txt');
  });

  it('refuses an output file that is named as an input: it would be lost', () => {
    const list = () => listInputs(['b.html', 'a.txt'], { out: './a.txt', stdinUri: '-' });
    expect(list).toThrow('The output file a.txt is one of the inputs');
    symlinkSync('a.txt', 'link.html');
    const byLink = () => listInputs(['link.html'], { out: 'a.txt', stdinUri: '-' });
    expect(byLink).toThrow('The output file link.html is one of the inputs');
  });
});
