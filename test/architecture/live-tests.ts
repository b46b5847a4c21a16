import ts from 'typescript';

const TESTS: ReadonlySet<string> = new Set(['it', 'test']);
const GROUP = 'describe';
const NEVER_RUN: ReadonlySet<string> = new Set(['xit', 'xtest', 'xdescribe']);
const PUT_ASIDE: ReadonlySet<string> = new Set(['skip', 'todo', 'failing']);

/** The titles of a file's tests that are run, and of groups that hold such a test, as the file spells them. */
export function liveTitles(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  visit(ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.Latest, true), titles);
  return titles;
}

/** True where something within is run. */
function visit(node: ts.Node, titles: Set<string>): boolean {
  const [called = '', ...how] = ts.isCallExpression(node) ? wordsOf(node.expression) : [];
  if (NEVER_RUN.has(called)) return false;
  const isGroup = called === GROUP;
  const isTest = TESTS.has(called);
  if ((isGroup || isTest) && how.some((word) => PUT_ASIDE.has(word))) return false;
  let runs = isTest;
  ts.forEachChild(node, (child) => {
    runs = visit(child, titles) || runs;
  });
  const title = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (runs && (isGroup || isTest) && title && ts.isStringLiteralLike(title)) titles.add(title.getText().slice(1, -1));
  return runs;
}

/** `it.each([…])` is called by the words it and each. */
function wordsOf(callee: ts.Expression): readonly string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...wordsOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return wordsOf(callee.expression);
  return ts.isTaggedTemplateExpression(callee) ? wordsOf(callee.tag) : [];
}
