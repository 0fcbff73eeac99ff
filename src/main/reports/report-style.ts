/** The style sheet of a report's document: light, on screen and on paper. */
export const REPORT_STYLE = `
:root { color-scheme: light; font: 14px/1.45 'Segoe UI', system-ui, sans-serif; color: #1b1f24; background: #fff; }
body { max-width: 1000px; margin: 32px auto; padding: 0 24px; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 8px; overflow-wrap: anywhere; }
.period, footer { color: #535b66; }
figure { margin: 20px 0; }
figcaption, caption { margin-bottom: 6px; font-weight: 600; text-align: left; }
svg { display: block; width: 100%; max-width: 720px; height: auto; font-size: 12px; }
svg text { fill: #1b1f24; }
svg .soft { fill: #535b66; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
.grid { stroke: #d9dde3; }
.axis { stroke: #7f8792; }
.ink { fill: #fff; stroke: #fff; stroke-width: 1.2; }
.tone-ok { fill: #0e700e; }
.tone-warning { fill: #8f5300; }
.tone-critical { fill: #b5222a; }
.tone-info { fill: #0b5fa8; }
.tone-neutral { fill: #5f6772; }
table { width: 100%; margin: 20px 0; border-collapse: collapse; font-size: 13px; }
th, td { padding: 4px 8px; border-bottom: 1px solid #d9dde3; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-bottom-color: #7f8792; color: #535b66; }
.end { text-align: right; font-variant-numeric: tabular-nums; }
.section th { padding-top: 12px; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  svg * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
