import { describe, expect, it } from 'vitest';
import { SegmentWriter } from '../../../src/exports/segments/segment-writer.ts';
import { verifySegments } from '../../../src/exports/segments/verify-segments.ts';
import { dataFolder, merged, openWriter, tickingClock } from '../support/data-folder.ts';
import { madeLine } from '../support/made-lines.ts';
import { diskWithPowerCut } from '../support/power-cut.ts';
import { below, randomFrom } from '../support/random.ts';

const CUTS = process.env['NIANBAO_LONG'] === '1' ? 2000 : 100;

/** Appends until the power fails; gives the lines that were acknowledged. */
async function appendUntilCut(writer: SegmentWriter, random: () => number): Promise<ReadonlySet<string>> {
  const acknowledged = new Set<string>();
  for (let number = 0; ;) {
    const lines = Array.from({ length: 1 + below(random, 3) }, () => madeLine({ uri: `file:${(number += 1)}.html` }));
    const appends = lines.map(async (line) => {
      await writer.append(Buffer.from(line));
      acknowledged.add(line.trimEnd());
    });
    const [outcome] = await Promise.allSettled([writer.commit(), ...appends]);
    if (outcome.status === 'rejected') return acknowledged;
  }
}

describe('when the power fails', () => {
  it(`amid any step, ${CUTS} times, what was acknowledged is there, and work goes on`, async () => {
    for (let seed = 1; seed <= CUTS; seed += 1) {
      const random = randomFrom(seed);
      const { disk, restoreTo } = diskWithPowerCut(1 + below(random, 40), random);
      const options = { worker: 'w1', clock: tickingClock(), disk };
      const acknowledged = await appendUntilCut(await SegmentWriter.open(dataFolder(), options), random);
      const folder = dataFolder();
      restoreTo(folder);
      const { lines } = await merged([folder]);
      expect(lines.filter((line) => acknowledged.has(line)).length, `seed ${seed}`).toBe(acknowledged.size);
      await (await openWriter(folder)).close();
      const { remarks, ...verified } = await verifySegments(folder);
      expect(verified, `seed ${seed}, ${remarks.cutOff.join()}`).toMatchObject({ isSound: true, doubles: 0 });
    }
  });
});
