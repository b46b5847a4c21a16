// The house's bans, each with its reason as the message. test/architecture/eslint.test.ts plants every one and sees it found.
import jest from 'eslint-plugin-jest';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { exportedNamesHaveAPromise } from './eslint-promise.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ban = (selector, message) => ({ selector, message });

const everywhere = [
  ban('TSEnumDeclaration', 'No enum: use a union of string literals.'),
  ban('ExportDefaultDeclaration', 'No default export: a thing has one name.'),
  ban('ExportAllDeclaration', 'No barrel: import a name from the file that owns it.'),
  ban('CatchClause > BlockStatement[body.length=0]', 'No silent catch: log with ids, rethrow, or return an outcome.'),
  ban(
    'CallExpression[callee.property.name="catch"] > ArrowFunctionExpression[params.length=0]:matches([body.type="Literal"], [body.name="undefined"], [body.body.length=0])',
    'No silent catch: log with ids, rethrow, or return an outcome.',
  ),
  ban('TSInterfaceDeclaration[id.name=/^I[A-Z][a-z]/]', 'No I prefix: the interface has the plain name.'),
  ban(
    'ClassDeclaration[id.name=/(Impl|Manager|Helper|Service)$/]',
    'Name a class for technology + port, or for its noun.',
  ),
];

const moduleState = [
  ban(':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind="let"]', 'No module-level mutable state.'),
  ban(
    ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Map|Set|WeakMap|WeakSet|Array)$/][arguments.length=0]',
    'No module-level mutable state: an empty collection here will be filled later.',
  ),
];

const logMessages = [
  ban(
    'CallExpression:matches([callee.object.name="log"], [callee.object.property.name="log"])[callee.property.name=/^(trace|debug|info|warn|error|fatal)$/] > :matches(TemplateLiteral[expressions.length>0], BinaryExpression)',
    'A log message is static text; data goes into the fields.',
  ),
];

const environment = [
  ban('MemberExpression[object.name="process"][property.name="env"]', 'process.env is read in src/config only.'),
];

const ownClock = [
  ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Time comes from the Clock port.'),
  ban(
    'CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name="now"]',
    'Time comes from the Clock port.',
  ),
  ban('CallExpression[callee.name="Date"]', 'Time comes from the Clock port.'),
  ban(
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'No chance in here: same input, same verdict.',
  ),
  ban(
    'CallExpression:matches([callee.name="randomUUID"], [callee.property.name="randomUUID"])',
    'No chance in here: same input, same verdict.',
  ),
];

const readonlyNouns = [
  ban('TSPropertySignature[readonly!=true]', 'Properties are readonly in the domain.'),
  ban(
    'TSPropertySignature :not(TSTypeOperator[operator="readonly"]) > TSArrayType',
    'Arrays are readonly in the domain.',
  ),
];

const jestBans = [
  ban(
    'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
    'No jest.mock: pass a fake from test/fakes.',
  ),
];

/** `no-restricted-syntax` is replaced, not merged, by a later block: so each block names its whole list. */
const bans = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat(2)] });
const src = [everywhere, moduleState, logMessages];
const pure = [...src, environment, ownClock];

export default tseslint.config(
  { ignores: ['node_modules/', '.cache/', 'coverage/', 'data/', 'test/architecture/breaches/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['{src,test}/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', 250],
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off', // a port's method may be async without waiting
    },
  },
  { files: ['src/**/*.ts'], rules: { 'max-lines-per-function': ['error', 40], ...bans(src, environment) } },
  { files: ['src/config/**/*.ts'], rules: bans(src) },
  { files: ['src/{ports,pipeline,queries,commands}/**/*.ts'], rules: bans(pure) },
  { files: ['src/domain/**/*.ts'], rules: bans(pure, readonlyNouns) },
  {
    files: ['src/{domain,ports}/**/*.ts'],
    plugins: { house: { rules: { 'exported-names-have-a-promise': exportedNamesHaveAPromise } } },
    rules: { 'house/exported-names-have-a-promise': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      ...bans(everywhere, jestBans),
      // what comes back from JSON.parse or a local server is checked by the expectations themselves
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['test/{fakes,support}/**/*.ts'], rules: { 'max-lines-per-function': ['error', 40] } },
  {
    files: ['test/**/*.test.ts', 'test/contract/**/*.ts'],
    plugins: { jest },
    rules: {
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/no-standalone-expect': 'error',
      'jest/valid-expect': 'error',
      'jest/valid-expect-in-promise': 'error',
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert', 'assert'] }],
      'jest/no-restricted-matchers': [
        'error',
        Object.fromEntries(
          [
            'toMatchSnapshot',
            'toMatchInlineSnapshot',
            'toThrowErrorMatchingSnapshot',
            'toThrowErrorMatchingInlineSnapshot',
          ].map((name) => [name, 'No snapshots: state what is expected.']),
        ),
      ],
    },
  },
);
