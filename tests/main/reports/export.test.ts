import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportView } from '@shared/contract/views'
import { exportReport, makeReport } from '@main/reports'
import { failed, group, input, job, member, total } from './kit'

const HOSTILE = [
  '<script>alert(1)</script>',
  '"quoted" & \'quoted\'',
  'a,b',
  'two\r\nlines',
  '=HYPERLINK("http://x")',
  '+1+2',
  '-2+3',
  '@SUM(A1)',
  '\ttab',
  '＝1',
  '</title></svg></style><img src=x onerror=alert(1)>'
]

const view = (rows: readonly (readonly string[])[], more: Partial<ReportView> = {}): ReportView => ({
  report: 'status',
  server: 'DPM1',
  title: 'Status report',
  period: '2026-01-05',
  summary: 'So it was.',
  columns: [
    { label: 'Item', align: 'start' },
    { label: 'Figure, in all', align: 'end' }
  ],
  rows,
  sectioned: false,
  chart: null,
  ...more
})

/** Reads CSV as RFC 4180 has it, and nothing else: throws at what that does not allow. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y
  while (field.lastIndex < text.length) {
    const found = field.exec(text)
    if (!found) throw new Error(`not CSV from ${JSON.stringify(text.slice(rows.length))}`)
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '\r\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

describe('a report as CSV', () => {
  const csv = (rows: readonly (readonly string[])[]) => exportReport(view(rows), 'csv')

  it('has a line of column names and ends its lines with CR LF', () => {
    expect(csv([['a', '1']])).toBe('\uFEFFItem,"Figure, in all"\r\na,1\r\n')
  })

  it('quotes what has commas, quotes and line breaks', () => {
    expect(
      csv([
        ['a,b', 'say "yes"'],
        ['c\nd', '']
      ])
    ).toBe('\uFEFFItem,"Figure, in all"\r\n"a,b","say ""yes"""\r\n"c\nd",\r\n')
  })

  it('lets no cell become a formula, and leaves numbers alone', () => {
    const cells = ['=1', '+1', '-x', '@a', '\ta', '＝1', '-5', '-5.25', '12', '--5', '-5e1', 'a=b', "'=1"]
    expect(readCsv(csv(cells.map((cell) => [cell, ''])).slice(1)).slice(1)).toEqual(
      ["'=1", "'+1", "'-x", "'@a", "'\ta", "'＝1", '-5', '-5.25', '12', "'--5", "'-5e1", 'a=b', "'=1"].map(
        (cell) => [cell, '']
      )
    )
  })

  it('reads back as the table it was, whatever is in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 })
    const cell = fc.oneof(text, fc.constantFrom(...HOSTILE))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
        const [, ...read] = readCsv(csv(rows).slice(1))
        for (const cells of read)
          for (const one of cells) expect(one).not.toMatch(/^([=+@\t]|-(?!\d+(\.\d+)?$))/)
        // What was put before a cell is the only difference.
        const bare = (one: string) => one.replace(/^'/, '')
        expect(read.map((cells) => cells.map(bare))).toEqual(rows.map((cells) => cells.map(bare)))
      })
    )
  })
})

/** A report that has hostile names wherever a name can be. */
const hostileStatus = (name: string): ReportView =>
  makeReport(
    'status',
    input({
      server: name,
      jobs: [job({ group: name, label: name }), failed(3122, name, { group: name })],
      dayTotals: [total(0, { completed: 1, failed: 1 })]
    })
  )
const hostileProtection = (name: string): ReportView =>
  makeReport(
    'protection',
    input({ server: name, groups: [group(name, ['20:00'], [member(name, 0, { dataSource: name })])] })
  )
const hostileTapes = (name: string): ReportView =>
  makeReport(
    'tape-utilization',
    input({
      library: { name, drives: [], tapes: [{ slot: 1, label: name, barcode: name, status: name }] }
    })
  )

describe('a report as HTML', () => {
  it('is one document that loads nothing, with the chart in words and the table', () => {
    const html = exportReport(hostileStatus('DPM1'), 'html')
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(html).toContain('<title>Status report: DPM1</title>')
    expect(html).toContain('<title id="chart-title">Jobs by the day they ended</title>')
    expect(html).toMatch(/<desc id="chart-desc">Jobs by the day they ended, in jobs\. Completed: 5 Jan 1,/)
    expect(html).toMatch(/<rect [^>]*fill="url\(#series-1\)"><title>5 Jan, Failed: 1<\/title><\/rect>/)
    expect(html).toContain('<th scope="rowgroup" colspan="5">By type</th>')
    expect(html).toContain('<td class="end">1</td>')
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|@import|url\((?!#)| on\w+=/i)
  })

  it('has no table and no chart where there is nothing to report', () => {
    const html = exportReport(makeReport('tape-management', input()), 'html')
    expect(html).toContain('No tape library is attached to DPM1.')
    expect(html).not.toMatch(/<table|<svg|<figure/)
  })

  it.each(HOSTILE)('takes %j for text, wherever it stands', (name) => {
    // The same report with a harmless name has the same tags: the name has added none.
    const tags = (html: string) => html.match(/<\/?[a-z!][^<>]*>/gi)?.length
    for (const make of [hostileStatus, hostileProtection, hostileTapes]) {
      const html = exportReport(make(name), 'html')
      expect(tags(html)).toBe(tags(exportReport(make('Name'), 'html')))
      if (/[<>"]/.test(name)) expect(html).not.toContain(name)
    }
  })

  it('is well formed: every tag that is opened is closed in its turn', () => {
    const open: string[] = []
    const html = exportReport(hostileProtection('A & B'), 'html')
    for (const [, slash, tag = '', end] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]*?(\/?)>/g)) {
      if (end === '/' || tag === 'meta') continue
      if (slash === '/') expect(open.pop()).toBe(tag)
      else open.push(tag)
    }
    expect(open).toEqual([])
    expect(html).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/)
  })
})
