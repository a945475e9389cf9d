/** Pages with something beside the plain text of one figure: in doubt where it may be a digit, read where a browser shows none. */
import { expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf } from '../support/made-up/case.ts';
import { accusations } from '../support/made-up/cut-off.ts';
import { mapCells, mapTables } from '../support/made-up/document.ts';
import { codesOfReport, figureAt } from '../support/made-up/judge.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const drawn: readonly string[] = [
  '<img src="d.png" width="8" height="14">',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  '<svg width="8" height="14"><path d="M0 0 L8 14"/></svg>',
  '<svg><use href="#d7"></use></svg>',
  '<canvas width="8" height="14"></canvas>',
  '<span style="display:inline-block;width:8px;height:14px;background:url(sprite.png) -8px 0"></span>',
  '<i class="iconfont icon-seven"></i>',
  '<object data="7.svg"></object>',
  '<embed src="7.svg">',
  '<v:shape style="width:6pt;height:11pt"></v:shape>',
];

const other: readonly string[] = [
  '<font size="1">7</font>',
  '<sup>7</sup>',
  '<small>7</small>',
  '<s>7</s>',
  '<sub>7</sub>',
];

const unseen: readonly string[] = [
  '<span hidden>7</span>',
  '<span style="display:none">7</span>',
  '<span popover>7</span>',
  '<dialog>7</dialog>',
  '<template>7</template>',
  '<img src="line.gif" width="1" height="1">',
  '<a name="_GoBack"></a>',
  '<!-- 7 -->',
  '<o:p></o:p>',
  '<wbr>',
  '&#8203;',
  '<span style="position:absolute;left:-9999px">7</span>',
  '<input type="hidden" value="7">',
];

type Place = 'before' | 'within' | 'after' | 'instead';

function put(digits: string, markup: string, where: Place): string {
  if (where === 'instead') return markup;
  const at = { before: 0, within: Math.ceil(digits.length / 2), after: digits.length }[where];
  return digits.slice(0, at) + markup + digits.slice(at);
}

const MARK = '〓';

/** Attributes hold no markup. */
const styles = htmlStyles.filter(({ name }) => !['form fields', 'cells with titles and scripts'].includes(name));

interface Outcome {
  readonly doubted: readonly string[];
  readonly otherwise: readonly string[];
  readonly accused: readonly string[];
}

/** A page in which one figure's cell holds this; styles that wrap every letter take the mark for one. */
async function outcomeOf(seed: number, random: Random, markupOf: (digits: string) => string) {
  const { document, report } = caseOf(seed, []);
  const style = random.pick(styles);
  const code = random.pick(codesOfReport(report).filter((one) => /^\d/.test(report.printed[one] ?? '')));
  const text = (marked: boolean): string =>
    htmlText(
      mapTables(document, (table) =>
        mapCells(table, (cell) => (marked && cell.code === code ? { ...cell, text: MARK } : cell)),
      ),
      style,
    ).replace(/charset=["']?gbk/i, 'charset="utf-8');
  const read = async (markup: string): Promise<Outcome> => {
    const [record] = await processDocument(new TextEncoder().encode(markup), { uri: 'file:made-up' });
    return {
      doubted: [...new Set(record!.notes.flatMap(({ cells }) => cells))],
      otherwise: codesOfReport(report).filter(
        (one) => (figureAt(record!, one) ?? null) !== (report.values[one] ?? null),
      ),
      accused: accusations(record!),
    };
  };
  const plain = await read(text(false));
  const odd = await read(text(true).replaceAll(MARK, () => markupOf(report.printed[code]!)));
  const accused = odd.accused.filter((rule) => !plain.accused.includes(rule));
  return { code, style: style.name, outcome: { ...odd, accused } };
}

const places: readonly Place[] = ['before', 'within', 'after'];

const all: readonly (readonly [kind: string, faces: readonly string[], isDoubt: boolean, places: readonly Place[]])[] =
  [
    ['drawn beside it', drawn, true, places],
    ['drawn instead of it', drawn, true, ['instead']],
    ['a digit of another kind', other, true, ['before', 'after']],
    ['what nobody sees', unseen, false, places],
  ];

it.each(all.map(([kind, faces, isDoubt, own], index) => ({ kind, faces, isDoubt, own, index })))(
  '$kind',
  async ({ faces, isDoubt, own, index }) => {
    for (const turn of upTo(14 * effort)) {
      const seed = 4_300_000 + index * 10_000 + turn;
      const random = seeded(seed);
      const markup = faces[turn % faces.length]!;
      const where = random.pick(own);
      const { code, style, outcome } = await outcomeOf(seed, random, (digits) => put(digits, markup, where));
      const place = `seed ${seed}, ${style}, ${where}: ${markup}`;
      expect([place, ...outcome.doubted]).toEqual(isDoubt ? [place, code] : [place]);
      expect([place, ...outcome.otherwise.filter((one) => !isDoubt || one !== code)]).toEqual([place]);
      expect([place, ...outcome.accused]).toEqual([place]);
    }
  },
);
