import pMap from 'p-map';

/**
 * Runs the task for each item, at most `limit` of them at a time. What an async generator makes is made
 * one after the other, while earlier items are under way. The first failure stops the rest; those
 * under way are waited for, then it is thrown.
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
    // p-map does not wait for them, and whoever clears away after the failure must not meet a file that comes later.
    await Promise.allSettled(underWay);
    throw error;
  }
};
