import { t } from '@shared/catalogue'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mapFileOf } from './lab-paths'
import { writeFile } from './write-file'

/** Where computers stand on the map, by name, in pixels of the map. */
export type Places = Readonly<Record<string, Place>>

interface Place {
  readonly x: number
  readonly y: number
}

/** Far more than a lab has computers. What is larger is none of ours. */
const LARGEST_FILE = 20_000_000
/** As far as the contract lets anything be moved. */
const FARTHEST = 1e6

/** What was kept beside a lab; none where there is nothing that can be read. A place that makes no sense is left out. */
export function placesOf(lab: string): Places {
  const kept = read(mapFileOf(lab))
  const places = isObject(kept) && isObject(kept['places']) ? Object.entries(kept['places']) : []
  // By entries, not by keys: a computer may be called `__proto__`.
  return Object.fromEntries(
    places.flatMap(([name, place]) => (isPlace(place) ? [[name, { x: place.x, y: place.y }]] : []))
  )
}

/** Keeps them beside the lab. Where there are none, a file is made for that only in the place of one that has some. */
export function keepPlaces(lab: string, places: Places): void {
  const file = mapFileOf(lab)
  if (Object.keys(places).length === 0 && !existsSync(file)) return
  writeFile(
    t`arrangement of the map`,
    file,
    `${JSON.stringify({ places }, null, 2)}\n`,
    [lab],
    t`The map stays as it is while the lab is open. To keep it, save the lab in another folder with File > Save as.`
  )
}

function read(file: string): unknown {
  try {
    const { size } = statSync(file)
    return size > LARGEST_FILE ? null : JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlace(value: unknown): value is Place {
  return isObject(value) && isCoordinate(value['x']) && isCoordinate(value['y'])
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST
}
