import type { TopologyView } from '@shared/contract/views'

/** The computers whose names have the text in them; those that begin with it first. */
export function found({ servers, computers }: TopologyView, text: string): readonly string[] {
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted === '') return []
  const names = [...servers, ...computers].map(({ name }) => name)
  const at = (name: string): number => name.toLocaleLowerCase().indexOf(wanted)
  return names.filter((name) => at(name) !== -1).sort((a, b) => Number(at(a) > 0) - Number(at(b) > 0))
}
