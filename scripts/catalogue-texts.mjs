// The texts of the catalogue: what stands behind the tags `t` and `say` in the source, as the keys the other languages have.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@vue/compiler-sfc'
import ts from 'typescript'

const TAGS = new Set(['t', 'say'])

/**
 * @param {string} folder
 * @returns {Map<string, string[]>} every key, and the files it stands in
 */
export function textsOf(folder) {
  const texts = new Map()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(ts|vue)$/.test(file)) continue
    for (const code of codeOf(file, readFileSync(join(folder, file), 'utf8')))
      for (const key of keysOf(code)) texts.set(key, [...(texts.get(key) ?? []), file])
  }
  return texts
}

/** @param {string} file @param {string} source @returns {string[]} */
function codeOf(file, source) {
  if (file.endsWith('.ts')) return [source]
  const { script, scriptSetup, template } = parse(source).descriptor
  const tree = /** @type {TemplateNode | undefined} */ (/** @type {unknown} */ (template?.ast))
  return [script?.content, scriptSetup?.content, ...expressionsOf(tree)].filter((code) => code !== undefined)
}

/**
 * @typedef {{ loc?: { source: string } }} Expression
 * @typedef {{ props?: { exp?: Expression }[], content?: Expression, children?: TemplateNode[] }} TemplateNode
 */

/**
 * The expressions of a template: of attributes that are bound, and between braces.
 * @param {TemplateNode | undefined} node
 * @returns {string[]}
 */
function expressionsOf(node) {
  if (node === undefined) return []
  const own = [...(node.props ?? []).map((prop) => prop.exp), node.content]
    .map((part) => part?.loc?.source)
    .filter((code) => code?.includes('`') === true)
    .map((code) => `(${code})`)
  return [...own, ...(node.children ?? []).flatMap(expressionsOf)]
}

/** @param {string} code @returns {string[]} */
function keysOf(code) {
  if (!code.includes('`')) return []
  /** @type {string[]} */
  const keys = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && TAGS.has(node.tag.getText())) keys.push(keyOf(node.template))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true))
  return keys
}

/** As `keyOf` of src/shared/catalogue makes it. @param {ts.TemplateLiteral} template */
function keyOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.templateSpans.reduce(
    (key, span, at) => `${key}{${at}}${span.literal.text}`,
    template.head.text
  )
}
