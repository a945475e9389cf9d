/** What `check`, `sheet` and `dismiss` have in common: limits, rules, and the decisions that hold. */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { AuditOptions } from '../audit/open-audit.ts';
import { type Decided, decidedBy } from '../decisions/decided.ts';
import type { Decision } from '../decisions/decision.ts';
import type { RuleOverrides } from '../model/rule-overrides.ts';
import type { ParserLimits } from '../workers/parser-limits.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError, exitCodes } from './exit-codes.ts';
import { addLimitOptions, limitsOf, type RawLimits } from './limit-options.ts';
import { addHistoryOptions, historyOf, type RawHistory } from './history-options.ts';
import { addRulesOption, loadOverrides } from './rules-option.ts';
import { addSettings, applySettings } from './settings-options.ts';

export interface RawChecking extends RawHistory, RawLimits {
  readonly data: string;
  readonly decisions?: string;
  readonly rules?: string;
}

export function addCheckingOptions(command: Command, context: CommandContext): Command {
  const { say } = context;
  addDecisionsOption(command, context);
  addHistoryOptions(addRulesOption(command, context), context);
  addLimitOptions(command, context).addOption(
    new Option('--lang <lang>', say('界面语言', 'language of messages')).choices(['zh', 'en']),
  );
  return command;
}

/** `--decisions FILE`, and the data folder in which it lies by itself. */
export const addDecisionsOption = (command: Command, context: CommandContext): Command =>
  addSettings(command, ['data'], context)
    .hook('preAction', (_command, called) => applySettings(called))
    .option(
      '--decisions <file>',
      context.say(
        '处理意见文件（默认为数据文件夹中的 decisions.jsonl）',
        'file of decisions (decisions.jsonl in the data folder)',
      ),
    );

export interface Checked {
  readonly jobs: number;
  readonly limits: ParserLimits;
  readonly rules: RuleOverrides;
  readonly decided: Decided;
  readonly beside: Pick<AuditOptions, 'history' | 'aliases'>;
}

/**
 * Data folders among `paths` bring their own decisions. Errors: CommandError for a rules or decisions file that can't be used.
 */
export async function checkingOf(raw: RawChecking, paths: readonly string[]): Promise<Checked> {
  const [rules, decided, beside] = [await loadOverrides(raw), await decidedFor(raw, paths), await historyOf(raw)];
  return { jobs: raw.jobs, limits: limitsOf(raw), rules, decided, beside };
}

async function decidedFor({ data, decisions }: RawChecking, paths: readonly string[]): Promise<Decided> {
  const { isDataFolder } = await import('./read-records.ts');
  const folders = [data, ...paths.filter(isDataFolder)].map((folder) => resolve(folder));
  return loadDecidedOf([...new Set(folders)], decisions ?? null);
}

type DecisionsPlace = Pick<RawChecking, 'data' | 'decisions'>;

export const decisionsPath = ({ data, decisions }: DecisionsPlace): string =>
  decisions ?? join(data, 'decisions.jsonl');

/** None where there is no file. */
export async function loadDecided(place: DecisionsPlace): Promise<Decided> {
  return decidedBy(await loadDecisions(place));
}

/** Decisions of one file, else of each data folder in turn. */
export async function loadDecidedOf(dataFolders: readonly string[], file: string | null): Promise<Decided> {
  const places = file === null ? dataFolders.map((data) => ({ data })) : [{ data: '', decisions: file }];
  return decidedBy((await Promise.all(places.map(loadDecisions))).flat());
}

/** Most have none yet, and a single document would wait for what reads them. What can't be looked at is there. */
function hasDecisions(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

async function loadDecisions(place: DecisionsPlace): Promise<readonly Decision[]> {
  const path = decisionsPath(place);
  if (!hasDecisions(path)) return [];
  const { DecisionsError, readDecisions } = await import('../decisions/decisions-file.ts');
  try {
    return readDecisions(path);
  } catch (error) {
    if (error instanceof DecisionsError) throw new CommandError(exitCodes.usage, error.text, { cause: error });
    throw error;
  }
}
