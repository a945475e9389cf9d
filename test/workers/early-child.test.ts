import { describe, expect, it } from 'vitest';
import { startEarly, takeEarly } from '../../src/workers/early-child.ts';
import { parserCommand, parserEntry } from '../../src/workers/parser-command.ts';
import { defaultLimits, MEGABYTE } from '../../src/workers/parser-limits.ts';
import { ParserPool } from '../../src/workers/parser-pool.ts';

const usual = parserCommand(parserEntry, defaultLimits.memoryBytes);

describe('a child that is started early', () => {
  it('is the first of the pool', async () => {
    startEarly();
    const pool = new ParserPool({ jobs: 1, limits: defaultLimits });
    try {
      const outcome = await pool.parse({ source: { uri: '-' }, follow: 'none' }, Buffer.from('<p>无</p>'));
      expect(outcome.kind).toBe('done');
      expect(takeEarly(usual)).toBeNull();
    } finally {
      pool.close();
    }
  });

  it('is taken once', () => {
    startEarly();
    const child = takeEarly(usual);
    expect(child?.pid).toBeGreaterThan(0);
    expect(takeEarly(usual)).toBeNull();
    child?.kill('SIGKILL');
  });

  it('is none where another memory is wanted', () => {
    startEarly();
    expect(takeEarly(parserCommand(parserEntry, 300 * MEGABYTE))).toBeNull();
    expect(takeEarly(usual)).toBeNull();
  });
});
