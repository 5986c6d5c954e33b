/**
 * Who may call what: one line a route, one column a role. `own` and `foreign` are asked in the caller's scope and outside it.
 *
 *   ok    answered (any status that is neither 401 nor 403)
 *   –     refused: 401 for a stranger, 403 for someone signed in
 *   own   answered within the caller's scope, refused outside it
 */
export const ROLES = [
  'stranger',
  'administrator',
  'chief',
  'analyst',
  'tutor',
  'mentor',
  'workingGroup',
  'head',
  'coordinator',
  'psychologist',
  'viewer',
] as const;

export const TABLE = `
route                                     stranger  administrator  chief  analyst  tutor  mentor  workingGroup  head  coordinator  psychologist  viewer
GET  /healthz                             ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/about                           ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/session                         –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/auth/sign-in/username           ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/auth/sign-out                   ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/auth/two-factor/verify-totp     ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/auth/two-factor/verify-backup-code ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account-links/look              ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account-links/use               ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/account                         –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
PATCH /api/account                        –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account/password                –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account/second-factor           –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account/second-factor/confirm   –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account/second-factor/remove    –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account/recovery-codes          –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/account/sessions                –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
DELETE /api/account/sessions              –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
DELETE /api/account/sessions/{sessionId}  –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/accounts                        –         ok             ok     –        –      –       –             ok    –            –             –
POST /api/accounts                        –         ok             ok     –        –      –       –             ok    –            –             –
POST /api/accounts/{accountId}/invitation –         own            own    –        –      –       –             own   –            –             –
DELETE /api/accounts/{accountId}/invitation –         own            own    –        –      –       –             own   –            –             –
POST /api/accounts/{accountId}/roles      –         own            own    –        –      –       –             own   –            –             –
DELETE /api/accounts/{accountId}/roles/{roleId} –         own            own    –        –      –       –             own   –            –             –
POST /api/accounts/{accountId}/password-link –         own            –      –        –      –       –             –     –            –             –
POST /api/accounts/{accountId}/disable    –         own            –      –        –      –       –             –     –            –             –
POST /api/accounts/{accountId}/enable     –         own            –      –        –      –       –             –     –            –             –
POST /api/accounts/{accountId}/unlock     –         own            –      –        –      –       –             –     –            –             –
DELETE /api/accounts/{accountId}/second-factor –         own            –      –        –      –       –             –     –            –             –
DELETE /api/accounts/{accountId}          –         own            –      –        –      –       –             –     –            –             –
GET  /api/tasks                           –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/notices                         –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/notices/read                    –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/account/reminders               –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
PUT  /api/account/reminders               –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/account/calendar                –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
DELETE /api/account/calendar              –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /calendar/{file}                     ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/schools/{id}/tasks             –         own            own    own      own    –       –             own   own          –             –
GET  /api/needs                           –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/work                            –         –              –      –        ok     ok      ok            –     –            ok            –
GET  /api/visits/proposal                 –         –              –      –        ok     –       –             –     –            –             –
POST /api/visits                          –         –              –      –        ok     –       –             –     –            –             –
GET  /api/observations/desk               –         –              –      –        ok     ok      –             –     –            –             –
GET  /api/meeting/{year}                  –         –              ok     ok       –      –       –             –     –            –             –
PUT  /api/meeting/{year}/notes/{slide}    –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/meeting/{year}/notes/{slide}/history –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/tutors                          –         –              ok     –        –      –       –             –     –            –             –
GET  /api/tutors/schools                  –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/tutors/load                     –         –              ok     –        –      –       –             –     –            –             –
POST /api/tutors/proposal                 –         –              ok     –        –      –       –             –     –            –             –
POST /api/tutors/{accountId}/schools      –         –              own    –        –      –       –             –     –            –             –
POST /api/tutors/{accountId}/schools/{roleId}/end –         –              own    –        –      –       –             –     –            –             –
GET  /api/schools                         –         ok             ok     ok       ok     –       –             ok    ok           –             ok
GET  /api/campaigns                       –         ok             ok     ok       ok     –       –             ok    ok           –             ok
GET  /api/campaigns/{id}/coverage         –         own            own    own      own    –       –             own   own          –             –
GET  /api/campaigns/{id}/links            –         –              –      own      –      –       –             own   own          –             –
POST /api/campaigns                       –         –              –      ok       –      –       –             –     –            –             –
GET  /api/campaigns/{id}                  –         own            own    own      own    –       –             own   own          –             –
GET  /api/campaigns/{id}/pace             –         own            own    own      own    –       –             own   own          –             –
PUT  /api/campaigns/{id}                  –         –              –      own      –      –       –             –     –            –             –
DELETE /api/campaigns/{id}                –         –              –      own      –      –       –             –     –            –             –
PUT  /api/campaigns/{id}/targets          –         –              –      own      –      –       –             –     –            –             –
POST /api/campaigns/{id}/open             –         –              –      own      –      –       –             –     –            –             –
POST /api/campaigns/{id}/extend           –         –              –      own      –      –       –             –     –            –             –
POST /api/campaigns/{id}/close            –         –              –      own      –      –       –             –     –            –             –
POST /api/campaigns/{id}/reopen           –         –              –      own      –      –       –             –     –            –             –
GET  /api/schools/{id}/roll               –         own            own    own      own    –       –             own   own          –             –
POST /api/roll                            –         –              –      ok       –      –       –             –     ok           –             –
POST /api/roll/table                      –         –              –      ok       –      –       –             –     ok           –             –
DELETE /api/schools/{id}/roll             –         –              –      own      –      –       –             –     own          –             –
GET  /api/campaigns/{id}/profiles         –         –              own    own      own    –       –             own   own          –             –
GET  /api/campaigns/{id}/changes          –         –              own    own      own    –       –             own   own          –             –
GET  /api/campaigns/{id}/export           –         –              own    own      own    –       –             own   own          –             –
GET  /api/campaigns/{id}/territories      –         –              own    own      own    –       –             own   own          –             –
GET  /api/campaigns/{id}/plan             –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/plan               –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/history            –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/export             –         –              own    own      own    –       –             own   own          –             –
POST /api/schools/{id}/plan               –         –              –      –        own    –       –             own   own          –             –
PUT  /api/schools/{id}/plan/{line}        –         –              –      –        own    –       –             own   own          –             –
GET  /api/schools/{id}/plan/{line}/history –         –              own    own      own    –       –             own   own          –             –
GET  /api/practice                        –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/practice/exchange               –         –              ok     ok       ok     –       –             ok    ok           –             –
POST /api/schools/{id}/practice           –         –              –      –        own    –       –             own   own          –             –
POST /api/schools/{id}/practice/requests  –         –              –      –        own    –       –             own   own          –             –
POST /api/schools/{id}/practice/requests/{request}/answer –         –              –      –        own    –       –             own   own          –             –
GET  /api/schools/{id}/roadmap            –         –              own    own      own    –       –             own   own          –             –
PUT  /api/schools/{id}/roadmap            –         –              –      –        own    –       –             own   own          –             –
POST /api/schools/{id}/roadmap/steps      –         –              –      –        own    –       –             own   own          –             –
POST /api/schools/{id}/roadmap/publication –         –              –      –        own    –       –             own   own          –             –
GET  /api/schools/{id}/roadmap/history    –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/programmes         –         –              own    own      own    –       –             own   own          –             –
PUT  /api/schools/{id}/programmes/{factor} –         –              –      –        own    –       –             own   own          –             –
GET  /api/schools/{id}/programmes/{factor}/history –         –              own    own      own    –       –             own   own          –             –
GET  /api/school-roadmaps                 –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/campaigns/{id}/factors/{factor} –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/answering          –         –              –      own      –      –       –             own   own          –             –
PUT  /api/schools/{id}/ways               –         –              –      own      –      –       –             –     own          –             –
POST /api/schools/{id}/links              –         –              –      own      –      –       –             –     own          –             –
PUT  /api/schools/{id}/links/{code}       –         –              –      own      –      –       –             –     own          –             –
DELETE /api/schools/{id}/links/{code}     –         –              –      own      –      –       –             –     own          –             –
POST /api/schools/{id}/cards              –         –              –      own      –      –       –             –     own          –             –
DELETE /api/schools/{id}/cards/{sheet}    –         –              –      own      –      –       –             –     own          –             –
GET  /api/schools/{id}/notices            –         –              –      own      –      –       –             own   own          –             –
GET  /api/schools/{id}/paper              –         –              –      own      –      –       –             own   own          –             –
GET  /api/schools/{id}/keying             –         –              –      –        –      –       –             –     own          –             –
POST /api/schools/{id}/keyed              –         –              –      –        –      –       –             –     own          –             –
GET  /api/schools/{id}/profile            –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/similar            –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/items              –         –              own    own      own    –       –             own   own          –             –
GET  /api/schools/{id}/return             –         –              own    own      own    –       –             own   own          –             –
POST /api/schools/{id}/return             –         –              –      –        –      –       –             own   –            –             –
GET  /api/measures                        –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/forms/{name}                    –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/roadmaps/{year}                 –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/content                         –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/vpr-tests                       –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/vpr-tests                       –         –              ok     ok       –      –       –             –     –            –             –
POST /api/vpr-tests/preview               –         –              ok     ok       –      –       –             –     –            –             –
DELETE /api/vpr-tests/{year}/{subject}/{grade} –         –              ok     ok       –      –       –             –     –            –             –
PUT  /api/vpr-tests/{year}/{subject}/{grade}/confirmation –         –              ok     ok       –      –       –             –     –            –             –
DELETE /api/vpr-tests/{year}/{subject}/{grade}/confirmation –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/vpr-examples                    –         –              –      ok       –      –       –             –     –            –             –
GET  /api/vpr-examples/{year}/{subject}/{format} –         –              –      ok       –      –       –             –     –            –             –
GET  /api/vpr-imports                     –         –              –      ok       –      –       –             –     –            –             –
POST /api/vpr-imports                     –         –              –      ok       –      –       –             –     –            –             –
GET  /api/vpr-imports/{id}                –         –              –      ok       –      –       –             –     –            –             –
DELETE /api/vpr-imports/{id}              –         –              –      ok       –      –       –             –     –            –             –
POST /api/vpr-imports/{id}/check          –         –              –      ok       –      –       –             –     –            –             –
POST /api/vpr-imports/{id}/confirm        –         –              –      ok       –      –       –             –     –            –             –
POST /api/vpr-imports/{id}/undo           –         –              –      ok       –      –       –             –     –            –             –
GET  /api/results                         –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/results/risk                    –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/result-tables                   –         –              –      ok       –      –       –             –     –            –             –
POST /api/result-tables                   –         –              –      ok       –      –       –             –     –            –             –
POST /api/result-tables/{id}/confirm      –         –              –      ok       –      –       –             –     –            –             –
POST /api/result-tables/{id}/undo         –         –              –      ok       –      –       –             –     –            –             –
DELETE /api/result-tables/{id}            –         –              –      ok       –      –       –             –     –            –             –
GET  /api/objectivity                     –         –              ok     ok       ok     –       –             ok    –            –             –
GET  /api/objectivity/rules               –         –              ok     ok       ok     –       –             ok    –            –             –
GET  /api/objectivity/tests/{year}/{subject}/{grade} –         –              ok     ok       ok     –       –             ok    –            –             –
GET  /api/schools/{id}/objectivity        –         –              own    own      own    –       –             own   –            –             –
GET  /api/objectivity/lists               –         –              ok     ok       –      –       –             –     –            –             –
POST /api/objectivity/lists               –         –              ok     ok       –      –       –             –     –            –             –
POST /api/objectivity/lists/{id}/undo     –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/objectivity/baselines           –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/objectivity/baselines/own       –         –              ok     ok       –      –       –             –     –            –             –
POST /api/objectivity/baselines           –         –              ok     ok       –      –       –             –     –            –             –
POST /api/objectivity/baselines/{id}/undo –         –              ok     ok       –      –       –             –     –            –             –
POST /api/schools/{id}/objectivity/cases  –         –              own    own      –      –       –             –     –            –             –
PUT  /api/schools/{id}/objectivity/cases/{case} –         –              own    own      –      –       –             –     –            –             –
POST /api/schools/{id}/objectivity/cases/{case}/measures –         –              own    own      –      –       –             –     –            –             –
PUT  /api/schools/{id}/objectivity/cases/{case}/measures/{measure} –         –              own    own      –      –       –             –     –            –             –
POST /api/schools/{id}/objectivity/cases/{case}/tables –         –              own    own      –      –       –             –     –            –             –
POST /api/schools/{id}/objectivity/cases/{case}/tables/{table}/undo –         –              own    own      –      –       –             –     –            –             –
GET  /api/exit-criteria                   –         ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
GET  /api/network                         –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/exit                            –         –              ok     ok       ok     –       –             ok    ok           –             –
GET  /api/schools/{id}/exit               –         –              own    own      own    –       –             own   own          –             –
POST /api/schools/{id}/exit/judgements    –         –              own    own      –      –       –             –     –            –             –
POST /api/exit-criteria                   –         –              ok     ok       –      –       –             –     –            –             –
GET  /api/roadmap                         –         –              ok      ok      ok      –       –       ok      ok      –       –
POST /api/roadmap                         –         –              ok      ok      –       –       –       –       –       –       –
GET  /api/roadmap/{year}                  –         –              ok      ok      ok      –       –       ok      ok      –       –
PUT  /api/roadmap/{year}                  –         –              ok      ok      –       –       –       –       –       –       –
GET  /api/roadmap/{year}/activities/{no}  –         –              ok      ok      ok      –       –       ok      ok      –       –
GET  /api/roadmap/{year}/table            –         –              ok      ok      ok      –       –       ok      ok      –       –
GET  /api/designations/{year}             –         –              ok      ok      –       –       –       –       –       –       –
POST /api/roadmap/{year}/import           –         –              ok      ok      –       –       –       –       –       –       –
GET  /api/roadmap/{year}/history          –         –              ok      ok      ok      –       –       ok      ok      –       –
GET  /api/roadmap/{year}/versions/{version} –         –              ok      ok      ok      –       –       ok      ok      –       –
POST /api/roadmap/{year}/overrides        –         –              ok      ok      –       –       –       –       –       –       –
POST /api/roadmap/{year}/overrides/{override}/end –         –              ok      ok      –       –       –       –       –       –       –
GET  /api/schools/{id}/roadmap-status/{year} –         –              own     own     own     –       –       own     own     –       –
GET  /api/schools/{id}/designations       –         –              own     own     own     –       –       own     own     –       –
PUT  /api/schools/{id}/designations/{year} –         –              own     own     –       –       –       –       –       –       –
GET  /api/evidence                        –         –              ok      ok      ok      ok      ok      ok      ok      ok      –
POST /api/evidence                        –         –              ok      ok      ok      ok      ok      ok      ok      ok      –
GET  /api/evidence/{id}                   –         –              own     own     own     own     own     own     own     own     –
PUT  /api/evidence/{id}                   –         –              own     own     own     own     own     own     own     own     –
POST /api/evidence/{id}/withdraw          –         –              own     own     own     own     own     own     own     own     –
POST /api/evidence/{id}/restore           –         –              own     own     own     own     own     own     own     own     –
GET  /api/evidence/{id}/history           –         –              own     own     own     own     own     own     own     own     –
GET  /api/evidence/{id}/agreement         –         –              own     own     own     own     own     own     own     own     –
GET  /api/evidence/{id}/word              –         –              own     own     own     own     own     own     own     own     –
POST /api/evidence/{id}/word              –         –              own     own     own     own     own     own     own     own     –
PUT  /api/evidence/{id}/attendance        –         –              own     own     own     own     own     own     own     own     –
POST /api/evidence/{id}/files             –         –              own     own     own     own     own     own     own     own     –
GET  /api/evidence/{id}/files/{file}      –         –              own     own     own     own     own     own     own     own     –
DELETE /api/evidence/{id}/files/{file}      –         –              own     own     own     own     own     own     own     own     –
GET  /api/publications                    –         –              ok     ok       ok     –       ok            ok    ok           –             –
POST /api/publications                    –         –              ok     ok       –      –       –             ok    ok           –             –
GET  /api/publications/{id}               –         –              own    own      own    –       own           own   own          –             –
PUT  /api/publications/{id}               –         –              own    own      –      –       –             own   own          –             –
GET  /api/publications/{id}/history       –         –              own    own      own    –       own           own   own          –             –
POST /api/publications/{id}/steps         –         –              own    own      own    –       own           own   own          –             –
GET  /api/publications/{id}/file          –         –              own    own      own    –       own           own   own          –             –
GET  /api/publications/{id}/poster        –         –              own    own      own    –       own           own   own          –             –
GET  /api/schools/{id}/answer-proposal    –         –              own    own      –      –       –             own   own          –             –
GET  /api/schools/{id}/report-proposal    –         –              own    own      –      –       –             own   own          –             –
PUT  /api/publications/{id}/file          –         –              own    own      –      –       –             own   own          –             –
DELETE /api/publications/{id}/file        –         –              own    own      –      –       –             own   own          –             –
GET  /api/audit                           –         ok             ok     –        –      –       –             –     –            –             –
GET  /api/audit/words                     –         ok             ok     –        –      –       –             –     –            –             –
GET  /api/audit/export                    –         ok             ok     –        –      –       –             –     –            –             –
GET  /api/survey/{code}                   ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/survey/{code}/submissions       ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/survey/submissions              ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
POST /api/survey/{code}/ticket            ok        ok             ok     ok       ok     ok      ok            ok    ok           ok            ok
`;

export type Verdict = 'ok' | '–' | 'own';
export type Row = { method: string; path: string; verdicts: Record<(typeof ROLES)[number], Verdict> };

export function readTable(text: string): Row[] {
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [method, path, ...cells] = line.split(/\s+/);
    const verdicts = Object.fromEntries(ROLES.map((role, index) => [role, cells[index]]));
    return { method, path, verdicts } as Row;
  });
}
