/**
 * CJK and Kangxi radicals as the unified ideographs that they stand for: Unicode 14, property Equivalent_Unified_Ideograph,
 * U+2E80–U+2FD5. Some producers write radicals into the text layer where the page shows ideographs (⼈ for 人, ⺠ for 民).
 * An ideographic space stands where the property has no value.
 */
const SUPPLEMENT_FROM = 0x2e80;
const SUPPLEMENT =
  '　厂乛乚乙亻冂𠘨刀刂卜㔾小尐兀尣尢𡯂巳幺彑彐忄心扌攵　旡日月歺母民氵氺灬爫爬丬牛犭王𤴔目示礻𥫗糹纟罓' +
  '罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艺艻虎衤覀西见角𧢲讠贝𧾷车辶辷辸邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨' +
  '鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';
const KANGXI_FROM = 0x2f00;
const KANGXI =
  '一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾' +
  '干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生' +
  '用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷' +
  '豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻' +
  '黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠';

const NONE = '\u3000';

const IDEOGRAPHS: ReadonlyMap<string, string> = new Map([
  ...pairs(SUPPLEMENT_FROM, SUPPLEMENT),
  ...pairs(KANGXI_FROM, KANGXI),
]);

function pairs(from: number, ideographs: string): (readonly [string, string])[] {
  return Array.from(ideographs)
    .map((ideograph, index) => [String.fromCodePoint(from + index), ideograph] as const)
    .filter(([, ideograph]) => ideograph !== NONE);
}

/** Replaces radicals, and nothing else: brackets, widths and compatibility forms stay as they are printed. */
export function foldRadicals(text: string): string {
  return text.replaceAll(/[\u2e80-\u2fd5]/g, (radical) => IDEOGRAPHS.get(radical) ?? radical);
}

/** Fonts draw a run of em dashes as one glyph; the page shows the dashes. */
export function partDashes(text: string): string {
  return text.replaceAll('\u2e3a', '——').replaceAll('\u2e3b', '———');
}
