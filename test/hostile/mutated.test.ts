/** Samples with random damage: always a record, never a throw, and never for long. NIANBAO_LONG=1 takes 200 seeds a carrier. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { randomFrom } from './hostile-file.ts';
import { sample } from './in-report.ts';

const isLong = process.env['NIANBAO_LONG'] !== undefined;
/** A sample takes some 0.02–0.3 s; the machine may be busy with other tests. */
const LIMIT_MS = 30_000;
const RUN_MS = 1_800_000;
/** The wildest damage of one document. */
const MOST_CHANGES = 20;
const LONGEST_CHUNK = 400;

type Damage = (bytes: Uint8Array, random: (end: number) => number) => Uint8Array;

const flip: Damage = (bytes, random) => {
  const at = random(bytes.length);
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << random(8)));
};
const drop: Damage = (bytes, random) => {
  const at = random(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(LONGEST_CHUNK))]);
};
const repeat: Damage = (bytes, random) => {
  const at = random(bytes.length);
  return Buffer.concat([bytes.subarray(0, at + random(LONGEST_CHUNK)), bytes.subarray(at)]);
};
const overwrite: Damage = (bytes, random) => bytes.with(random(bytes.length), random(256));
const kinds = [flip, overwrite, drop, repeat];

function damaged(bytes: Uint8Array, random: (end: number) => number): Uint8Array {
  let result = bytes;
  const changes = 1 + random(MOST_CHANGES);
  for (let change = 0; change < changes && result.length > 0; change += 1)
    result = kinds[random(kinds.length)]!(result, random);
  return Uint8Array.from(result);
}

/** The package stays whole, its XML doesn't: damage that gets past the zip. */
function damagedWithin(bytes: Uint8Array, random: (end: number) => number): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  // Not always cut through the markup: a tag's name or an attribute that changes is read on.
  const changed = xml.replace(/(?<=w:\w*)[a-z]|(?<=val=")\w/gu, (character) => (random(300) === 0 ? 'q' : character));
  return zipSync({ ...parts, 'word/document.xml': damagedRarely(strToU8(changed), random) });
}

const damagedRarely: Damage = (bytes, random) => (random(3) === 0 ? damaged(bytes, random) : bytes);

const cases = [
  { name: 'huaiyuan-2024.html', seeds: 60, damage: damaged },
  { name: 'town-2019-gbk.html', seeds: 30, damage: damaged },
  { name: 'huaiyuan-2024.txt', seeds: 200, damage: damaged },
  { name: 'huaiyuan-2024.docx', seeds: 200, damage: damaged },
  { name: 'bureau-2020-hmerge.docx', seeds: 30, damage: damagedWithin },
  { name: 'huaiyuan-2024-chromium.pdf', seeds: 8, damage: damaged },
  { name: 'huaiyuan-2024-libreoffice.pdf', seeds: 8, damage: damaged },
] as const;

describe('random damage', () => {
  it.each(cases)(
    '$name',
    async ({ name, seeds, damage }) => {
      const bytes = sample(name);
      for (let seed = 1; seed <= (isLong ? 200 : seeds); seed += 1) {
        const began = performance.now();
        const records = await processDocument(damage(bytes, randomFrom(seed)), { uri: `file:seed-${seed}` }).catch(
          (error: unknown) =>
            expect.fail(`seed ${seed} throws: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
        );
        expect(performance.now() - began, `seed ${seed}`).toBeLessThan(LIMIT_MS);
        expect(records.length, `seed ${seed}`).toBeGreaterThan(0);
        for (const record of records)
          expect(() => recordSchema.parse(JSON.parse(JSON.stringify(record)))).not.toThrow();
      }
    },
    RUN_MS,
  );
});
