import { expect, test } from 'vitest'
import { sessionTimes } from '../../../../components/models/sessionTimes.ts'

test.each([
  [[{ minutes: 55 }, { minutes: 55 }], '2 × 55\u00a0minutes'],
  [[{ minutes: 55 }], '55\u00a0minutes'],
  [[{ minutes: 55 }, { minutes: 45 }], '55 + 45\u00a0minutes'],
  [[{ title: 'Une' }], ''],
  [undefined, ''],
])('sessions %j last "%s"', (sessions, words) => {
  expect(sessionTimes(sessions)).toBe(words)
})
