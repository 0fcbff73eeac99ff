import { defineAsyncComponent } from 'vue'

/**
 * The map, loaded when one is shown for the first time: Vue Flow is no part of the start. The window has its turn
 * between loading it and drawing the first one, which together would hold it up for more than 50 ms (measured).
 */
export const TopologyMap = defineAsyncComponent(async () => {
  const loaded = await import('./topology-map.vue')
  await new Promise((resolve) => setTimeout(resolve))
  return loaded
})
