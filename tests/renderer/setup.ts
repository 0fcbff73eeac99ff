import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

// Run for every file: they share a window and their modules, which takes a quarter of the time. What is registered
// last is called first: what a test mounted goes, then what it left in the page.
localStorage.clear()
document.body.replaceChildren()
afterEach(() => document.body.replaceChildren())
disableAutoUnmount()
enableAutoUnmount(afterEach)
