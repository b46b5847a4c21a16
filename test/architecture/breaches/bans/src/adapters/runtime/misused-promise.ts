export function start(items: readonly string[]): void {
  items.forEach(async (item) => {
    await Promise.resolve(item);
  });
}
