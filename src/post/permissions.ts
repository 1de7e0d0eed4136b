import { permission } from '../foundation/permissions/index.ts'

export const postPermissions = {
  seePost: permission({ de: 'Den Postausgang sehen', en: 'See the outgoing post' }, [
    'post-clerk',
    'team-lead',
    'auditor',
  ]),
  seeAllPost: permission(
    { de: 'Den Postausgang aller Teams sehen', en: 'See the outgoing post of all teams' },
    ['post-clerk', 'auditor'],
  ),
  handOverLetters: permission(
    { de: 'Briefe übergeben, Rückläufer eintragen', en: 'Hand letters over, enter returns' },
    ['post-clerk'],
  ),
}
