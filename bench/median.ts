/** Of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  if (!values.length) throw new Error('No median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
