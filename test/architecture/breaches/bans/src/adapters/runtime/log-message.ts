interface Log {
  warn(message: string, fields?: object): void;
}

export function complain(deps: { log: Log }, id: string): void {
  deps.log.warn(`feed ${id} failed`);
  deps.log.warn('feed ' + id + ' failed');
  deps.log.warn('feed failed', { id });
}
