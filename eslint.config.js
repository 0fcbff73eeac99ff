import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import vueA11y from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'
import { boundariesConfig } from './scripts/lint/boundaries.mjs'
import { readComponentsAsScripts } from './scripts/lint/components.mjs'

readComponentsAsScripts()

const TYPED = ['**/*.{ts,vue}', 'scripts/**/*.mjs']

/** Attributes and props that hold texts. */
const SPOKEN_ATTRIBUTES = [
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'text',
  'hint',
  'reason',
  'unit',
  'heading',
  '/^[a-z]+-(?:label|text|reason|title)$/'
]
/** Signs between texts, and the names of keys. */
const SAME_EVERYWHERE = ['/[\\s().,:;/%·×→⇄+\\-–?!]/u', '/Ctrl|Shift|F\\d+/u']

export default defineConfig(
  // The last one: electron-vite writes its configuration there while it builds, and takes it away again.
  {
    ignores: [
      'out/',
      'native/',
      'artifacts/',
      'release/',
      'node_modules/',
      'docs/',
      'resources/',
      '*.config.ts.*.mjs'
    ]
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue']
      }
    },
    rules: {
      // What the compiler says anyway, undefined names first; by themselves these rules know .ts files only.
      ...tseslint.configs.eslintRecommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      // At the top of the statement, not inside the braces: those leave an empty import behind, which still loads the
      // module, and the boundaries count them as one that does.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A new kind in a union must be met at every switch over it; a default must not swallow it.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true }
      ],
      // An empty string is often as good as none (environment variables above all).
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Numbers and booleans print as one expects.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
      // `() => child.kill()` says all there is to say.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }
      ],
      // Brackets show that nobody declared the key.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // By code point is what one wants of [...text].
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // The compiler says it, with the file's own settings.
      '@typescript-eslint/no-unused-vars': 'off',
      eqeqeq: 'error'
    }
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended'], vueA11y.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // An optional prop of a typed component is undefined, and its type says so.
      'vue/require-default-prop': 'off',
      // What is read or heard comes from the catalogue: `{{ t`Close` }}`, `:label="t`Name`"`.
      'vue/no-bare-strings-in-template': [
        'error',
        { attributes: { '/.+/': SPOKEN_ATTRIBUTES }, allowlist: SAME_EVERYWHERE }
      ],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']]
    }
  },
  {
    // Script and template are checked by vue-tsc; to typescript-eslint a component imported from another file is an
    // untyped value, and these rules would report every use of it.
    files: ['src/renderer/**', 'tests/renderer/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off'
    }
  },
  {
    // Their types are comments, which cannot say everything: what comes out of JSON or a package without types is any.
    files: ['scripts/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off'
    }
  },
  ...boundariesConfig,
  prettier
)
