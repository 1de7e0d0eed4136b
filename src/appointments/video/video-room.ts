import type { Secret } from '../../foundation/secret.ts'
import type { Appointment } from '../queries.ts'

/** What a room's address is made of. */
export interface VideoHouse {
  readonly secret: Secret
  readonly publicUrl: string
  /** `https://video.example/{room}`; null: a page of this house that says that there is none in the demo. */
  readonly videoRooms: string | null
}

/** The room of an appointment by video: nobody guesses it, and another epoch of access has another one. */
export function videoRoom(
  { secret, publicUrl, videoRooms }: VideoHouse,
  { id, accessEpoch, mode, state }: Pick<Appointment, 'id' | 'accessEpoch' | 'mode' | 'state'>,
): string | null {
  if (mode !== 'video' || state !== 'booked') return null
  const room = secret.token('video-room', id, accessEpoch)
  return (videoRooms ?? `${publicUrl}${DEMO_ROOM}/{room}`).replace('{room}', room)
}

export const DEMO_ROOM = '/videoraum'
