export function stop(): void {
  throw 'stopped';
}
