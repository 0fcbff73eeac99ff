/** What must not stand in a log: where it comes from. */
export interface Personal {
  /** The folder of the application: paths in it are told from there on. */
  readonly application: string
  readonly user: string
  readonly computer: string
}

/** Quoted: names of computers, groups and files. */
const QUOTED = /"[^"\n]*"|'[^'\n]*'|`[^`\n]*`|“[^”\n]*”/g
/** What an engine says of a property; the code has it too. */
const PROPERTY = /\((?:reading|setting) '[\w$]+'\)/g
/** Windows, shares, and whatever has two parts behind a slash; an address of ours is none. */
const PATHS = /(?:file:\/\/\/?|\b[A-Za-z]:[\\/]|\\\\)[^\s:()"']+|(?<![\w./:-])\/[^\s:()"'/]+\/[^\s:()"']+/g

/**
 * Takes names of people and computers out of a text, and paths other than those within the application. What is quoted
 * goes as a whole, as it is mostly a name.
 */
export function hidingPersonal({ application, user, computer }: Personal): (text: string) => string {
  const roots = [application, application.replaceAll('\\', '/')].flatMap((root) =>
    [`file:///${root.replace(/^\//, '')}`, root].map((start) => start.replace(/[\\/]+$/, ''))
  )
  const names = [user, computer].filter((name) => name.length > 1).map(wordOf)
  return (text) => {
    const properties: string[] = []
    let hidden = text.replace(PROPERTY, (property) => `\u0000${properties.push(property) - 1}\u0000`)
    for (const root of roots) {
      if (root.length > 1) hidden = hidden.replaceAll(`${root}/`, './').replaceAll(`${root}\\`, '.\\')
    }
    hidden = hidden.replace(QUOTED, '"…"').replace(PATHS, '<path>')
    for (const name of names) hidden = hidden.replace(name, '<name>')
    // eslint-disable-next-line no-control-regex -- the marks set above
    return hidden.replace(/\u0000(\d+)\u0000/g, (_, number) => properties[Number(number)] ?? '')
  }
}

/** A name where it stands as a word, in any case. */
function wordOf(name: string): RegExp {
  const letters = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'giu')
}
