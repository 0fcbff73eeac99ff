/**
 * Lets a plain Node process run the project's TypeScript: its aliases and its imports without an ending. For the
 * tests that need a second process to hold a lab or to be killed.
 */
import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const source = new URL('../../../../src/', import.meta.url)

function place(specifier: string, parent: string | undefined): URL | null {
  if (specifier.startsWith('@shared/')) return new URL(`shared/${specifier.slice(8)}`, source)
  if (specifier.startsWith('@main/')) return new URL(`main/${specifier.slice(6)}`, source)
  return specifier.startsWith('.') ? new URL(specifier, parent) : null
}

registerHooks({
  resolve(specifier, context, next) {
    const url = place(specifier, context.parentURL)
    if (!url) return next(specifier, context)
    const path = fileURLToPath(url)
    const found = [`${path}.ts`, `${path}/index.ts`].find((candidate) => existsSync(candidate))
    return next(found ? pathToFileURL(found).href : specifier, context)
  }
})
