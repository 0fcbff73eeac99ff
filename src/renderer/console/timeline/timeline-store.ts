import { t } from '@shared/catalogue'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'

/** What the timeline is looked at for, and the way to a place of it. */
export const useTimeline = defineStore('timeline', () => {
  const lab = useLab()
  const consoleStore = useConsole()
  /** The entry that is looked at while the timeline is dragged; null where the lab is shown as it stands. */
  const preview = ref<number | null>(null)
  /** Only the slider is shown. */
  const collapsed = ref(false)

  /** Goes to a place, which is called `text`; says whether it did. */
  async function goTo(seq: number, text: string): Promise<boolean> {
    const answer = await lab.attempt('lab/go-to', { seq })
    if (answer === undefined) return false
    consoleStore.message = t`Went to: ${text}`
    return true
  }

  return { preview, collapsed, goTo }
})
