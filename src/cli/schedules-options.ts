/** How `schedules` is called. */
import { type Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import { addDataOptions } from './data-options.ts';
import { parseInterval } from './interval.ts';
import type { ChosenSchedules, SchedulesOptions } from './schedules-command.ts';

type Raw = Omit<SchedulesOptions, 'language'>;
type RawChosen = Omit<ChosenSchedules, 'language'>;

export function addSchedules(program: Command, context: CommandContext): void {
  const { say, language, ended } = context;
  const schedules = program
    .command('schedules')
    .description(say('定期再读的任务：列出、更改、取消', 'what is read again and again: list, change, remove'));
  const list = schedules.command('list', { isDefault: true }).description(say('列出', 'list them'));
  common(list, context).action(async (raw: Raw) => {
    const { listSchedulesCommand } = await import('./schedules-command.ts');
    ended(await listSchedulesCommand({ ...raw, language }));
  });
  const change = schedules
    .command('change')
    .description(say('更改间隔', 'change how often'))
    .addOption(everyOption(context).makeOptionMandatory());
  chosen(change, context).action(
    async (addresses: readonly string[], { every, ...raw }: RawChosen & { readonly every: number }) => {
      const { changeSchedulesCommand } = await import('./schedules-command.ts');
      ended(await changeSchedulesCommand(addresses, every, { ...raw, language }));
    },
  );
  const remove = schedules.command('remove').description(say('取消', 'remove them; what was read stays'));
  chosen(remove, context).action(async (addresses: readonly string[], raw: RawChosen) => {
    const { removeSchedulesCommand } = await import('./schedules-command.ts');
    ended(await removeSchedulesCommand(addresses, { ...raw, language }));
  });
}

export const everyOption = ({ say }: CommandContext): Option =>
  new Option(
    '--every <interval>',
    say('每隔多久再读一次，如 12h、7d、4w', 'how often to read again: 12h, 7d, 4w'),
  ).argParser(parseInterval);

const chosen = (command: Command, context: CommandContext): Command =>
  common(
    command
      .argument(
        '[addresses...]',
        context.say('网址（与入队时相同）或编号的开头', 'addresses as enqueued, or beginnings of ids'),
      )
      .option('--host <host>', context.say('只限此主机', 'those of this host'))
      .option('--all', context.say('全部', 'all of them')),
    context,
  );

const common = (command: Command, context: CommandContext): Command =>
  addDataOptions(command, context)
    .option('--json', context.say('输出 JSON', 'print JSON'))
    .addOption(new Option('--lang <lang>', context.say('界面语言', 'language of messages')).choices(['zh', 'en']));
