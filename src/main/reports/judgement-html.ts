import { t } from '@shared/catalogue'
import type { JudgedRuleView, JudgementView } from '@shared/contract/views'
import { judgedIds, judgedState, judgementSummary } from '@shared/words/judgement'
import { escaped } from './escaped'
import { htmlDocument } from './html-document'
import { headingOf, heldTable, NOTHING_BROKEN, topologyTables, type JudgementTable } from './judgement-tables'

const STYLE = `
h2 { margin: 28px 0 0; font-size: 17px; }
h3 { margin: 0 0 4px; font-size: 14px; overflow-wrap: anywhere; }
h2 + p, article { margin-top: 10px; }
article { padding: 10px 14px; border: 1px solid #d9dde3; border-left: 4px solid #b5222a; break-inside: avoid; }
article.warns { border-left-color: #8f5300; }
.state { font-weight: 600; color: #b5222a; }
.warns .state { color: #8f5300; }
code { font-family: 'Cascadia Mono', Consolas, monospace; font-size: 12px; color: #535b66; }
ul { margin: 0 0 8px; padding-left: 20px; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 14px; margin: 0; }
dt { color: #535b66; }
dd { margin: 0; overflow-wrap: anywhere; }
h2 + table { margin-top: 8px; }
@media print { h2, h3 { break-after: avoid; } article { print-color-adjust: exact; } }
`

export function judgementAsHtml(view: JudgementView): string {
  const broken = view.rules.filter(({ state }) => state === 'broken')
  return htmlDocument(
    { heading: headingOf(view), period: view.moment, summary: judgementSummary(view) },
    `${topologyTables(view).map(tableOf).join('')}<h2>${escaped(t`Broken rules`)}</h2>
${broken.length === 0 ? paragraph(NOTHING_BROKEN) : broken.map(articleOf).join('')}${tableOf(heldTable(view))}`,
    STYLE
  )
}

function articleOf(judged: JudgedRuleView): string {
  return `<article${judged.warns ? ' class="warns"' : ''}>
<h3>${escaped(judged.title)} <code>${escaped(judged.rule)}</code></h3>
<p class="state">${escaped(judgedState(judged))}</p>
<ul>
${judged.findings.map((finding) => `<li>${escaped(finding)}</li>\n`).join('')}</ul>
<dl>
<dt>${escaped(t`Documents`)}</dt><dd>${escaped(judged.documents)}</dd>
<dt>${escaped(t`Source`)}</dt><dd>${escaped(judged.source)}</dd>
<dt>${escaped(t`Product IDs`)}</dt><dd>${escaped(judgedIds(judged))}</dd>
</dl>
</article>
`
}

function tableOf({ title, columns, rows, none }: JudgementTable): string {
  const heading = `<h2>${escaped(title)}</h2>\n`
  if (rows.length === 0) return heading + paragraph(none)
  const heads = columns.map((label) => `<th scope="col">${escaped(label)}</th>`)
  const lines = rows.map(([first = '', ...cells]) => {
    const others = cells.map((cell) => `<td>${escaped(cell)}</td>`)
    return `<tr><th scope="row">${escaped(first)}</th>${others.join('')}</tr>\n`
  })
  return `${heading}<table aria-label="${escaped(title)}">
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('')}</tbody>
</table>
`
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>\n`
}
