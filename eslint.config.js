import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'

const root = import.meta.dirname

// Imports run one way:
//   slides.md, pages → layouts → components → composables → models
//   cli → build → stage → deck, errors
const sharedByStages = ['deck', 'errors.ts']
const stages = readdirSync(join(root, 'scripts'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'deck')
  .map((entry) => entry.name)

const importZones = [
  {
    target: './components/models',
    from: './',
    except: ['./components/models'],
    message: 'A model is pure: it imports other models and nothing else.',
  },
  {
    target: './components/composables',
    from: './components',
    except: ['./composables', './models'],
    message: 'A composable imports composables and models, never a component.',
  },
  {
    target: './components',
    from: ['./scripts', './addon', './layouts', './pages', './setup'],
    message: 'A component imports components, composables and models.',
  },
  {
    target: ['./layouts', './setup'],
    from: ['./scripts', './addon', './pages'],
    message: 'A layout imports what a component may import, and components.',
  },
  {
    target: './addon',
    from: './',
    except: ['./addon', './node_modules'],
    message: 'The addon serves every deck: it knows neither our lecture nor the command line.',
  },
  {
    target: './scripts',
    from: ['./components', './layouts', './pages', './styles', './setup'],
    message: 'The command line serves every deck: it knows nothing of our lecture.',
  },
  {
    target: './scripts',
    from: './**/*.vue',
    message: 'Scripts run under plain Node, which reads no .vue file.',
  },
  ...stages.map((stage) => ({
    target: `./scripts/${stage}`,
    from: './scripts',
    except: [stage, ...sharedByStages].map((name) => `./${name}`),
    message: `Stages never import each other: build.ts hands results over (shared: ${sharedByStages.join(', ')}).`,
  })),
  {
    target: './scripts/deck',
    from: './scripts',
    except: ['./deck', './errors.ts'],
    message: 'deck stands below every stage.',
  },
  { target: './scripts/errors.ts', from: './scripts', message: 'errors.ts stands below everything.' },
  { target: './scripts/build.ts', from: './scripts/cli.ts', message: 'cli calls build, not the reverse.' },
  {
    target: ['./scripts', './components', './layouts', './addon', './setup'],
    from: ['./tests', './bench'],
    message: 'The product does not know its tests.',
  },
]

const withExtension = {
  regex: String.raw`^\.{1,2}/(?!.*\.(ts|mts|mjs|js|vue|json|css|md|svg|png|woff2)(\?.*)?$)`,
  message: 'Write the extension: Node strips types and guesses nothing.',
}
const onlyRelative = {
  regex: String.raw`^[^.]`,
  message: 'A model is pure TypeScript: no package, no vue, no Node.',
}

// What makes a model depend on more than its arguments: the clock, chance, the browser, the process.
const impureGlobals = [
  ...[
    'Date',
    'performance',
    'crypto',
    'Temporal',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
  ],
  ...[
    'requestAnimationFrame',
    'requestIdleCallback',
    'globalThis',
    'self',
    'window',
    'document',
    'navigator',
  ],
  ...['location', 'history', 'localStorage', 'sessionStorage', 'indexedDB', 'matchMedia', 'getComputedStyle'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'BroadcastChannel', 'Worker', 'console', 'alert', 'process'],
  ...['HTMLElement', 'Element', 'Event', 'CustomEvent', 'EventTarget', 'DOMRect', 'Image', 'Audio', 'screen'],
].map((name) => ({ name, message: 'A model is a function of its arguments alone.' }))

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      'dist',
      'dist-*',
      'coverage',
      '**/.preview-*',
      '.*.amphi-*',
      'tests/fixtures',
      'bench/work',
      'bench/peers',
      'bench/results',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  tseslint.configs.recommended,
  { files: ['**/*.ts'], extends: [tseslint.configs.recommendedTypeCheckedOnly] },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
  },

  vue.configs['flat/recommended'],
  vue.configs['no-layout-rules'],
  accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Names are the field's terms, and one word often is the term: Cite, Balloon.
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      // `prop?: T` says undefined, and the type checker holds the template to it.
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      // French typography lives in the templates.
      'no-irregular-whitespace': 'off',
      'vue/no-irregular-whitespace': [
        'error',
        {
          skipStrings: true,
          skipTemplates: true,
          skipComments: true,
          skipRegExps: true,
          skipHTMLTextContents: true,
          skipHTMLAttributeValues: true,
        },
      ],
    },
  },

  {
    files: ['**/*.{ts,vue,js,mjs}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.mjs', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: importZones }],
      'no-restricted-imports': ['error', { patterns: [withExtension] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
          message: 'No barrels: import from the file that defines it.',
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      'no-control-regex': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipComments: true, skipRegExps: true },
      ],
      'import-x/no-default-export': 'error',
      // An exception is a comment that disables the rule here and says why.
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Slidev, Vitest and TypeScript look for a default export in these.
    files: ['addon/setup/**', 'setup/**', '*.config.ts', '*.d.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['slidev.d.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-empty-object-type': 'off' },
  },
  {
    files: ['components/models/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [withExtension, onlyRelative] }],
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance comes from the seed, which is an argument.' },
      ],
    },
  },
  {
    files: ['tests/**'],
    rules: {
      'max-lines': 'off',
      // Stubs keep the shape of what they stand for.
      '@typescript-eslint/require-await': 'off',
    },
  },
)
