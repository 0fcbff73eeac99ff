/** Text as it stands: in one line, and no sign of it means anything. */
export function marked(text: string): string {
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

/** Lines as they stand, in a fence that none of them can end. */
export function fenced(lines: readonly string[], language: string): string {
  const ticks = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length)
  const fence = '`'.repeat(Math.max(3, ...ticks.map((length) => length + 1)))
  return [fence + language, ...lines, fence].join('\n')
}
