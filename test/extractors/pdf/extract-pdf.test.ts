import { describe, expect, test } from 'vitest';
import { extractPdf } from '../../../src/extractors/pdf/extract-pdf.ts';
import { hex, latin, pdfBytes, ruled, text } from '../../support/pdf-writer.ts';
import { gridsOf, rowsOf } from './grid-rows.ts';

const XS = [50, 150, 250, 350];
const YS = [700, 720, 740];

/** Two rows of three cells: labels, then figures. */
const WORDS =
  text(60, 726, '规章') +
  text(160, 726, '甲') +
  text(260, 726, '乙') +
  latin(60, 706, '12') +
  latin(160, 706, '0') +
  latin(260, 706, '345');

async function rowsIn(
  content: string,
  entries = '',
  size: readonly [number, number] = [595, 842],
): Promise<string[][][]> {
  return gridsOf(await extractPdf(pdfBytes([{ content, entries, size }]))).map(rowsOf);
}

const EXPECTED = [
  ['规章', '甲', '乙'],
  ['12', '0', '345'],
];

/** Filled rectangles along every line. */
function filled(thickness: number): string {
  const lines = [
    ...YS.map((y) => `${XS[0]} ${y - thickness / 2} 300 ${thickness} re f`),
    ...XS.map((x) => `${x - thickness / 2} ${YS[0]} ${thickness} 40 re f`),
  ];
  return `${lines.join('\n')}\n`;
}

/** One square dot every 3 pt. */
function dotted(): string {
  const dots: string[] = [];
  for (const y of YS) for (let x = 50; x <= 350; x += 3) dots.push(`${x} ${y} 1 1 re f`);
  for (const x of XS) for (let y = 700; y <= 740; y += 3) dots.push(`${x} ${y} 1 1 re f`);
  return `${dots.join('\n')}\n`;
}

/** A rectangle stroked round every cell. */
function boxed(): string {
  const boxes = YS.slice(0, 2).flatMap((y) => XS.slice(0, 3).map((x) => `${x + 0.5} ${y + 0.5} 99 19 re S`));
  return `0.4 w\n${boxes.join('\n')}\n`;
}

describe('lines, however they are drawn', () => {
  test.each([
    ['strokes', ruled(XS, YS)],
    ['thin fills', filled(0.7)],
    ['thick fills', filled(2.8)],
    ['dots', dotted()],
    ['dashes', `[3 2] 0 d ${ruled(XS, YS)}`],
    ['boxes round cells', boxed()],
    [
      'double lines',
      ruled(XS, YS) +
        ruled(
          XS.map((x) => x + 1.5),
          YS.map((y) => y + 1.5),
        ),
    ],
    [
      'under a transform',
      `q 2 0 0 2 0 0 cm ${ruled(
        XS.map((x) => x / 2),
        YS.map((y) => y / 2),
      )} Q\n`,
    ],
    ['slightly short of one another', ruled(XS, YS).replaceAll('740 l', '738.6 l').replaceAll('350 7', '349 7')],
    ['in a grey that can be seen', `0.85 G ${ruled(XS, YS)} 0 G`],
  ])('%s', async (_name, lines) => {
    expect(await rowsIn(lines + WORDS)).toEqual([EXPECTED]);
  });

  test.each([
    ['framed', 'S'],
    ['filled', 'f'],
  ])('cells apart from one another, each %s', async (_name, paint) => {
    const box = (x: number, y: number, width: number): string => `${x + 3} ${y + 3} ${width - 6} 14 re ${paint}\n`;
    const boxes = YS.slice(0, 2).flatMap((y) => XS.slice(0, 3).map((x) => box(x, y, 100)));
    const title = box(50, 740, 300) + '0 g ' + text(150, 746, '总表');
    expect(await rowsIn(`0.9 g ${boxes.join('')}${title}${WORDS}`)).toEqual([[['总表'], ...EXPECTED]]);
  });

  test('a box over the whole width between boxes that end alike', async () => {
    const boxes = [
      [50, 720, 96, 18],
      [152, 720, 198, 18],
      [50, 698, 300, 18],
      [50, 676, 96, 18],
      [152, 676, 198, 18],
      [50, 654, 96, 18],
      [152, 654, 198, 18],
    ].map((box) => `${box.join(' ')} re S\n`);
    const words = ['规章', '处罚', '许可'].map(
      (word, at) => text(55, [726, 682, 660][at]!, word) + latin(200, [726, 682, 660][at]!, '12'),
    );
    expect(await rowsIn(boxes.join('') + words.join('') + text(150, 704, '第二十条'))).toEqual([
      [['规章', '12'], ['第二十条'], ['处罚', '12'], ['许可', '12']],
    ]);
  });

  test.each([2, 5, 12])(
    'frames within cells, %i pt from their borders, are no columns and no tables',
    async (inset) => {
      const fields = XS.slice(0, 3).map((x) => `${x + inset / 2} 704 ${100 - inset} 12 re S\n`);
      expect(await rowsIn(`${ruled(XS, YS)}${fields.join('')}${WORDS}`)).toEqual([EXPECTED]);
    },
  );

  test('bars too thick for a line, but too thin for text, round every cell', async () => {
    const boxes = YS.slice(0, 2).flatMap((y) => XS.slice(0, 3).map((x) => `${x} ${y} 100 20 re S\n`));
    expect(await rowsIn(`6 w ${boxes.join('')}${WORDS}`)).toEqual([EXPECTED]);
  });

  test('bars too thick for a line, but too thin for text', async () => {
    expect(await rowsIn(ruled(XS, YS, 5) + WORDS)).toEqual([EXPECTED]);
  });

  test('in a form XObject with a matrix', async () => {
    const form = [
      '/Type /XObject /Subtype /Form /BBox [0 0 600 850] /Matrix [1 0 0 1 10 0]',
      ruled(
        XS.map((x) => x - 10),
        YS,
      ),
    ] as const;
    const document = await extractPdf(pdfBytes([{ content: `/X100 Do\n${WORDS}` }], { objects: [form] }));
    expect(gridsOf(document).map(rowsOf)).toEqual([EXPECTED]);
  });

  test('white lines on white do not cut a cell', async () => {
    const white = '1 G 0.5 w 100 700 m 100 740 l S 0 G\n';
    expect(await rowsIn(ruled(XS, YS) + white + WORDS)).toEqual([EXPECTED]);
  });

  test('white lines on a dark ground do', async () => {
    const ground = '0.2 g 50 700 300 40 re f 0 g\n';
    const words = `1 g ${WORDS} 0 g`;
    expect(await rowsIn(`${ground}1 G ${ruled(XS, YS)} 0 G ${words}`)).toEqual([EXPECTED]);
  });

  test('lines of no table at all: underline, header rule, frame of the page', async () => {
    const content = '20 20 555 802 re S\n50 790 m 545 790 l S\n' + text(60, 600, '标题') + '60 598 m 80 598 l S\n';
    const document = await extractPdf(pdfBytes([{ content }]));
    expect(gridsOf(document)).toEqual([]);
    expect(document.blocks.map((block) => (block.kind === 'text' ? block.text : ''))).toEqual(['标题']);
  });

  test('a frame round the page holds the table without becoming one', async () => {
    expect(await rowsIn(`20 20 555 802 re S\n${ruled(XS, YS)}${WORDS}`)).toEqual([EXPECTED]);
  });
});

describe('the page as seen', () => {
  test.each([90, 180, 270])('turned by /Rotate %i', async (turn) => {
    const placed: Record<number, string> = {
      90: '0 1 -1 0 842 0 cm',
      180: '-1 0 0 -1 595 842 cm',
      270: '0 -1 1 0 0 595 cm',
    };
    const size = turn === 180 ? ([595, 842] as const) : ([842, 595] as const);
    const grids = await rowsIn(`${placed[turn] ?? ''}\n${ruled(XS, YS)}${WORDS}`, `/Rotate ${turn}`, size);
    expect(grids).toEqual([EXPECTED]);
  });

  test('printed sideways on an upright page: boxes stay where they are seen', async () => {
    const content = `0 1 -1 0 595 0 cm\n${ruled([50, 150, 250, 350], [300, 320, 340])}${WORDS.replaceAll(' 726 ', ' 326 ').replaceAll(' 706 ', ' 306 ')}`;
    const [grid] = gridsOf(await extractPdf(pdfBytes([{ content }])));
    expect(grid === undefined ? [] : rowsOf(grid)).toEqual(EXPECTED);
    expect(grid?.cells[0]?.box).toEqual([255, 692, 275, 792]);
  });

  /** A point of user space as seen on the page, from the corner of its crop box. */
  const seenAt = (x: number, y: number, turn: number, [x0, y0, x1, y1]: readonly [number, number, number, number]) => {
    const places: Record<number, readonly [number, number]> = {
      0: [x - x0, y1 - y],
      90: [y - y0, x - x0],
      180: [x1 - x, y - y0],
      270: [y1 - y, x1 - x],
    };
    return places[turn]!;
  };

  test.each([
    [0.3, 0],
    [2, 0],
    [-5, 0],
    [2, 90],
  ])(
    'askew by %f degrees with /Rotate %i: read as if it lay straight, boxes where they are seen',
    async (degrees, turn) => {
      const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
      const far = [60, 210, 360, 510];
      const content = `${cos} ${sin} ${-sin} ${cos} 40 30 cm\n${ruled(far, YS)}${WORDS.replaceAll(' 60 7', ' 70 7').replaceAll(' 160 7', ' 230 7').replaceAll(' 260 7', ' 380 7')}`;
      const [grid] = gridsOf(await extractPdf(pdfBytes([{ content, entries: `/Rotate ${turn}` }])));
      expect(grid === undefined ? [] : rowsOf(grid)).toEqual(EXPECTED);
      const corners = [60, 210].flatMap((x) => [720, 740].map((y) => [40 + cos * x - sin * y, 30 + sin * x + cos * y]));
      const seen = corners.map(([x, y]) => seenAt(x!, y!, turn, [0, 0, 595, 842]));
      const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)];
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      for (const [side, at] of box.entries()) expect(grid?.cells[0]?.box?.[side]).toBeCloseTo(at, 1);
    },
  );

  test('two pages on one sheet: the right one comes after the left one', async () => {
    const right = `q 1 0 0 1 400 40 cm ${ruled(XS, YS)}${WORDS}Q ${text(450, 680, '五、改进情况')}`;
    const left = text(60, 756, '二、公开情况') + ruled(XS, YS) + WORDS + text(60, 650, '三、申请情况');
    const document = await extractPdf(pdfBytes([{ content: right + left, size: [842, 830] }]));
    expect(document.blocks.map((block) => (block.kind === 'text' ? block.text : 'grid'))).toEqual([
      '二、公开情况',
      'grid',
      '三、申请情况',
      'grid',
      '五、改进情况',
    ]);
  });

  test('what lies outside the crop box or the clip is not there', async () => {
    const outside = text(60, 50, '看不见');
    const clipped = `q 0 0 10 10 re W n ${text(60, 650, '也看不见')} Q\n`;
    const document = await extractPdf(
      pdfBytes([{ content: ruled(XS, YS) + WORDS + outside + clipped, entries: '/CropBox [0 100 595 842]' }]),
    );
    expect(JSON.stringify(document.blocks)).not.toContain('看不见');
    expect(gridsOf(document).map(rowsOf)).toEqual([EXPECTED]);
  });

  test.each([0, 90, 180, 270])(
    'boxes lie round their numbers with /Rotate %i and a crop box off the origin',
    async (turn) => {
      const crop = [37, 81, 520, 790] as const;
      const entries = `/Rotate ${turn} /CropBox [${crop.join(' ')}]`;
      const [grid] = gridsOf(await extractPdf(pdfBytes([{ content: ruled(XS, YS) + WORDS, entries }])));
      const cells = grid?.cells.filter(({ row }) => row === 1) ?? [];
      expect(cells.map((cell) => cell.text)).toEqual(['12', '0', '345']);
      for (const [index, { box }] of cells.entries()) {
        const [left, right] = [XS[index]!, XS[index + 1]!];
        const corners = [seenAt(left, 700, turn, crop), seenAt(right, 720, turn, crop)];
        const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
        expect(box).toEqual([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
        const [x, y] = seenAt(60 + 100 * index + 3, 709, turn, crop);
        expect(box![0] < x && x < box![2] && box![1] < y && y < box![3]).toBe(true);
      }
    },
  );

  test('boxes are measured from the top left corner', async () => {
    const [grid] = gridsOf(await extractPdf(pdfBytes([{ content: ruled(XS, YS) + WORDS }])));
    expect(grid?.cells[0]?.box).toEqual([50, 102, 150, 122]);
    expect(grid?.cells[0]?.pageNumber).toBe(1);
  });
});

describe('text', () => {
  test('one text over several cells is cut at the borders', async () => {
    const row = `BT /F2 10 Tf 1 0 0 1 60 706 Tm [<${hex('12')}> -8000 <${hex('0')}> -9000 <${hex('345')}>] TJ ET\n`;
    const head = text(60, 726, '规章') + text(160, 726, '甲') + text(260, 726, '乙');
    expect(await rowsIn(ruled(XS, YS) + head + row)).toEqual([EXPECTED]);
  });

  test('radicals are folded, and nothing else is', async () => {
    const [[row]] = (await rowsIn(
      ruled(XS, YS) + text(60, 726, '⼈⺠（１）') + WORDS.slice(WORDS.indexOf('ET') + 3),
    )) as [string[][]];
    expect(row?.[0]).toBe('人民（１）');
  });

  test('bold by a second print counts once, equal digits side by side twice', async () => {
    const head = text(60, 726, '规章') + text(160, 726, '甲') + text(260, 726, '乙');
    const row = latin(60, 706, '11') + latin(60.4, 706, '11') + latin(160, 706, '0') + latin(260, 706, '345');
    expect((await rowsIn(ruled(XS, YS) + head + row))[0]?.[1]).toEqual(['11', '0', '345']);
  });

  test.each([
    ['white on white', `1 g ${latin(60, 706, '99')} 0 g`],
    ['transparent mode', `BT 3 Tr ET ${latin(60, 706, '99')} BT 0 Tr ET`],
    ['covered by a white box', `${latin(60, 706, '99')} 1 g 55 702 30 14 re f 0 g`],
    ['too small to read', latin(60, 706, '99', 0.4)],
  ])('%s is not read', async (_name, hidden) => {
    const head = text(60, 726, '规章') + text(160, 726, '甲') + text(260, 726, '乙');
    const row = latin(160, 706, '0') + latin(260, 706, '345');
    expect((await rowsIn(ruled(XS, YS) + head + hidden + row))[0]?.[1]).toEqual(['', '0', '345']);
  });

  test('vertical writing reads downwards', async () => {
    const content =
      ruled([50, 80, 180], [600, 700]) +
      `BT /F3 10 Tf 1 0 0 1 65 690 Tm <${hex('本年度办理结果')}> Tj ET\n` +
      text(90, 650, '予以公开');
    expect(await rowsIn(content)).toEqual([[['本年度办理结果', '予以公开']]]);
  });
});

describe('tables without lines', () => {
  const rows = [
    ['新收', '1', '0', '12'],
    ['结转', '0', '3', '9'],
    ['总计', '1', '3', '21'],
  ];
  const body = rows.map((row, r) => row.map((words, c) => text(60 + 90 * c, 700 - 20 * r, words)).join('')).join('');

  test('columns and rows come from the places of the texts', async () => {
    expect(await rowsIn(body)).toEqual([rows]);
  });

  test('running text never becomes a table', async () => {
    const lines = Array.from({ length: 12 }, (_, line) =>
      text(50, 700 - 18 * line, `二〇二三年共收到申请${line}件，办结${line}件，均按期答复，没有`),
    );
    expect(await rowsIn(lines.join(''))).toEqual([]);
  });
});

test('a number that its clip cuts off is in doubt: it may be longer than anyone sees', async () => {
  const whole = latin(260, 706, '345');
  const content = `${ruled(XS, YS)}${WORDS.replace(whole, `q 250 700 22 20 re W n ${whole}Q\n`)}`;
  const [grid] = gridsOf(await extractPdf(pdfBytes([{ content }])));
  const cell = grid!.cells.find(({ row, column }) => row === 1 && column === 2);
  expect([cell!.text, cell!.doubts]).toEqual(['34', ['unknown-characters']]);
});
