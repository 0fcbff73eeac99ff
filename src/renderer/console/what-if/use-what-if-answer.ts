import type { Command } from '@shared/contract/commands'
import { computed } from 'vue'
import { confirmed, MOST_AT_ONCE, type Tried } from '../../stores/deeds'
import { useQuery } from '../../stores/query'

/** The answer to what is tried. It follows the lab. */
export function useWhatIfAnswer({ input }: Tried) {
  const given = 'commands' in input ? input.commands : null
  const firstOf = (commands: readonly Command[]): Command[] => commands.slice(0, MOST_AT_ONCE)

  const view = useQuery('lab/what-if', () => (given ? { commands: firstOf(given) } : input))
  const outcome = computed(() => view.value?.outcome)
  /** All there is to do, as far as it is known. */
  const commands = computed(
    (): readonly Command[] => given ?? view.value?.steps.map(({ command }) => command) ?? []
  )
  /** The step that is not done, or the last. */
  const last = computed(() => view.value?.steps.at(-1))

  /** What waits for a confirmation changes nothing; what it would come to with one is asked beside it. */
  const agreed = useQuery('lab/what-if', () =>
    outcome.value === 'warned'
      ? { commands: firstOf(commands.value).map((command) => confirmed(command) ?? command) }
      : null
  )
  /** The answer in which everything would be done, if there is one. */
  const done = computed(() => [view.value, agreed.value].find((one) => one?.outcome === 'done'))

  /** What is carried out from here: whoever has read what it breaks need not be asked about that again. */
  const toCarryOut = computed(() => {
    const at = (view.value?.steps.length ?? 0) - 1
    return outcome.value === 'warned'
      ? commands.value.map((command, index) => (index === at ? (confirmed(command) ?? command) : command))
      : commands.value
  })
  /** What can be kept as a branch: nothing of it waits for an answer. */
  const toKeep = computed(() => {
    if (!done.value || commands.value.length > MOST_AT_ONCE) return []
    return done.value.steps.map(({ command }) => command)
  })

  return { view, outcome, commands, last, done, toCarryOut, toKeep }
}
