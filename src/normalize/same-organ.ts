/** Whether two printed names are one organ's: the name of what it lies in may stand before one of them. */
const PLACE = /^(?:.{2,8}?(?:省|自治区|特别行政区|市|自治州|州|盟|地区|县|区|旗))+$/u;

const plain = (name: string): string => name.normalize('NFKC').replace(/[\s()（）]|本级|人民(?=政府)/gu, '');

/** 洪泽区人民政府 and 淮安市洪泽区人民政府. */
export function isSameOrgan(left: string, right: string): boolean {
  const [short = '', long = ''] = [plain(left), plain(right)].toSorted((one, other) => one.length - other.length);
  return long === short || (long.endsWith(short) && PLACE.test(long.slice(0, -short.length)));
}
