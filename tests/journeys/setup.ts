import { afterAll, afterEach } from 'vitest'
import { closeWindows, seeOut } from '../support/visitor.ts'

afterEach(seeOut)
afterAll(closeWindows)
