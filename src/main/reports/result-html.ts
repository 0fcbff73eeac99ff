import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import { escaped } from './escaped'
import type { ExerciseResult } from './exercise-result'
import { htmlDocument } from './html-document'

const STYLE = `
h2 { margin: 28px 0 0; font-size: 17px; }
h2 + p, h2 + table { margin-top: 8px; }
code { font-family: 'Cascadia Mono', Consolas, monospace; font-size: 12px; color: #535b66; }
.goal { white-space: pre-line; }
td.met { color: #0e700e; }
td.unmet { color: #b5222a; }
.met, .unmet, .points { white-space: nowrap; }
@media print { h2 { break-after: avoid; } .met, .unmet { print-color-adjust: exact; } }
`

/** The result of an exercise, to be read and to be printed. */
export function resultAsHtml(result: ExerciseResult): string {
  const { title, learner, started, finished, goal } = result
  const period = t`${momentOf(started)} to ${momentOf(finished)} UTC`
  return htmlDocument(
    {
      heading: t`Result: ${title}`,
      period: learner === null ? period : `${learner}, ${period}`,
      summary: summaryOf(result)
    },
    `<h2>${escaped(t`Goal`)}</h2>
<p class="goal">${escaped(goal)}</p>
${checksOf(result)}${wrongMovesOf(result)}`,
    STYLE
  )
}

/** What it comes to in two sentences. */
function summaryOf({
  solved,
  points,
  maximum,
  percent,
  seconds,
  minutesAllowed,
  inTime
}: ExerciseResult): string {
  const score = solved
    ? t`Solved: ${points} of ${maximum} points, ${percent} percent.`
    : t`Not solved: ${points} of ${maximum} points, ${percent} percent.`
  const took = durationOf(seconds)
  if (minutesAllowed === null) return `${score} ${t`It took ${took}.`}`
  const allowed = durationOf(minutesAllowed * 60)
  const told = inTime
    ? t`It took ${took}, within the ${allowed} allowed.`
    : t`It took ${took}, more than the ${allowed} allowed.`
  return `${score} ${told}`
}

function checksOf({ checks }: ExerciseResult): string {
  const rows = checks.map(
    ({ text, points, maximum, met }) =>
      `<tr><th scope="row">${escaped(text)}</th><td class="${met ? 'met' : 'unmet'}">${escaped(met ? t`Met` : t`Not met`)}</td>` +
      `<td class="end points">${escaped(t`${points} of ${maximum}`)}</td></tr>\n`
  )
  const heading = escaped(t`What was looked at`)
  return `<h2>${heading}</h2>
<table aria-label="${heading}">
<thead><tr><th scope="col">${escaped(t`Check`)}</th><th scope="col">${escaped(t`State`)}</th><th scope="col" class="end">${escaped(t`Points`)}</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`
}

function wrongMovesOf({ wrongMoves, started }: ExerciseResult): string {
  const title = escaped(t`Wrong moves`)
  const heading = `<h2>${title}</h2>\n`
  if (wrongMoves.length === 0) return `${heading}<p>${escaped(t`Nothing was refused.`)}</p>\n`
  const rows = wrongMoves.map(
    ({ text, rule, says, at }) =>
      `<tr><td class="end">${escaped(sinceOf(started, at))}</td><th scope="row">${escaped(text)}</th>` +
      `<td>${escaped(says)} <code>${escaped(rule)}</code></td></tr>\n`
  )
  return `${heading}<table aria-label="${title}">
<thead><tr><th scope="col" class="end">${escaped(t`After`)}</th><th scope="col">${escaped(t`What was tried`)}</th><th scope="col">${escaped(t`What refused it`)}</th></tr></thead>
<tbody>
${rows.join('')}</tbody>
</table>
`
}

/** `2026-01-05 08:00` of an ISO 8601 moment in UTC. */
function momentOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

/** Minutes and seconds since the run began: `4:05`. */
function sinceOf(started: string, at: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(at) - Date.parse(started)) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `1 minute 30 seconds`. */
function durationOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return counted(rest, 'second')
  return rest === 0 ? counted(minutes, 'minute') : `${counted(minutes, 'minute')} ${counted(rest, 'second')}`
}
