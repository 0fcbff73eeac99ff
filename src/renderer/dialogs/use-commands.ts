import type { Command } from '@shared/contract/commands'
import { ref } from 'vue'
import { useConsole } from '../stores/console'
import type { How } from '../stores/deeds'

/** Carries out what a dialog is about, and never twice at once. */
export function useCommands() {
  const consoleStore = useConsole()
  const busy = ref(false)

  async function performAll(commands: readonly Command[], how?: How): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      return await consoleStore.performAll(commands, how)
    } finally {
      busy.value = false
    }
  }

  return { busy, performAll }
}
