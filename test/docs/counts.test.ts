/** Numbers that the READMEs state are those of the program. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nianbao } from '../cli/support/run.ts';
import { codesOf, editions } from '../../src/forms/catalogue.ts';
import { processDocument } from '../../src/pipeline.ts';
import { defaultLimits, MEGABYTE } from '../../src/workers/parser-limits.ts';

const root = join(import.meta.dirname, '../..');

describe.each(['README.md', 'README.zh-CN.md'])('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  it('counts the figures of both forms', () => {
    const [all2021, all2019] = editions.map(
      ({ tables }) => Object.values(tables).flatMap((table) => codesOf(table)).length,
    );
    expect(text).toMatch(
      new RegExp(
        `${all2021} in the form of 2021, ${all2019} in that of 2019|2021 版 ${all2021} 项，2019 版 ${all2019} 项`,
        'u',
      ),
    );
  });

  it('lists every command', async () => {
    const { stdout } = await nianbao(['--help', '--lang', 'en']);
    const names = [...stdout.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+)\b/gmu)].map(([, name]) => name!);
    const listed = [...text.matchAll(/^\| `nianbao ([a-z]+)/gmu)].map(([, name]) => name!);
    expect(listed.toSorted()).toEqual(names.filter((name) => !['help', 'nianbao'].includes(name)).toSorted());
  });

  it('shows a record that is read so', async () => {
    const bytes = readFileSync(join(root, 'samples/huaiyuan-2024.docx'));
    const [record] = await processDocument(bytes, { uri: 'file:samples/huaiyuan-2024.docx' });
    const [, shown = ''] = /```jsonc\n(.*?)```/su.exec(text) ?? [];
    const { raw, table, row, column } = record!.evidence['applications.received.total']!;
    for (const part of [
      `"schema": "${record!.schema}"`,
      `"carrier": "${record!.source.carrier}"`,
      `"year": ${record!.report!.year}, "edition": "${record!.report!.edition}"`,
      `"raw": "${raw}", "table": ${table}, "row": ${row}, "column": ${column}`,
    ])
      expect(shown).toContain(part);
  });

  it('states the limits of a document', () => {
    const { timeoutMs, memoryBytes, inputBytes, outputBytes } = defaultLimits;
    const megabytes = [memoryBytes, inputBytes, outputBytes].map((bytes) => `${bytes / MEGABYTE} MB`);
    for (const limit of [`${timeoutMs / 1000} `, ...megabytes]) expect(text).toContain(limit);
  });
});
