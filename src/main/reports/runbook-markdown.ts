import { t } from '@shared/catalogue'
import { AFTERWARDS, BEFORE_YOU_BEGIN, type RunbookBlock, type Said } from '@shared/words/runbook'
import { fenced, marked } from './markdown'
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

/** The same as text for people, wikis and tickets. */
export function runbookAsMarkdown(runbook: Runbook): string {
  const { explanation } = runbook
  let number = 0
  const blocks = [
    `# ${marked(headingOf(runbook))}`,
    marked(runbook.from),
    `**${marked(summaryOf(runbook))}**`,
    ...(explanation === null ? [] : [`## ${marked(t`What it comes to`)}`, marked(explanation)]),
    `## ${marked(t`Before you begin`)}`,
    marked(LEGEND),
    list(BEFORE_YOU_BEGIN),
    marked(basisOf(BEFORE_YOU_BEGIN)),
    ...(hasOwnHeading(runbook) ? [] : [`## ${marked(t`Steps`)}`]),
    ...runbook.entries.flatMap((entry) => entryBlocks(entry, entry.kind === 'step' ? ++number : number)),
    `## ${marked(t`Afterwards`)}`,
    list(AFTERWARDS),
    marked(basisOf(AFTERWARDS)),
    '---',
    marked(MADE_FROM_LAB)
  ]
  return `${blocks.join('\n\n')}\n`
}

function entryBlocks(entry: RunbookEntry, number: number): string[] {
  switch (entry.kind) {
    case 'part':
      return [`## ${marked(entry.title)}`, marked(entry.text)]
    case 'note':
      return [`> **${marked(t`Note:`)}** ${marked(entry.text)}`]
    case 'step':
      return [
        `### ${number}. ${marked(entry.title)}`,
        ...(entry.why === null ? [] : [marked(entry.why)]),
        ...entry.words.blocks.flatMap(procedure),
        ...sectionsOf(entry.words).flatMap(({ title, lines }) => [`**${title}**`, list(lines)]),
        marked(basisOf(linesOf(entry.words)))
      ]
  }
}

function procedure({ title, typed, lines }: RunbookBlock): string[] {
  return [`**${marked(title)}**`, typed ? fenced(lines.map(typedLine), 'powershell') : list(lines, true)]
}

function list(lines: readonly Said[], numbered = false): string {
  return lines
    .map(({ text, source }, index) => {
      const sign = numbered ? `${index + 1}.` : '-'
      return `${sign} ${marked(text)}${source === null ? ` *${INFERRED_MARK}*` : ''}`
    })
    .join('\n')
}
