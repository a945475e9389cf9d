/** Reading a user's rules file: JSON of schema `nianbao/rules@1`. */
import { z } from 'zod';
import { reasonOf } from '../model/reason.ts';
import type { Message } from '../model/note.ts';
import { contactDetails, type RuleOverrides } from '../model/rule-overrides.ts';
import type { RuleHead } from './rule.ts';

const RULES_SCHEMA = 'nianbao/rules@1';

const severity = z.enum(['error', 'warning', 'info']);

const byCase = z.strictObject({
  error: severity.exactOptional(),
  warning: severity.exactOptional(),
  info: severity.exactOptional(),
});

const override = z.strictObject({
  severity: z.union([severity, byCase]).exactOptional(),
  off: z.string().trim().min(1).exactOptional(),
  thresholds: z.record(z.string(), z.number().nonnegative()).exactOptional(),
});

const deadline = z.strictObject({
  year: z.int().min(2008).exactOptional(),
  level: z.string().exactOptional(),
  region: z
    .string()
    .regex(/^\d{2,6}$/u)
    .exactOptional(),
  date: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u),
});

const feeCatalogue = z.strictObject({
  region: z
    .string()
    .regex(/^\d{2,6}$/u)
    .exactOptional(),
  organs: z.array(z.string().trim().min(2)).min(1),
});

const local = z.strictObject({
  contact: z.array(z.enum(contactDetails)).exactOptional(),
  deadlines: z.array(deadline).exactOptional(),
  fee_catalogue: feeCatalogue.exactOptional(),
});

const fileSchema = z.strictObject({
  schema: z.literal(RULES_SCHEMA),
  name: z.string().exactOptional(),
  revision: z.int().nonnegative().exactOptional(),
  rules: z.record(z.string(), override).default({}),
  local: local.default({}),
});

/** A file that can't be used; the message says what is wrong and where. */
export class RulesFileError extends Error {
  override readonly name = 'RulesFileError';
  readonly text: Message;

  constructor(text: Message, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}

/** `heads`: the rules that the file may speak of. Throws RulesFileError. */
export function readRulesFile(text: string, heads: readonly RuleHead[]): RuleOverrides {
  const json = parseJson(text);
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) {
    const inChinese = fileSchema.safeParse(json, { error: z.locales.zhCN().localeError });
    throw new RulesFileError(
      {
        zh: `格式不符：${problemsOf(inChinese.error ?? parsed.error).replaceAll('→ at ', '，位于 ')}`,
        en: `not a rules file: ${problemsOf(parsed.error)}`,
      },
      { cause: parsed.error },
    );
  }
  const { rules, local: demands, revision } = parsed.data;
  for (const [id, { thresholds = {} }] of Object.entries(rules)) checkNames(id, Object.keys(thresholds), heads);
  return { rules, local: demands, ...(revision !== undefined && { revision }) };
}

const problemsOf = (error: z.ZodError): string => z.prettifyError(error).replaceAll(/\s*\n\s*/gu, ' ');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const { zh, en } = reasonOf(error);
    throw new RulesFileError({ zh: `不是 JSON：${zh}`, en: `not JSON: ${en}` }, { cause: error });
  }
}

function checkNames(id: string, thresholds: readonly string[], heads: readonly RuleHead[]): void {
  const head = heads.find((one) => one.id === id);
  if (head === undefined) throw new RulesFileError({ zh: `没有规则 ${id}`, en: `no rule ${id}` });
  const known = Object.keys(head.thresholds ?? {});
  const wrong = thresholds.find((name) => !known.includes(name));
  if (wrong === undefined) return;
  const [zh, en] = known.length === 0 ? ['无', 'none'] : [known.join('、'), known.join(', ')];
  throw new RulesFileError({
    zh: `规则 ${id} 没有阈值 ${wrong}（可改：${zh}）`,
    en: `rule ${id} has no threshold ${wrong} (it has: ${en})`,
  });
}
