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
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let failed = false;
  const worker = async (): Promise<void> => {
    try {
      for (let next = await iterator.next(); !next.done && !failed; next = await iterator.next()) {
        await task(next.value);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: limit }, worker));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
};
