/** Attributes that are read out or shown. */
const SPOKEN = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt']

/** What can be read or heard in the page, has words, and is neither of the catalogue nor of the lab. */
export function unspoken(data: readonly string[]): string[] {
  const found = new Set<string>()
  const look = (text: string, where: Element | null): void => {
    const rest = outsideOf(text, data)
    if (/\p{L}{2}/u.test(rest)) found.add(`${where?.tagName.toLowerCase() ?? ''}: ${text.trim()}`)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const hidden = node.parentElement?.closest('style, script') ?? null
    if (hidden === null) look(node.textContent ?? '', node.parentElement)
  }
  for (const element of document.body.querySelectorAll('*')) {
    for (const name of SPOKEN) look(element.getAttribute(name) ?? '', element)
  }
  return [...found].sort()
}

/** A text without what stands in brackets, and without names, dates, sizes and keys. */
function outsideOf(text: string, data: readonly string[]): string {
  let depth = 0
  let rest = ''
  for (const letter of text) {
    if (letter === '⟦') depth++
    else if (letter === '⟧') depth--
    else if (depth === 0) rest += letter
  }
  for (const name of data) rest = rest.replaceAll(name, ' ')
  return rest.replace(KEYS, ' ').replace(SIZES, ' ')
}

const KEYS = /\b(?:Ctrl|Shift|F\d+|Enter|Esc)\b/g
const SIZES = /\b(?:[KMGT]B|Mbps)\b|\d\s?(?:min|h|d|s)\b/g
