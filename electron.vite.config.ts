import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

// The oldest Electron the app runs on is the fallback (33: Node 20.18, Chrome 130). Electron 45's own defaults would
// leave syntax in the output that it cannot read; these lower it, and the output is valid for both.
const NODE = 'node20.18'
const CHROME = 'chrome130'

const alias = {
  '@shared': resolve(import.meta.dirname, 'src/shared'),
  '@main': resolve(import.meta.dirname, 'src/main'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer')
}

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: NODE,
      // Only better-sqlite3 is in "dependencies", as its binary cannot be bundled; everything else is.
      externalizeDeps: true,
      rolldownOptions: { input: { index: 'src/main/index.ts' } }
    }
  },
  preload: {
    resolve: { alias },
    build: {
      target: NODE,
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file that can require nothing but 'electron'.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
      }
    }
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias },
    plugins: [vue()],
    build: {
      target: CHROME,
      // electron-vite leaves it off; the page's parse time is most of the start.
      minify: true,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } }
    }
  }
})
