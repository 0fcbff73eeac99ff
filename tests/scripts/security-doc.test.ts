// SECURITY.md says what is so: every file it names is there, and every test goes by the name it gives.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/paths.mjs'

const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
const rows = text
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('SECURITY.md', () => {
  it('has all 20 recommendations, in their order', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  it.each(rows.map((cells) => [cells[1], cells[2], cells] as const))(
    '%s, %s: is held and proven',
    (_n, _what, cells) => {
      const [, , , , where = '', proof = ''] = cells
      const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '')
      expect(files).not.toEqual([])
      for (const file of files) expect(existsSync(join(root, file)), file).toBe(true)
      const [, test = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(proof) ?? []
      expect(readFileSync(join(root, test), 'utf8')).toContain(`'${title}'`)
    }
  )

  it('names no file that is not there', () => {
    const named = [...text.matchAll(/`((?:src|scripts|tests|e2e)\/[^`]+)`/g)].map(([, file]) => file ?? '')
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})
