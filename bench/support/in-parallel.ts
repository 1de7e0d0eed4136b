/** As many at once as there are lanes. */
export async function inParallel<Item, Result>(
  lanes: number,
  items: readonly Item[],
  work: (item: Item, n: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const lane = async () => {
    for (let n = next++; n < items.length; n = next++) results[n] = await work(items[n]!, n)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
