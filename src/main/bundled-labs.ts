import { readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { BundledGroupView, BundledLabView } from '@shared/contract/views'
import { Problem } from '@shared/problem'
import { z } from 'zod'
import { namesIn } from './lab-paths'
import { readLabHead } from './read-lab-file'

const contents = z.array(z.object({ title: z.string(), labs: z.array(z.string()) }))

/**
 * The lab files of a folder in the groups and the order of its `contents.json`; what stands in no group comes last,
 * under the title `more`. An id is the name of a file without its ending, after `prefix`.
 * The start page has more to offer than these: one that cannot be read is only left out.
 */
export function bundledLabs(folder: string, more: string, prefix = ''): BundledGroupView[] {
  const labs = new Map(readable(folder).map(({ id, ...lab }) => [id, { ...lab, id: prefix + id }]))
  const groups = contentsOf(folder).map(({ title, labs: ids }) => ({
    title,
    labs: ids.flatMap((id) => {
      const lab = labs.get(id)
      labs.delete(id)
      return lab ?? []
    })
  }))
  return [...groups, { title: more, labs: [...labs.values()] }].filter((group) => group.labs.length > 0)
}

function readable(folder: string): BundledLabView[] {
  return namesIn(folder)
    .filter((file) => extname(file) === '.yaml')
    .sort()
    .flatMap((file) => {
      try {
        return { ...readLabHead(join(folder, file)), id: basename(file, '.yaml') }
      } catch (cause) {
        if (cause instanceof Problem) return []
        throw cause
      }
    })
}

function contentsOf(folder: string): z.infer<typeof contents> {
  try {
    return contents.parse(JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')))
  } catch {
    return []
  }
}
