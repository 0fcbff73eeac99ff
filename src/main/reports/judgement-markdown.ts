import type { JudgedRuleView, JudgementView } from '@shared/contract/views'
import { judgedIds, judgedState, judgementSummary } from '@shared/words/judgement'
import { MADE_WITH } from './html-document'
import { headingOf, heldTable, NOTHING_BROKEN, topologyTables, type JudgementTable } from './judgement-tables'

/** The same as text for people, wikis and tickets. */
export function judgementAsMarkdown(view: JudgementView): string {
  const broken = view.rules.filter(({ state }) => state === 'broken')
  const blocks = [
    `# ${marked(headingOf(view))}`,
    marked(view.moment),
    `**${marked(judgementSummary(view))}**`,
    ...topologyTables(view).flatMap(blocksOf),
    '## Broken rules',
    ...(broken.length === 0 ? [marked(NOTHING_BROKEN)] : broken.flatMap(ruleBlocks)),
    ...blocksOf(heldTable(view)),
    '---',
    marked(MADE_WITH)
  ]
  return `${blocks.join('\n\n')}\n`
}

function ruleBlocks(judged: JudgedRuleView): string[] {
  return [
    `### ${marked(judged.title)} (\`${judged.rule}\`)`,
    `**${judgedState(judged)}**`,
    judged.findings.map((finding) => `- ${marked(finding)}`).join('\n'),
    `Documents: ${marked(judged.documents)}`,
    `Source: ${marked(judged.source)}`,
    `Product IDs: ${judgedIds(judged)}`
  ]
}

function blocksOf({ title, columns, rows, none }: JudgementTable): string[] {
  const heading = `## ${marked(title)}`
  if (rows.length === 0) return [heading, marked(none)]
  const lines = [columns, columns.map(() => '---'), ...rows.map((cells) => cells.map(marked))]
  return [heading, lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')]
}

/** Text as it stands: in one line, and no sign of it means anything. */
function marked(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- line breaks and other control characters are what it looks for
      .replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ')
      .trim()
      .replace(/[\\`*_[\]<>#|~$&@]/g, String.raw`\$&`)
      // Only in front these would begin a list or a line across.
      .replace(/^[-+]/, String.raw`\$&`)
      .replace(/^\d+(?=[.)])/, '$&\\')
      // Not a link by itself.
      .replace(/https?(?=:)|ftp(?=:)|www(?=\.)/gi, '$&\\')
  )
}
