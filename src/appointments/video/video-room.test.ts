import { expect, it } from 'vitest'
import { secretFrom } from '../../foundation/secret.ts'
import { videoRoom } from './video-room.ts'

const house = {
  secret: secretFrom('a secret for tests, long enough'),
  publicUrl: 'https://amt.example',
  videoRooms: 'https://video.example/amt/{room}?lang=de',
}
const appointment = {
  id: '7f9c24e8-3b0c-4f6f-9a33-6d5f2c1f0a10',
  accessEpoch: 0,
  mode: 'video',
  state: 'booked',
} as const

it('has one address for everybody who is to meet, and another after a new link', () => {
  const room = videoRoom(house, appointment)
  expect(room).toMatch(/^https:\/\/video\.example\/amt\/[\w-]{22}\?lang=de$/)
  expect(videoRoom(house, { ...appointment })).toBe(room)
  expect(videoRoom(house, { ...appointment, accessEpoch: 1 })).not.toBe(room)
  expect(videoRoom(house, { ...appointment, id: '7f9c24e8-3b0c-4f6f-9a33-6d5f2c1f0a11' })).not.toBe(room)
})

it('is a page of the house where there is no service for video', () => {
  expect(videoRoom({ ...house, videoRooms: null }, appointment)).toMatch(
    /^https:\/\/amt\.example\/videoraum\/[\w-]{22}$/,
  )
})

it.each([
  [{ mode: 'phone' }],
  [{ mode: 'onsite' }],
  [{ state: 'pending' }],
  [{ state: 'cancelled' }],
] as const)('there is none for %j', other => {
  expect(videoRoom(house, { ...appointment, ...other })).toBeNull()
})
