/** plausibility.stock-without-documents: a stock of documents that nothing was added to or taken from. */
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { fail, type Outcome, pass, type Rule, type RuleSettings, type Threshold } from '../rule.ts';
import { classOf } from './organ-class.ts';
import { readFigures } from './read.ts';

const column = (name: string): string => `disclosure.normative_documents.${name}`;

function* checkStock(facts: Facts, { threshold }: RuleSettings): Iterable<Outcome> {
  const isTownship = classOf(facts.organ) === 'township';
  const limit = threshold(isTownship ? 'township' : 'other');
  yield* readFigures(
    facts,
    [column('in_force'), column('issued'), column('repealed')],
    ([stock = 0, added = 0, gone = 0]) =>
      stock >= limit && added === 0 && gone === 0
        ? fail([column('in_force')], {
            words: { cell: cellWords(column('in_force'), facts.report.edition), printed: stock },
          })
        : pass,
  );
}

const limit = (value: number, zh: string, en: string): Threshold => ({
  value,
  unit: '件',
  meaning: {
    zh: `${zh}现行有效达到此数而全年无制发、废止`,
    en: `Stock of ${en} from here on without a change in the year`,
  },
  measured: '688 of 40,000 likely report-years of seven kinds of organ with 200 for other organs; 400 since',
});

export const stockWithoutDocuments: Rule = {
  id: 'plausibility.stock-without-documents',
  severity: 'info',
  needs: ['report'],
  title: { zh: '现行有效数量大而全年无制发、废止', en: 'A large stock of documents without a change' },
  message: {
    zh: '{cell}填 {printed}，而本年制发、废止均为 0，请核实。',
    en: '{cell}: {printed}, but none was issued or repealed this year.',
  },
  basis: '推断：存量较大的机关每年有制发或清理',
  advice: {
    zh: '核对规范性文件目录；现行有效件数只计本机关制发且继续有效的文件。',
    en: 'Compare with the list of documents: only the organ’s own that are in force count.',
  },
  thresholds: {
    township: limit(30, '乡镇、街道', 'a township or subdistrict'),
    other: limit(400, '其他机关', 'another organ'),
  },
  check: checkStock,
  examples: [
    {
      name: 'a township with 665',
      report: { organ: { name: '青山县柳塘镇人民政府' } },
      figures: { [column('in_force')]: 665 },
      finds: [column('in_force')],
    },
    { name: '8 of a bureau', figures: { [column('in_force')]: 8 }, finds: [] },
    { name: '698 with 88 issued', figures: { [column('in_force')]: 698, [column('issued')]: 88 }, finds: [] },
  ],
};
