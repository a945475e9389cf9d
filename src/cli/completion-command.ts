/** `nianbao completion bash|zsh|fish|powershell`: a script that completes commands and options, made from the commands themselves. */
import type { Command } from 'commander';

export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly {
    readonly flag: string;
    readonly description: string;
    readonly choices: readonly string[];
  }[];
  readonly words: readonly string[];
}

/** Commands, with their own commands or the values that their options take. */
function completedOf(program: Command): readonly Completed[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .flatMap(({ long, description, argChoices }) =>
        long === undefined ? [] : [{ flag: long, description, choices: argChoices ?? [] }],
      ),
    words: command.commands.map((one) => one.name()),
  }));
}

const scripts: Readonly<Record<Shell, (commands: readonly Completed[]) => string>> = {
  bash: bashScript,
  zsh: (commands) => `autoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`,
  fish: fishScript,
  powershell: powershellScript,
};

export const completionScript = (program: Command, shell: Shell): string => scripts[shell](completedOf(program));

/** In single quotes, as sh and fish take them. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

function bashScript(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, options, words }) => {
    const choices = options.flatMap(({ flag, choices: of }) =>
      of.length === 0 ? [] : [`${name}:${flag}) words=${quoted(of.join(' '))} ;;`],
    );
    return [...choices, `${name}:*) words=${quoted([...words, ...options.map(({ flag }) => flag)].join(' '))} ;;`].join(
      '\n    ',
    );
  });
  return `_nianbao() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted(commands.map(({ name }) => name).join(' '))}
  else case "\${COMP_WORDS[1]}:$prev" in
    ${cases.join('\n    ')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _nianbao nianbao
`;
}

function fishScript(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, description, options, words }) => [
    `complete -c nianbao -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ...words.map((word) => `complete -c nianbao -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -a ${word}`),
    ...options.map(
      ({ flag, description: what, choices }) =>
        `complete -c nianbao -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -l ${flag.slice(2)} -d ${quoted(what)}` +
        (choices.length === 0 ? '' : ` -x -a ${quoted(choices.join(' '))}`),
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function powershellScript(commands: readonly Completed[]): string {
  const table = commands.map(
    ({ name, options, words }) =>
      `  '${name}' = @(${[...words, ...options.map(({ flag }) => flag)].map((one) => `'${one}'`).join(', ')})`,
  );
  return `$nianbaoCommands = [ordered]@{
${table.join('\n')}
}
Register-ArgumentCompleter -Native -CommandName nianbao -ScriptBlock {
  param($word, $ast, $position)
  $said = @($ast.CommandElements | ForEach-Object { $_.ToString() })
  $known = if ($said.Count -gt 2 -or ($said.Count -eq 2 -and $word -eq '')) { $nianbaoCommands[$said[1]] } else { $nianbaoCommands.Keys }
  $known | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
