export async function swallow(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // nothing
  }
  await work().catch(() => undefined);
}
