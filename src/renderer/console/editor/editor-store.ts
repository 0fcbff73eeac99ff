import { t } from '@shared/catalogue'
import type { DraftFaultView, DraftPlace, ExerciseDraftView } from '@shared/contract/views'
import type { DraftEdit, DraftList, DraftPut, Recording } from '@shared/exercise-draft'
import type { Input } from '@shared/contract'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { useExercise } from '../exercise/exercise-store'

export const TABS = ['about', 'steps', 'checks', 'wrong', 'try'] as const
export type EditorTab = (typeof TABS)[number]

/** The editor of an exercise in this window. What is written is the lab's. */
export const useEditor = defineStore('editor', () => {
  const lab = useLab()
  const consoleStore = useConsole()
  const exercise = useExercise()
  const open = ref(false)
  /** The exercise is gone through as a learner does; the editor comes back afterwards. */
  const trying = ref(false)
  const tab = ref<EditorTab>('about')
  const busy = ref(false)
  /** What the last check found, and what was checked; null before there was one. */
  const checked = shallowRef<{ faults: readonly DraftFaultView[]; of: string } | null>(null)
  /** What was taken out last, so that it can be put back. */
  const removed = shallowRef<{ words: string; put: DraftPut } | null>(null)

  /** The editor has the place of the panel of the exercise. */
  const shown = computed(() => open.value && !trying.value)

  /** One after the other: what is pressed twice is done once. */
  async function act(deed: () => Promise<void>): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      await deed()
    } finally {
      busy.value = false
    }
  }

  const show = (): Promise<void> =>
    act(async () => {
      if ((await lab.attempt('lab/begin-exercise-draft', {})) === undefined) return
      trying.value = false
      open.value = true
    })

  /** A recording ends with the editor, where one sees that it is on. */
  async function close(draft: ExerciseDraftView | null): Promise<void> {
    if (draft?.recording) await record(null)
    open.value = false
  }

  async function edit(...edits: DraftEdit[]): Promise<void> {
    // Main checks what it is sent as plain data; what the page watches is no such thing.
    const plain = JSON.parse(JSON.stringify(edits)) as Input<'lab/edit-exercise-draft'>['edits']
    await lab.attempt('lab/edit-exercise-draft', { edits: plain })
  }

  async function remove(draft: ExerciseDraftView, list: DraftList, id: string, words: string): Promise<void> {
    const at = draft[list].findIndex((item) => item.id === id)
    const put = { kind: 'put', list, item: draft[list][at], at } as DraftPut
    await edit({ kind: 'remove', list, id })
    removed.value = { words, put }
  }

  async function putBack(): Promise<void> {
    const last = removed.value
    removed.value = null
    if (last) await edit(last.put)
  }

  async function record(recording: Recording | null): Promise<void> {
    removed.value = null
    await lab.attempt('lab/record-exercise', { recording })
  }

  const check = (draft: ExerciseDraftView): Promise<void> =>
    act(async () => {
      const faults = await lab.attempt('lab/check-exercise-draft', {})
      if (faults) checked.value = { faults, of: writtenIn(draft) }
    })

  /** A walkthrough of the draft, in this lab, from its beginning. */
  const tryOut = (): Promise<void> =>
    act(async () => {
      if ((await lab.attempt('lab/try-exercise-draft', {})) === undefined) return
      await lab.refresh()
      trying.value = true
      exercise.collapsed = false
      await exercise.choose('walkthrough')
    })

  const save = (): Promise<void> =>
    act(async () => {
      const saved = await lab.attempt('lab/save-exercise', {})
      if (saved) consoleStore.message = t`Saved as exercise: ${saved.file}`
    })

  /** What the last check found, as long as nothing else was written since. */
  const foundIn = (draft: ExerciseDraftView): readonly DraftFaultView[] | null =>
    checked.value?.of === writtenIn(draft) ? checked.value.faults : null

  /** What is wrong with a part, as far as it is known. */
  function faultsAt(draft: ExerciseDraftView, part: DraftList, id: string | null): readonly string[] {
    const here = (at: DraftPlace): boolean => at.part === part && 'id' in at && at.id === id
    const found = [...draft.missing, ...(foundIn(draft) ?? [])]
    return [...new Set(found.filter(({ at }) => here(at)).map(({ text }) => text))]
  }

  watch(
    () => lab.overview?.file,
    () => {
      open.value = false
      trying.value = false
      checked.value = null
      removed.value = null
      tab.value = 'about'
    }
  )

  return {
    open,
    trying,
    shown,
    tab,
    busy,
    checked,
    removed,
    show,
    close,
    edit,
    remove,
    putBack,
    record,
    check,
    tryOut,
    save,
    foundIn,
    faultsAt
  }
})

/** What is written of it, and not where the lab stands meanwhile. */
function writtenIn({ title, introduction, goal, minutes, steps, checks, wrong }: ExerciseDraftView): string {
  return JSON.stringify([title, introduction, goal, minutes, steps, checks, wrong])
}
