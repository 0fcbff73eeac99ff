import { defineStore } from 'pinia'
import { ref } from 'vue'

export type MapTab = 'map' | 'table'

/** Where the task area Map is. It stays while another DPM server is shown, for which workspaces are built anew. */
export const useMapStore = defineStore('map', () => {
  const tab = ref<MapTab>('map')
  /** As the map has it: `computer:NAME` or `tie:ID`. */
  const selected = ref<string | null>(null)
  /** The named configuration that is pointed at, by its key. */
  const configuration = ref<string | null>(null)
  return { tab, selected, configuration }
})
