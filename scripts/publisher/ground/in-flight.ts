import pMap from 'p-map';

/**
 * Runs the task for each item, at most `limit` at a time. The items of an async generator are made one after the other,
 * while tasks of earlier items are running. After the first failure no more tasks start; the running ones are awaited, then
 * the error is thrown.
 */
export const atMost = async <Item>(
  limit: number,
  items: Iterable<Item> | AsyncIterable<Item>,
  task: (item: Item) => Promise<void>,
): Promise<void> => {
  const underWay = new Set<Promise<void>>();
  const followed = (item: Item): Promise<void> => {
    const work = task(item).finally(() => underWay.delete(work));
    underWay.add(work);
    return work;
  };
  try {
    await pMap(items, followed, { concurrency: limit });
  } catch (error) {
    // p-map does not await them, but the caller cleans up after a failure, and no task may write a file after that.
    await Promise.allSettled(underWay);
    throw error;
  }
};
