import { headPath, isHollow, LEGEND, lookOf } from './looks'
import type { Look, Tone } from './looks'
import { lineThrough } from './paths'
import type { Line } from './paths'
import type { MapNode } from './picture'
import { around } from './sizes'
import type { Point, Rect } from './sizes'
import type { Scene } from './scene'
import type { Mark } from './words'

/** The light theme's colours: a document has no theme, and is printed. */
const INK = '#1b1f24'
const SOFT = '#535b66'
const ACCENT = '#0f6cbd'
const TONES: Readonly<Record<Tone, string>> = {
  link: ACCENT,
  quiet: '#7f8792',
  warning: '#8f5300',
  info: '#0b5fa8',
  critical: '#b5222a',
  inactive: '#5f6772'
}
const MARKS: Readonly<Record<Mark['status'], { readonly sign: string; readonly colour: string }>> = {
  ok: { sign: '✓', colour: '#0e700e' },
  warning: { sign: '⚠', colour: '#8f5300' },
  critical: { sign: '✕', colour: '#b5222a' },
  info: { sign: 'i', colour: '#0b5fa8' },
  inactive: { sign: '–', colour: '#5f6772' },
  busy: { sign: '…', colour: '#0b5fa8' }
}
const PATHS = {
  tie: { colour: ACCENT, dash: '' },
  wanted: { colour: TONES.critical, dash: '12 6' },
  knows: { colour: TONES.warning, dash: '3 5' }
}

const MARGIN = 32
const HEADING = 44
const LEGEND_ROW = 20

/** A map as a document of its own: shapes and texts only, so that anything can show it, and a canvas draw it. */
export function mapSvg(scene: Scene, title: string, description: string): string {
  const box = around(scene.rects.values())
  const legend = LEGEND.length * LEGEND_ROW + 8
  const width = Math.ceil(Math.max(box.width, 420) + 2 * MARGIN)
  const height = Math.ceil(HEADING + box.height + MARGIN + legend + 2 * MARGIN)
  const [x, y] = [MARGIN - box.x, MARGIN + HEADING - box.y]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family="'Segoe UI', 'DejaVu Sans', Arial, sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(MARGIN, MARGIN + 12, title, { size: 18, bold: true }),
    `<g transform="translate(${x} ${y})">`,
    ...scene.edges.map(({ edge, line }) => edgeMark(line, lookOf(edge.kind, edge.state), edge.text)),
    ...scene.nodes.map(({ node, rect }) => card(node, rect)),
    ...scene.labels.map(({ at, text: said }) => label(at, said)),
    ...scene.paths.map(({ kind, line }) => strongLine(line, PATHS[kind])),
    ...scene.paths.map(({ line, text: said }) => label({ x: line.label.x, y: line.label.y + 4 }, said)),
    '</g>',
    `<g transform="translate(${MARGIN} ${HEADING + box.height + 2 * MARGIN})">`,
    ...LEGEND.map(({ kind, state, text: said }, row) => legendRow(row, lookOf(kind, state), said)),
    '</g>',
    '</svg>'
  ]
    .filter(Boolean)
    .join('\n')
}

function card(node: MapNode, { x, y, width, height }: Rect): string {
  const dash = node.gone ? ' stroke-dasharray="4 3"' : ''
  const lines = [node.role, '', node.tags.join(' · ')].slice(0, node.kind === 'server' ? 3 : 2)
  const rows = [true, Boolean(node.role), true, node.tags.length > 0].filter(Boolean).length
  let row = y + (height - rows * 18) / 2 + 14
  const parts = [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="#ffffff" stroke="${TONES.quiet}"${dash}/>`,
    node.kind === 'server' ? `<rect x="${x}" y="${y}" width="4" height="${height}" fill="${ACCENT}"/>` : '',
    text(x + 12, row, fitted(node.title, width - 20, 7), {
      size: node.kind === 'server' ? 13 : 12,
      bold: true
    })
  ]
  if (node.role) parts.push(text(x + 12, (row += 18), lines[0] ?? '', { colour: SOFT }))
  parts.push(marks(node.marks, x + 12, (row += 18), width - 20))
  if (node.tags.length > 0)
    parts.push(text(x + 12, row + 18, fitted(lines[2] ?? '', width - 20, 6.2), { colour: SOFT, size: 11 }))
  return `<g>${parts.join('')}</g>`
}

/** One after the other on a line, each with its sign. */
function marks(all: readonly Mark[], x: number, y: number, room: number): string {
  let used = 0
  return all
    .map(({ status, text: said }) => {
      const { sign, colour } = MARKS[status]
      const shown = fitted(`${sign} ${said}`, room - used, 6.4)
      const place = x + used
      used += shown.length * 6.4 + 8
      return shown.length > 2 ? text(place, y, shown, { colour }) : ''
    })
    .join('')
}

function edgeMark(line: Line, { width, dash, tone, head }: Look, said: string): string {
  const colour = TONES[tone]
  const dashes = dash ? ` stroke-dasharray="${dash}"` : ''
  const fill = isHollow(head) ? '#ffffff' : colour
  return (
    `<g stroke="${colour}">${said ? `<title>${escaped(said)}</title>` : ''}` +
    `<path d="${line.d}" fill="none" stroke-width="${width}"${dashes}/>` +
    `<path d="${headPath(head, line)}" fill="${fill}"/></g>`
  )
}

function strongLine(line: Line, { colour, dash }: { colour: string; dash: string }): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : ''
  return (
    `<g fill="none" stroke-width="4"><path d="${line.d}" stroke="#ffffff" stroke-width="8"/>` +
    `<path d="${line.d}" stroke="${colour}"${dashes}/>` +
    `<path d="${headPath('strong', line)}" fill="${colour}"/></g>`
  )
}

/** Twice, the first time as its own ground: not every reader knows the order of paint. */
function label({ x, y }: Point, said: string): string {
  const place = `x="${x}" y="${y}" text-anchor="middle" font-size="11"`
  const words = escaped(said)
  return (
    `<text ${place} fill="#ffffff" stroke="#ffffff" stroke-width="4" stroke-linejoin="round">${words}</text>` +
    `<text ${place} fill="${INK}">${words}</text>`
  )
}

function legendRow(row: number, look: Look, said: string): string {
  const y = row * LEGEND_ROW
  const line = lineThrough([
    { x: 0, y },
    { x: 56, y }
  ])
  return edgeMark(line, look, '') + text(68, y + 4, said, { colour: SOFT })
}

interface Style {
  readonly size?: number
  readonly bold?: boolean
  readonly colour?: string
}

function text(x: number, y: number, said: string, { size, bold, colour = INK }: Style = {}): string {
  const more = `${size === undefined ? '' : ` font-size="${size}"`}${bold ? ' font-weight="600"' : ''}`
  return `<text x="${x}" y="${y}" fill="${colour}"${more}>${escaped(said)}</text>`
}

/** Cut where it would not fit, at so many pixels a letter. */
function fitted(said: string, room: number, letter: number): string {
  const most = Math.max(1, Math.floor(room / letter))
  const letters = [...said]
  return letters.length <= most ? said : `${letters.slice(0, most - 1).join('')}…`
}

/** As the text of an element; what XML does not allow at all is left out. */
function escaped(said: string): string {
  return said
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
