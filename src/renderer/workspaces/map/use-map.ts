import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type { PictureFormat } from '@shared/contract/views'
import { computed, nextTick, reactive, ref } from 'vue'
import { useExercise } from '../../console/exercise/exercise-store'
import { useTimeline } from '../../console/timeline/timeline-store'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { useQuery } from '../../stores/query'
import { useWhatIf } from '../../stores/what-if'
import { configurationGrounds, configurationKey } from './configurations'
import { mapActions, type MapAction } from './map-actions'
import { useMapStore } from './map-store'
import { computerId, nameOf, thingOf } from './selection'
import { useExport } from './use-export'
import { useDragVerdict, type DragTarget } from './use-drag-verdict'
import { usePlaces } from './use-places'

/** What the workspace asks of the map that is on the screen. */
export interface MapHandle {
  fit(): void
  svg(): string
  /** Brings a computer into the middle. */
  centre(name: string): void
}

/** The task area Map: what it shows, what is selected, and what can be done with that. */
export function useMap(map: () => MapHandle | null) {
  const consoleStore = useConsole()
  const lab = useLab()
  const timeline = useTimeline()
  const exercise = useExercise()
  const store = useMapStore()
  const whatIf = useWhatIf()
  const topology = useQuery('lab/topology', () => (timeline.preview === null ? {} : { at: timeline.preview }))
  const { places, move, forget } = usePlaces()
  const { verdict, over } = useDragVerdict()
  const exportMap = useExport()
  /** The computer that is asked about. */
  const asking = ref<string>()

  const previewing = computed(() => timeline.preview !== null)
  const picked = computed(() => thingOf(topology.value, store.selected))
  /** What is gone is not selected any more; when it comes back, by undo or on the timeline, it is again. */
  const selected = computed({
    get: () => (picked.value ? store.selected : null),
    set: (id) => (store.selected = id)
  })

  const configuration = computed(() =>
    topology.value?.configurations.find((one) => configurationKey(one) === store.configuration)
  )
  const grounds = computed(() =>
    topology.value && configuration.value ? [configurationGrounds(configuration.value, topology.value)] : []
  )

  const highlighted = computed(() => configuration.value?.servers ?? [])

  const groups = computed(() =>
    mapActions({
      picked: picked.value,
      previewing: previewing.value,
      drawn: store.tab === 'map' && map() !== null,
      moved: Object.keys(places.value).length > 0,
      assessing: exercise.assessing
    })
  )

  async function showConsole(server: string): Promise<void> {
    consoleStore.server = server
    consoleStore.workspace = 'Protection'
    consoleStore.message = t`Console of ${server}`
    await nextTick()
    // What had the focus went with the map: the keyboard goes on from the navigation bar.
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('nav [aria-current="page"]')?.focus()
  }

  function activate(name: string): void {
    if (lab.dpmServers.some((server) => server.name === name)) void showConsole(name)
    else consoleStore.message = t`${name} is no DPM server and has no console`
  }

  function activateRow(id: string): void {
    const name = nameOf(thingOf(topology.value, id))
    if (name !== undefined) activate(name)
  }

  /** The map shows it where it is on the screen; the lists follow the selection. */
  function find(name: string): void {
    store.selected = computerId(name)
    map()?.centre(name)
  }

  async function ask(trial: Input<'lab/what-if'>): Promise<void> {
    asking.value = undefined
    // The focus goes back from this dialog before the next one takes it.
    await nextTick()
    await ('protect' in trial ? whatIf.tryProtect(trial.protect) : whatIf.tryCommands(trial.commands))
  }

  function drop({ computer, on }: DragTarget): void {
    over(null)
    void whatIf.tryProtect({ computer, on })
  }

  function save(format: PictureFormat): void {
    const text = map()?.svg()
    if (text !== undefined) void exportMap(format, text)
  }

  const onComputer = (deed: (name: string) => void): void => {
    const name = nameOf(picked.value)
    if (name !== undefined) deed(name)
  }
  const deeds: Readonly<Record<MapAction, () => void>> = {
    show: () => onComputer(activate),
    'what-if': () => onComputer((name) => (asking.value = name)),
    'ways-out': () =>
      onComputer((computer) =>
        consoleStore.open({ kind: 'ways-out', goals: [{ kind: 'protected', computer }] })
      ),
    fit: () => map()?.fit(),
    arrange: forget,
    judgement: () => consoleStore.open({ kind: 'judgement' }),
    svg: () => save('svg'),
    png: () => save('png')
  }

  function run(id: string): void {
    if (Object.hasOwn(deeds, id)) deeds[id as MapAction]()
  }

  return reactive({
    topology,
    previewing,
    picked,
    selected,
    grounds,
    highlighted,
    groups,
    places,
    verdict,
    asking,
    activate,
    activateRow,
    showConsole,
    find,
    ask,
    move,
    over,
    drop,
    run
  })
}
