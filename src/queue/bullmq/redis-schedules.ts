/** Schedules as BullMQ's own job schedulers: each makes one job after the other, which asks for the scheduled job again. */
import { jobId } from '../job-id.ts';
import { readRequest } from '../read-stored.ts';
import { fresh } from '../fresh.ts';
import type { ScheduleEntry, Schedules } from '../schedules.ts';
import { addJobs } from './add-jobs.ts';
import type { Engine } from './engine.ts';
import { askAgain } from './replay-jobs.ts';
import { type Stored, TICK_NAME } from './stored-job.ts';

type Bull = Engine['bull'];
type Scheduler = Awaited<ReturnType<Bull['getJobSchedulers']>>[number];

const entryOf = ({ key, every, next, template }: Scheduler): ScheduleEntry => ({
  id: key,
  request: readRequest(template?.data),
  everyMs: every ?? 0,
  nextAt: next ?? 0,
});

export function redisSchedules({ bull, link, clock }: Engine): Schedules {
  const one = async (id: string, { request, everyMs }: Parameters<Schedules['set']>[0][number]): Promise<void> => {
    // Without a start it would ask at once.
    const repeat = { every: everyMs, startDate: clock.now() + everyMs };
    const opts = { removeOnComplete: true, removeOnFail: true };
    await bull.upsertJobScheduler(id, repeat, { name: TICK_NAME, data: { ...request }, opts });
  };
  return {
    set: async (schedules, known) => {
      for (const schedule of schedules) {
        const id = jobId(schedule.request);
        await link.run(async () => {
          const before = await bull.getJobScheduler(id);
          if (before !== undefined && (known === 'keep' || before.every === schedule.everyMs)) return;
          await one(id, schedule);
        });
      }
    },
    remove: async (ids) => {
      let count = 0;
      for (const id of ids) count += Number(await link.run(() => bull.removeJobScheduler(id)));
      return count;
    },
    list: () => link.run(async () => (await bull.getJobSchedulers(0, -1, true)).map(entryOf)),
  };
}

/** A job of a scheduler was claimed. If this is cut off, its lock runs out and it is done once more, which changes nothing. */
export async function askScheduled(engine: Engine, tick: Stored, token: string): Promise<void> {
  const job = fresh(readRequest(tick.data), engine.clock.now());
  const { known } = await addJobs(engine, [job], 'unskip');
  if (known > 0) await askAgain(engine, [job]);
  await engine.link.run(() => tick.moveToCompleted('', token, false));
}

/** How many of BullMQ's delayed jobs are those of schedulers, which nobody waits for. */
export const countTicks = ({ link, bull }: Pick<Engine, 'link' | 'bull'>): Promise<number> =>
  link.redis.eval(COUNT, 2, bull.toKey('repeat'), bull.toKey('delayed')).then(Number);

const COUNT = `
local count = 0
local schedulers = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for at = 1, #schedulers, 2 do
  local tick = 'repeat:' .. schedulers[at] .. ':' .. schedulers[at + 1]
  if redis.call('ZSCORE', KEYS[2], tick) then count = count + 1 end
end
return count`;
