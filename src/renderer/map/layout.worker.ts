import { layOut } from './layout'
import type { Structure } from './layout'

self.addEventListener('message', ({ data }: MessageEvent<Structure>) => self.postMessage(layOut(data)))
