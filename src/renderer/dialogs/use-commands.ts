import type { Command } from '@shared/contract/commands'
import { computed, ref } from 'vue'
import { useConsole } from '../stores/console'

/** From so many commands on it is worth showing how far they are. */
const MANY = 10

/** Carries out what a dialog is about: several commands one after the other, and never twice at once. */
export function useCommands() {
  const consoleStore = useConsole()
  const busy = ref(false)
  const total = ref(0)
  const done = ref(0)
  let way = new AbortController()

  /** All or nothing, as far as it can be known before: each is asked for first. False if not all came through. */
  async function performAll(commands: readonly Command[]): Promise<boolean> {
    if (busy.value) return false
    const steps = [
      ...(commands.length > 1 ? commands.map((command) => () => consoleStore.check(command)) : []),
      ...commands.map((command) => () => consoleStore.perform(command))
    ]
    busy.value = true
    way = new AbortController()
    const { signal } = way
    done.value = 0
    total.value = steps.length
    try {
      for (const step of steps) {
        if (signal.aborted || !(await step())) return false
        done.value++
      }
      return true
    } finally {
      busy.value = false
    }
  }

  /** How far many commands are, from 0 to 1; null where there is nothing to show. */
  const progress = computed(() => (busy.value && total.value > MANY ? done.value / total.value : null))
  /** No further command is carried out. */
  const stop = (): void => way.abort()

  return { busy, progress, performAll, stop }
}
