/** One way of writing an organ's name. */

/** Said of the report, not of the organ. */
const ASIDE = /[（([](?:本级|机关|机关本级|汇总|全[省市区县州]|公开版|盖章|部门|原[^）)\]]*|加挂[^）)\]]*)[）)\]]/gu;

/** Short forms that stand for one official name only. */
const longForms: readonly (readonly [short: RegExp, official: string])[] = [
  [/(?<!人民)政府(?=$|办|外|研)/u, '人民政府'],
  [/政府办$/u, '政府办公室'],
  [/街道(?:办)?$/u, '街道办事处'],
  [/(?<=.)([镇乡])政府$/u, '$1人民政府'],
  [/管委会/u, '管理委员会'],
  [/卫健委/u, '卫生健康委员会'],
  [/卫健局/u, '卫生健康局'],
  [/发改委/u, '发展和改革委员会'],
  [/发改局/u, '发展和改革局'],
  [/发展改革(?=委|局)/u, '发展和改革'],
  [/人社局/u, '人力资源和社会保障局'],
  [/住建局/u, '住房和城乡建设局'],
  [/住建委/u, '住房和城乡建设委员会'],
  [/(?:市场监管|市监)局/u, '市场监督管理局'],
  [/文旅局/u, '文化和旅游局'],
  [/城管局/u, '城市管理局'],
  [/医保局/u, '医疗保障局'],
  [/工信局/u, '工业和信息化局'],
  [/农业农村委$/u, '农业农村委员会'],
  [/(?<=卫生健康|发展和改革|住房和城乡建设|民族宗教|交通|经济和信息化|科学技术|教育工作|教育)委$/u, '委员会'],
];

/** Spaces, brackets and asides gone; short forms written out. */
export function foldName(printed: string): string {
  const plain = printed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}“”"'《》〈〉「」·]/gu, '')
    .replace(ASIDE, '')
    .replace(/^中华人民共和国(?=.{2,}省|.{2,}市)/u, '')
    .replace(/[:：,，。;；、.]+$/u, '');
  return longForms.reduce((name, [short, official]) => name.replace(short, official), plain);
}
