// Lints files that need not exist, by the rules that need no types.

import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

// The rules in question need no types, and without them a file may be made up.
const eslint = new ESLint({
  overrideConfig: [
    { ...tseslint.configs.disableTypeChecked, files: ['**/*'] },
    { files: ['**/*'], languageOptions: { parserOptions: { projectService: false } } }
  ] as ESLint.Options['overrideConfig']
})

const JUDGED = /^(boundaries\/|(vue\/)?no-restricted-)/

/** What is refused of this code: in a component, of its script, or of its template where it begins with `<`. */
export async function refusals(file: string, code: string): Promise<string[]> {
  const text = file.endsWith('.vue') ? component(code) : `${code}\n`
  const [result] = await eslint.lintText(text, { filePath: file })
  const fatal = result?.messages.find((message) => message.fatal)
  if (!result || fatal) throw new Error(`${file} was not linted: ${fatal?.message ?? 'ignored'}`)
  return result.messages.filter(({ ruleId }) => JUDGED.test(ruleId ?? '')).map(({ message }) => message)
}

function component(code: string): string {
  return code.startsWith('<')
    ? `<template>\n  ${code}\n</template>\n`
    : `<script setup lang="ts">\n${code}\n</script>\n`
}

export const value = (source: string) => `import { a } from '${source}'; a()`
export const type = (source: string) => `import type { A } from '${source}'; export type B = A`
