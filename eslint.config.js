import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'prisma/generated/', 'scripts/', 'test/faults/shift-clock.mjs', '*.config.js', '*.config.ts', '.*'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './adapters/sandbox/page/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Only src/clock.ts reads the time: take `now` as an argument.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Only src/clock.ts reads the time: take `now` as an argument.' },
        { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: 'Only src/clock.ts reads the time: take `now` as an argument.' },
        { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Only src/main.ts and src/cli/main.ts read the environment.' },
      ],
    },
  },
  { files: ['src/clock.ts', 'src/main.ts', 'src/cli/main.ts', 'adapters/sandbox/page/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**'], rules: { 'no-restricted-syntax': 'off', 'max-lines': 'off' } },
);
