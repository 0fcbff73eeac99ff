import { and } from './counts'
import { t } from '../catalogue'

/** A sentence around names of the lab. A name that a concern does not have is passed over in neutral words. */
export function say(parts: TemplateStringsArray, ...names: readonly (string | undefined)[]): string {
  return t(parts, ...names.map((name, at) => name ?? someone(parts[at] ?? '')))
}

function someone(before: string): string {
  return before === '' || before.endsWith('. ') ? t`The one concerned` : t`the one concerned`
}

/** Names that may have blanks in them: protection groups and data sources. */
export function quoted(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `"${name}"`
}

/** `Server1`, `Server1 and DPM1`, `Server1, DPM1 and 3 more`; with `most` names at the most. */
export function listed(names: readonly string[], most = 2): string {
  const shown = names.slice(0, most)
  const more = names.length - shown.length
  return more > 0 ? t`${shown.join(', ')} and ${more} more` : and(shown)
}
