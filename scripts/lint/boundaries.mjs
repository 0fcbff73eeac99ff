// Who may import whom (docs/architecture.md, as lint rules). Everything that is not allowed here is refused, and so is
// a file in src/ that belongs to no part.

import { resolve } from 'node:path'
import boundaries from 'eslint-plugin-boundaries'
import { BANNED_ELEMENTS, BANNED_IN_ELECTRON, BANNED_MODULES, BANNED_SYNTAX } from './checklist.mjs'

/**
 * The parts, by path without extension (imports leave it out). The first that matches is the part.
 * @type {[string, string][]}
 */
const PARTS = [
  ['contract', 'src/shared/contract{,.*,/**}'],
  ['words', 'src/shared/words{,.*,/**}'],
  ['catalogue', 'src/shared/catalogue{,/**}'],
  ['shared', 'src/shared{,/**}'],
  ['engine', 'src/main/engine{,/**}'],
  ['lab', 'src/main/lab{,/**}'],
  ['exercise', 'src/main/exercise{,/**}'],
  ['store', 'src/main/store{,/**}'],
  ['views', 'src/main/views{,/**}'],
  ['reports', 'src/main/reports{,/**}'],
  ['electron', 'src/main/electron{,/**}'],
  ['entry', 'src/main/index{,.*}'],
  // The session and the files beside it: the application without Electron, which the command line shares.
  ['session', 'src/main/*'],
  ['cli', 'src/cli{,/**}'],
  ['preload', 'src/preload{,/**}'],
  ['components', 'src/renderer/components{,/**}'],
  ['renderer', 'src/renderer{,/**}']
]

const SHARED = ['contract', 'words', 'catalogue', 'shared']

/**
 * What each part may import of ours, itself apart; `types`: with `import type` only.
 * @type {Record<string, { values: string[], types?: string[] }>}
 */
const ALLOWED = {
  // Everything that says something has its texts from here.
  catalogue: { values: [] },
  contract: { values: ['shared', 'catalogue', 'words'] },
  words: { values: ['shared', 'catalogue'], types: ['contract'] },
  // The page imports these, and zod must not follow: its probe for `new Function` trips the page's content policy.
  shared: { values: ['words', 'catalogue'], types: ['contract'] },
  engine: { values: ['words', 'catalogue', 'shared'], types: SHARED },
  lab: { values: ['engine', ...SHARED] },
  exercise: { values: ['engine', 'lab', 'words', 'catalogue', 'shared'], types: ['contract'] },
  store: { values: SHARED, types: ['engine'] },
  views: { values: ['engine', ...SHARED] },
  reports: { values: ['words', 'catalogue', 'shared'], types: ['contract'] },
  session: { values: ['engine', 'lab', 'exercise', 'store', 'views', 'reports', ...SHARED] },
  electron: { values: ['session', 'lab', ...SHARED] },
  entry: { values: ['electron', 'session', 'lab', ...SHARED] },
  cli: { values: ['session', 'lab', 'exercise', 'store', ...SHARED] },
  preload: { values: ['words', 'catalogue', 'shared'], types: ['contract'] },
  renderer: { values: ['components', 'words', 'catalogue', 'shared'], types: ['contract'] },
  components: { values: ['catalogue'] }
}

const IN_MAIN_BUT_ELECTRON = ['lab', 'exercise', 'store', 'views', 'session', 'cli']

/** @param {string | string[]} categories */
const file = (categories) => ({ file: { categories } })
/** @param {string | string[]} source */
const module = (source) => ({ module: { source } })

/** Later ones win. Packages and Node's own modules are allowed unless a line here takes them back. */
const policies = [
  ...Object.entries(ALLOWED).flatMap(([part, { values, types = [] }]) => [
    {
      from: file(part),
      disallow: { to: { module: { origin: 'local' } } },
      message: explain(part)
    },
    { from: file(part), allow: { to: file([part, ...values]) } },
    ...(types.length > 0
      ? [{ from: file(part), allow: { to: file(types), dependency: { kind: 'type' } } }]
      : [])
  ]),
  {
    from: file(['engine', 'reports']),
    disallow: { to: { module: { origin: ['core', 'external'] } } },
    message:
      'Engine and reports are pure TypeScript: no Node, no Electron, no package ({{dependency.source}}).'
  },
  {
    from: file(['words', 'shared']),
    disallow: { to: { module: { origin: ['core', 'external'] } } },
    message:
      'What every process speaks needs no package ({{dependency.source}}); zod is for src/shared/contract alone.'
  },
  {
    from: file('contract'),
    disallow: [{ to: { module: { origin: 'core' } } }, { to: module('!zod') }],
    message: 'The contract needs zod and nothing else ({{dependency.source}}).'
  },
  {
    from: file(['preload', 'renderer', 'components']),
    disallow: [{ to: { module: { origin: 'core' } } }, { to: module(['better-sqlite3', 'yaml', 'zod']) }],
    message:
      'The page and its bridge have neither Node nor the packages of the main process ({{dependency.source}}).'
  },
  {
    from: file(['renderer', 'components', ...IN_MAIN_BUT_ELECTRON]),
    disallow: { to: module('electron') },
    message: 'Electron is for src/main/electron, src/main/index.ts and src/preload.'
  }
]

/** @param {string} part */
function explain(part) {
  const { values, types = [] } = ALLOWED[part] ?? { values: [] }
  const typesOnly = types.length > 0 ? `, and types of ${types.join(', ')}` : ''
  return `"${part}" may import ${values.join(', ') || 'nothing else of ours'}${typesOnly}; not {{dependency.source}}.`
}

const SOURCES = ['src/**/*.{ts,vue}']

/** @type {import('eslint').Linter.Config[]} */
export const boundariesConfig = [
  {
    files: SOURCES,
    ignores: ['**/*.d.ts'],
    plugins: {
      boundaries: boundaries
    },
    settings: {
      'import/resolver': { [`${import.meta.dirname}/resolver.mjs`]: {} },
      'boundaries/root-path': resolve(import.meta.dirname, '../..'),
      'boundaries/files': PARTS.map(([category, pattern]) => ({ category, pattern })),
      'boundaries/files-single-match': true,
      'boundaries/legacy-templates': false,
      'boundaries/dependency-nodes': ['require', 'import', 'dynamic-import', 'export']
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        { default: 'allow', checkAllOrigins: true, checkUnknownLocals: true, checkInternals: true, policies }
      ]
    }
  },
  { files: ['**/*.vue'], rules: { 'vue/no-restricted-html-elements': ['error', ...BANNED_ELEMENTS] } },
  { files: SOURCES, rules: restricted(['ipcMain', 'ipcRenderer']) },
  { files: ['src/main/electron/ipc.ts'], rules: restricted(['ipcRenderer']) },
  { files: ['src/preload/index.ts'], rules: restricted(['ipcMain']) }
]

/**
 * The raw channels are used in one file each, ipcMain in src/main/electron/ipc.ts and ipcRenderer in
 * src/preload/index.ts; all others go through the typed wrapper there. What the checklist bans is said here too: of
 * each of these rules only the last word counts.
 * @param {string[]} channels that may not be used
 * @returns {import('eslint').Linter.RulesRecord}
 */
function restricted(channels) {
  const message =
    'Go through the typed wrapper: src/main/electron/ipc.ts, or the bridge of src/preload/index.ts.'
  const names = [
    ...channels.map((name) => ({ name, message })),
    ...BANNED_IN_ELECTRON.map((name) => ({
      name,
      message: 'The application reaches nothing outside itself (SECURITY.md).'
    }))
  ]
  return {
    'no-restricted-imports': [
      'error',
      {
        paths: names.map(({ name, message }) => ({ name: 'electron', importNames: [name], message })),
        patterns: BANNED_MODULES
      }
    ],
    'no-restricted-syntax': [
      'error',
      // electron.ipcMain, and const { ipcMain } = electron
      ...channels.flatMap((name) => [
        { selector: `MemberExpression[property.name="${name}"]`, message },
        { selector: `ObjectPattern > Property[key.name="${name}"]`, message }
      ]),
      ...BANNED_SYNTAX
    ]
  }
}
