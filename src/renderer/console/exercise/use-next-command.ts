import type { Command } from '@shared/contract/commands'
import { describeCommand } from '@shared/words'
import { computed, ref, watch } from 'vue'
import { useLab } from '../../stores/lab'
import { oneAtATime } from '../../stores/one-at-a-time'
import { deedsOf } from '../../stores/way'

/**
 * Which of a step's commands is the next: the first that was not done since the step is looked at and would not be
 * refused, as what was done before is. Where all would be, being refused is what the step is about: the first.
 */
export function useNextCommand(commands: () => readonly Command[]) {
  const lab = useLab()
  const at = ref(0)
  let begun: readonly Command[] | null = null
  /** Where the lab stood when the step became the next. */
  let since = 0

  async function find(all: readonly Command[]): Promise<number> {
    if (all.length < 2) return 0
    const timeline = await lab.attempt('lab/timeline', {})
    if (!timeline) return 0
    if (begun !== all) {
      begun = all
      since = timeline.head
    }
    const led = new Set(deedsOf(timeline).filter((seq) => seq > since))
    const done = new Set(timeline.entries.filter(({ seq }) => led.has(seq)).map(({ text }) => text))
    const left = all.flatMap((command, index) => (done.has(describeCommand(command)) ? [] : [index]))
    for (const index of left) {
      const command = all[index]
      const verdict = command && (await lab.attempt('lab/preview', { command }))
      if (!verdict) break
      if (verdict.outcome !== 'refused') return index
    }
    return left[0] ?? all.length - 1
  }

  const ask = oneAtATime(async () => {
    const asked = commands()
    const found = await find(asked)
    if (asked === commands()) at.value = found
  })
  watch([commands, () => lab.version], ask, { immediate: true })

  return computed((): Command | null => commands()[at.value] ?? commands()[0] ?? null)
}
