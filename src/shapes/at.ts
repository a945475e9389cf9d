/** Places in lists that our own arithmetic says are there. */

/**
 * The element at a place, from the end if it is negative, as `Array.at`. A place that isn't there is a mistake of ours, which
 * a number in its stead would hide: a RangeError.
 */
export function at<Element>(list: readonly Element[], index: number): Element {
  const element = list[index < 0 ? list.length + index : index];
  if (element === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return element;
}

/** The one in the middle of all in their order, the upper of two; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  return numbers.toSorted((left, right) => left - right)[numbers.length >> 1] ?? null;
}
