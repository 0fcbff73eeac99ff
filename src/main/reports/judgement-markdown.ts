import { t } from '@shared/catalogue'
import type { JudgedRuleView, JudgementView } from '@shared/contract/views'
import { judgedIds, judgedState, judgementSummary } from '@shared/words/judgement'
import { MADE_WITH } from './html-document'
import { headingOf, heldTable, NOTHING_BROKEN, topologyTables, type JudgementTable } from './judgement-tables'
import { marked } from './markdown'

/** The same as text for people, wikis and tickets. */
export function judgementAsMarkdown(view: JudgementView): string {
  const broken = view.rules.filter(({ state }) => state === 'broken')
  const blocks = [
    `# ${marked(headingOf(view))}`,
    marked(view.moment),
    `**${marked(judgementSummary(view))}**`,
    ...topologyTables(view).flatMap(blocksOf),
    `## ${marked(t`Broken rules`)}`,
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
    t`Documents: ${marked(judged.documents)}`,
    t`Source: ${marked(judged.source)}`,
    t`Product IDs: ${judgedIds(judged)}`
  ]
}

function blocksOf({ title, columns, rows, none }: JudgementTable): string[] {
  const heading = `## ${marked(title)}`
  if (rows.length === 0) return [heading, marked(none)]
  const lines = [columns, columns.map(() => '---'), ...rows.map((cells) => cells.map(marked))]
  return [heading, lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')]
}
