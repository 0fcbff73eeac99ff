import { languageTag, t } from '@shared/catalogue'
import { escaped } from './escaped'
import { REPORT_STYLE } from './report-style'

export const MADE_WITH = t`Made with DPM Lab, a simulator: the servers of this report do not exist.`

/** A document of its own: no scripts, nothing loaded from anywhere, to be read and to be printed. */
export function htmlDocument(
  {
    heading,
    period,
    summary,
    footer = MADE_WITH
  }: {
    readonly heading: string
    readonly period: string
    readonly summary: string
    readonly footer?: string
  },
  /** HTML, ending in a line break. */
  main: string,
  style = ''
): string {
  const title = escaped(heading)
  return `<!doctype html>
<html lang="${languageTag()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${REPORT_STYLE}${style}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="period">${escaped(period)}</p>
<p>${escaped(summary)}</p>
</header>
<main>
${main}</main>
<footer>${escaped(footer)}</footer>
</body>
</html>
`
}
