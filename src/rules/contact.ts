/** metadata.contact: contact details that a place asks for. */
import type { ContactDetail } from '../model/rule-overrides.ts';
import type { Message } from '../model/note.ts';
import type { Facts } from './facts.ts';
import { listWords } from './message.ts';
import { fail, type Outcome, pass, type Rule, type RuleSettings } from './rule.ts';

const details: Readonly<Record<ContactDetail, { readonly name: Message; readonly words: RegExp }>> = {
  address: { name: { zh: '地址', en: 'address' }, words: /地\s*址|(?:路|街|道|大道|巷)\s*\d+\s*号/u },
  phone: {
    name: { zh: '电话', en: 'phone' },
    words: /(?:电\s*话|热\s*线|联系方式)\D{0,8}\d{3}|(?<!\d)0\d{2,3}[-—－ ）)]?\d{7,8}(?!\d)/u,
  },
  post_code: { name: { zh: '邮政编码', en: 'post code' }, words: /邮\s*政?\s*编\s*码?\D{0,4}\d{6}(?!\d)/u },
};

function* checkContact(facts: Facts, { local: { contact = [] } }: RuleSettings): Iterable<Outcome> {
  if (contact.length === 0) return;
  const text = facts.narrative.normalize('NFKC');
  const missing = contact.filter((detail) => !details[detail].words.test(text));
  yield missing.length === 0
    ? pass
    : fail([], { words: { list: listWords(missing.map((detail) => details[detail].name)) } });
}

export const contactDetailsStated: Rule = {
  id: 'metadata.contact',
  severity: 'info',
  needs: ['whole'],
  title: { zh: '未列联系方式', en: 'Contact details missing' },
  message: { zh: '未列联系方式：{list}。', en: 'Contact details missing: {list}.' },
  basis: '本地要求（规则文件 local.contact）',
  advice: { zh: '在报告开头或末尾写明联系地址、电话和邮政编码。', en: 'State address, phone and post code.' },
  check: checkContact,
  examples: [
    { name: 'none of the three', local: { contact: ['address', 'phone', 'post_code'] }, finds: [null] },
    {
      name: 'all three',
      local: { contact: ['address', 'phone', 'post_code'] },
      report: { preamble: '地址：怀远县榴城路1号；邮编：233400；电话：0552-8012345。' },
      finds: [],
    },
    { name: 'a place that asks for none', finds: [] },
  ],
};
