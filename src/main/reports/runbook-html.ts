import { t } from '@shared/catalogue'
import { AFTERWARDS, BEFORE_YOU_BEGIN, type RunbookBlock, type Said } from '@shared/words/runbook'
import { escaped } from './escaped'
import { htmlDocument } from './html-document'
import {
  basisOf,
  hasOwnHeading,
  headingOf,
  INFERRED_MARK,
  LEGEND,
  linesOf,
  MADE_FROM_LAB,
  sectionsOf,
  summaryOf,
  typedLine,
  type Runbook,
  type RunbookEntry
} from './runbook-document'

const STYLE = `
h2 { margin: 28px 0 8px; font-size: 17px; }
h3 { margin: 0 0 4px; font-size: 15px; overflow-wrap: anywhere; }
h4 { margin: 10px 0 2px; font-size: 13px; }
ul, ol { margin: 0 0 8px; padding-left: 22px; overflow-wrap: anywhere; }
section { margin: 16px 0; padding: 12px 16px; border: 1px solid #d9dde3; border-left: 4px solid #0b5fa8; }
.note { margin: 16px 0; padding: 8px 16px; border-left: 4px solid #7f8792; background: #f3f4f6; }
.warnings { padding: 2px 10px 4px; border-left: 3px solid #8f5300; background: #fdf6ec; }
.inferred, .basis { color: #535b66; }
.basis { margin: 10px 0 0; font-size: 12px; }
pre { margin: 0 0 8px; padding: 8px 10px; background: #f3f4f6; font: 12px/1.45 'Cascadia Mono', Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { h2, h3, h4 { break-after: avoid; } section { border-color: #7f8792; } .note, .warnings, pre { print-color-adjust: exact; break-inside: avoid; } }
`

export function runbookAsHtml(runbook: Runbook): string {
  const { explanation } = runbook
  let number = 0
  const parts = runbook.entries.map((entry) => entryOf(entry, entry.kind === 'step' ? ++number : number))
  return htmlDocument(
    {
      heading: headingOf(runbook),
      period: runbook.from,
      summary: summaryOf(runbook),
      footer: MADE_FROM_LAB
    },
    `${explanation === null ? '' : `<h2>${escaped(t`What it comes to`)}</h2>\n<p>${escaped(explanation)}</p>\n`}<h2>${escaped(t`Before you begin`)}</h2>
<p>${escaped(LEGEND)}</p>
${general(BEFORE_YOU_BEGIN)}${hasOwnHeading(runbook) ? '' : `<h2>${escaped(t`Steps`)}</h2>\n`}${parts.join('')}<h2>${escaped(t`Afterwards`)}</h2>
${general(AFTERWARDS)}`,
    STYLE
  )
}

function entryOf(entry: RunbookEntry, number: number): string {
  switch (entry.kind) {
    case 'part':
      return `<h2>${escaped(entry.title)}</h2>\n<p>${escaped(entry.text)}</p>\n`
    case 'note':
      return `<p class="note"><strong>${escaped(t`Note:`)}</strong> ${escaped(entry.text)}</p>\n`
    case 'step': {
      const { title, why, words } = entry
      const sections = sectionsOf(words).map(({ kind, title: heading, lines }) => {
        const part = `<h4>${escaped(heading)}</h4>\n${list(lines)}`
        return kind === 'warnings' ? `<div class="warnings">\n${part}</div>\n` : part
      })
      return `<section>
<h3>${number}. ${escaped(title)}</h3>
${why === null ? '' : `<p>${escaped(why)}</p>\n`}${words.blocks.map(blockOf).join('')}${sections.join('')}<p class="basis">${escaped(basisOf(linesOf(words)))}</p>
</section>
`
    }
  }
}

function blockOf({ title, typed, lines }: RunbookBlock): string {
  const heading = `<h4>${escaped(title)}</h4>\n`
  return typed
    ? `${heading}<pre>${escaped(lines.map(typedLine).join('\n'))}</pre>\n`
    : `${heading}${list(lines, 'ol')}`
}

function general(lines: readonly Said[]): string {
  return `${list(lines)}<p class="basis">${escaped(basisOf(lines))}</p>\n`
}

function list(lines: readonly Said[], tag: 'ol' | 'ul' = 'ul'): string {
  const items = lines.map(
    ({ text, source }) =>
      `<li>${escaped(text)}${source === null ? ` <span class="inferred">${escaped(INFERRED_MARK)}</span>` : ''}</li>\n`
  )
  return `<${tag}>\n${items.join('')}</${tag}>\n`
}
