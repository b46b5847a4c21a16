export function word(kind: 'new' | 'changed'): string | undefined {
  switch (kind) {
    case 'new':
      return 'New';
  }
  return undefined;
}
