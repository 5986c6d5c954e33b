import type { Role } from '../../../../server/people/identity/roles.ts';
import { permissionsOf } from './roles.ts';

/**
 * Who may call what: one line a route here, one row a role in `roles.ts`. Both say what is expected and are written by hand,
 * apart from the table by which the server decides, so that a change of either is noticed here.
 *
 * A role is answered where it holds the permission that stands beside the route, and refused elsewhere: 401 for a
 * stranger, 403 for someone signed in. Answered is any status that is neither.
 *
 *   public   answered for everybody        session   answered for everybody who is signed in
 *   ok       whatever is asked for         own       within the caller's scope alone
 */
export const TABLE = `
GET    /healthz                                                        public
GET    /api/about                                                      public
GET    /api/session                                                    session
POST   /api/auth/sign-in/username                                      public
POST   /api/auth/sign-out                                              public
POST   /api/auth/two-factor/verify-totp                                public
POST   /api/auth/two-factor/verify-backup-code                         public
POST   /api/account-links/look                                         public
POST   /api/account-links/use                                          public
POST   /api/forgotten-password                                         public
POST   /api/demo/leave                                                 public
GET    /api/account                                                    session
PATCH  /api/account                                                    session
POST   /api/account/password                                           session
POST   /api/account/second-factor                                      session
POST   /api/account/second-factor/confirm                              session
POST   /api/account/second-factor/remove                               session
POST   /api/account/recovery-codes                                     session
GET    /api/account/sessions                                           session
DELETE /api/account/sessions                                           session
DELETE /api/account/sessions/{sessionId}                               session
GET    /api/accounts                                                   accounts:read      ok
POST   /api/accounts                                                   accounts:invite    ok
POST   /api/accounts/preview                                           accounts:invite    ok
POST   /api/accounts/import                                            accounts:invite    ok
GET    /api/accounts/template                                          accounts:invite    ok
GET    /api/accounts/imports                                           accounts:invite    ok
POST   /api/accounts/imports/{id}/undo                                 accounts:invite    ok
POST   /api/accounts/invitations                                       accounts:invite    ok
POST   /api/accounts/letters                                           accounts:invite    ok
POST   /api/accounts/slips                                             accounts:invite    ok
POST   /api/accounts/{accountId}/invitation                            accounts:invite    own
DELETE /api/accounts/{accountId}/invitation                            accounts:invite    own
POST   /api/accounts/{accountId}/roles                                 accounts:invite    own
DELETE /api/accounts/{accountId}/roles/{roleId}                        accounts:invite    own
POST   /api/accounts/{accountId}/password-link                         accounts:manage    own
POST   /api/accounts/{accountId}/disable                               accounts:manage    own
POST   /api/accounts/{accountId}/enable                                accounts:manage    own
POST   /api/accounts/{accountId}/unlock                                accounts:manage    own
DELETE /api/accounts/{accountId}/second-factor                         accounts:manage    own
DELETE /api/accounts/{accountId}                                       accounts:manage    own
GET    /api/tasks                                                      session
GET    /api/notices                                                    session
POST   /api/notices/read                                               session
GET    /api/account/reminders                                          session
PUT    /api/account/reminders                                          session
POST   /api/account/calendar                                           session
DELETE /api/account/calendar                                           session
GET    /calendar/{file}                                                public
GET    /api/schools/{id}/tasks                                         coverage:read      own
GET    /api/needs                                                      results:read       ok
GET    /api/setup                                                      setup:read         ok
GET    /api/work                                                       work:read          ok
GET    /api/visits/proposal                                            visits:plan        ok
POST   /api/visits                                                     visits:plan        ok
GET    /api/observations/desk                                          lessons:observe    ok
GET    /api/meeting/{year}                                             meeting:prepare    ok
PUT    /api/meeting/{year}/notes/{slide}                               meeting:prepare    ok
GET    /api/meeting/{year}/notes/{slide}/history                       meeting:prepare    ok
GET    /api/tutors                                                     tutors:assign      ok
GET    /api/tutors/schools                                             tutors:read        ok
GET    /api/tutors/load                                                tutors:assign      ok
POST   /api/tutors/proposal                                            tutors:assign      ok
POST   /api/tutors/{accountId}/schools                                 tutors:assign      own
POST   /api/tutors/{accountId}/schools/{roleId}/end                    tutors:assign      own
GET    /api/schools                                                    campaigns:read     ok
GET    /api/register/schools                                           schools:manage     ok
POST   /api/register/schools                                           schools:manage     ok
GET    /api/register/schools/{id}                                      campaigns:read     own
PUT    /api/register/schools/{id}                                      schools:manage     own
DELETE /api/register/schools/{id}                                      schools:manage     own
GET    /api/register/schools/{id}/history                              campaigns:read     own
PUT    /api/register/schools/{id}/contact                              school:contact     own
POST   /api/register/schools/{id}/close                                schools:manage     own
POST   /api/register/schools/{id}/reopen                               schools:manage     own
GET    /api/register/schools/{id}/merge                                schools:manage     own
POST   /api/register/schools/{id}/merge                                schools:manage     own
POST   /api/register/schools/preview                                   schools:manage     ok
POST   /api/register/schools/import                                    schools:manage     ok
GET    /api/register/schools/imports                                   schools:manage     ok
POST   /api/register/schools/imports/{id}/undo                         schools:manage     ok
GET    /api/register/schools/template                                  schools:manage     ok
GET    /api/register/territories                                       schools:manage     ok
POST   /api/register/territories                                       territories:manage ok
PUT    /api/register/territories/{id}                                  territories:manage own
DELETE /api/register/territories/{id}                                  territories:manage own
GET    /api/register/territories/{id}/history                          schools:manage     own
GET    /api/campaigns                                                  campaigns:read     ok
GET    /api/campaigns/{id}/coverage                                    coverage:read      own
GET    /api/campaigns/{id}/links                                       links:read         own
POST   /api/campaigns/{id}/links                                       codes:hand         own
GET    /api/campaigns/{id}/links/plan                                  codes:hand         own
PUT    /api/campaigns/{id}/ways                                        codes:hand         own
GET    /api/campaigns/{id}/ways/plan                                   codes:hand         own
GET    /api/campaigns/{id}/missing-ways                                links:read         own
GET    /api/campaigns/{id}/kits                                        links:read         own
POST   /api/schools/{id}/kit                                           codes:hand         own
GET    /api/schools/{id}/message                                       links:read         own
GET    /api/schools/{id}/handout-sheet                                 links:read         own
POST   /api/campaigns                                                  campaigns:manage   ok
GET    /api/campaigns/{id}                                             coverage:read      own
GET    /api/campaigns/{id}/pace                                        coverage:read      own
PUT    /api/campaigns/{id}                                             campaigns:manage   own
DELETE /api/campaigns/{id}                                             campaigns:manage   own
PUT    /api/campaigns/{id}/targets                                     campaigns:manage   own
PUT    /api/campaigns/{id}/people                                      campaigns:manage   own
POST   /api/campaigns/{id}/open                                        campaigns:manage   own
POST   /api/campaigns/{id}/extend                                      campaigns:manage   own
POST   /api/campaigns/{id}/close                                       campaigns:end      own
POST   /api/campaigns/{id}/reopen                                      campaigns:end      own
POST   /api/campaigns/{id}/seal                                        campaigns:end      own
GET    /api/schools/{id}/roll                                          coverage:read      own
POST   /api/roll                                                       roll:edit          ok
GET    /api/roll                                                       coverage:read      ok
POST   /api/roll/preview                                               roll:edit          ok
POST   /api/roll/import                                                roll:edit          ok
GET    /api/roll/imports                                               roll:edit          ok
POST   /api/roll/imports/{id}/undo                                     roll:edit          ok
DELETE /api/schools/{id}/roll                                          roll:edit          own
GET    /api/campaigns/{id}/profiles                                    results:read       own
GET    /api/campaigns/{id}/changes                                     results:read       own
GET    /api/campaigns/{id}/export                                      results:read       own
GET    /api/campaigns/{id}/territories                                 results:read       own
GET    /api/campaigns/{id}/plan                                        plan:read          own
GET    /api/schools/{id}/plan                                          plan:read          own
GET    /api/schools/{id}/history                                       results:read       own
GET    /api/schools/{id}/export                                        results:read       own
POST   /api/schools/{id}/plan                                          plan:write         own
PUT    /api/schools/{id}/plan/{line}                                   plan:write         own
GET    /api/schools/{id}/plan/{line}/history                           plan:read          own
GET    /api/practice                                                   practice:read      ok
GET    /api/practice/exchange                                          practice:read      ok
POST   /api/schools/{id}/practice                                      plan:write         own
POST   /api/schools/{id}/practice/requests                             plan:write         own
POST   /api/schools/{id}/practice/requests/{request}/answer            plan:write         own
GET    /api/schools/{id}/roadmap                                       plan:read          own
PUT    /api/schools/{id}/roadmap                                       plan:write         own
POST   /api/schools/{id}/roadmap/steps                                 plan:write         own
POST   /api/schools/{id}/roadmap/publication                           plan:write         own
GET    /api/schools/{id}/roadmap/history                               plan:read          own
GET    /api/schools/{id}/programmes                                    plan:read          own
PUT    /api/schools/{id}/programmes/{factor}                           plan:write         own
GET    /api/schools/{id}/programmes/{factor}/history                   plan:read          own
GET    /api/school-roadmaps                                            plan:read          ok
GET    /api/campaigns/{id}/factors/{factor}                            results:read       own
GET    /api/schools/{id}/answering                                     links:read         own
PUT    /api/schools/{id}/ways                                          codes:hand         own
POST   /api/schools/{id}/links                                         codes:hand         own
PUT    /api/schools/{id}/links/{code}                                  codes:hand         own
DELETE /api/schools/{id}/links/{code}                                  codes:hand         own
POST   /api/schools/{id}/cards                                         codes:hand         own
DELETE /api/schools/{id}/cards/{sheet}                                 codes:hand         own
GET    /api/schools/{id}/notices                                       links:read         own
GET    /api/schools/{id}/paper                                         links:read         own
GET    /api/schools/{id}/keying                                        answers:key        own
POST   /api/schools/{id}/keyed                                         answers:key        own
GET    /api/schools/{id}/profile                                       results:read       own
GET    /api/schools/{id}/similar                                       results:read       own
GET    /api/schools/{id}/items                                         results:read       own
GET    /api/schools/{id}/return                                        return:read        own
POST   /api/schools/{id}/return                                        return:sign        own
GET    /api/measures                                                   content:read       ok
GET    /api/forms/{name}                                               content:read       ok
GET    /api/roadmaps/{year}                                            content:read       ok
GET    /api/content                                                    content:read       ok
GET    /api/vpr-tests                                                  content:read       ok
GET    /api/vpr-tests/template                                         content:read       ok
POST   /api/vpr-tests                                                  content:confirm    ok
POST   /api/vpr-tests/preview                                          content:confirm    ok
DELETE /api/vpr-tests/{year}/{subject}/{grade}                         content:confirm    ok
PUT    /api/vpr-tests/{year}/{subject}/{grade}/confirmation            content:confirm    ok
DELETE /api/vpr-tests/{year}/{subject}/{grade}/confirmation            content:confirm    ok
GET    /api/vpr-examples                                               vpr:import         ok
GET    /api/vpr-examples/{year}/{subject}/{format}                     vpr:import         ok
GET    /api/vpr-imports                                                vpr:import         ok
POST   /api/vpr-imports                                                vpr:import         ok
GET    /api/vpr-imports/{id}                                           vpr:import         ok
DELETE /api/vpr-imports/{id}                                           vpr:import         ok
POST   /api/vpr-imports/{id}/check                                     vpr:import         ok
POST   /api/vpr-imports/{id}/confirm                                   vpr:import         ok
POST   /api/vpr-imports/{id}/undo                                      vpr:import         ok
GET    /api/results                                                    results:read       ok
GET    /api/results/risk                                               results:read       ok
GET    /api/result-tables                                              vpr:import         ok
POST   /api/result-tables                                              vpr:import         ok
POST   /api/result-tables/{id}/confirm                                 vpr:import         ok
POST   /api/result-tables/{id}/undo                                    vpr:import         ok
DELETE /api/result-tables/{id}                                         vpr:import         ok
GET    /api/official-profiles                                          vpr:import         ok
POST   /api/official-profiles                                          vpr:import         ok
POST   /api/official-profiles/{id}/undo                                vpr:import         ok
GET    /api/schools/{id}/official-profile                              results:read       own
GET    /api/objectivity                                                objectivity:read   ok
GET    /api/objectivity/rules                                          objectivity:read   ok
GET    /api/objectivity/tests/{year}/{subject}/{grade}                 objectivity:read   ok
GET    /api/schools/{id}/objectivity                                   objectivity:read   own
POST   /api/files/recognise                                            vpr:import         ok
GET    /api/objectivity/reports                                        vpr:import         ok
POST   /api/objectivity/reports                                        vpr:import         ok
POST   /api/objectivity/reports/{id}/undo                              vpr:import         ok
GET    /api/objectivity/lists                                          objectivity:work   ok
POST   /api/objectivity/lists                                          objectivity:work   ok
POST   /api/objectivity/lists/{id}/undo                                objectivity:work   ok
GET    /api/objectivity/baselines                                      objectivity:work   ok
GET    /api/objectivity/baselines/own                                  objectivity:work   ok
POST   /api/objectivity/baselines                                      objectivity:work   ok
POST   /api/objectivity/baselines/{id}/undo                            objectivity:work   ok
POST   /api/schools/{id}/objectivity/cases                             objectivity:work   own
PUT    /api/schools/{id}/objectivity/cases/{case}                      objectivity:work   own
POST   /api/schools/{id}/objectivity/cases/{case}/measures             objectivity:work   own
PUT    /api/schools/{id}/objectivity/cases/{case}/measures/{measure}   objectivity:work   own
POST   /api/schools/{id}/objectivity/cases/{case}/tables               vpr:import         own
POST   /api/schools/{id}/objectivity/cases/{case}/tables/{table}/undo  objectivity:work   own
GET    /api/exit-criteria                                              content:read       ok
GET    /api/network                                                    roadmap:read       ok
GET    /api/exit                                                       results:read       ok
GET    /api/schools/{id}/exit                                          results:read       own
POST   /api/schools/{id}/exit/judgements                               exit:judge         own
POST   /api/exit-criteria                                              content:confirm    ok
GET    /api/roadmap                                                    roadmap:read       ok
POST   /api/roadmap                                                    roadmap:edit       ok
GET    /api/roadmap/{year}                                             roadmap:read       ok
PUT    /api/roadmap/{year}                                             roadmap:edit       ok
GET    /api/roadmap/{year}/activities/{no}                             roadmap:read       ok
GET    /api/roadmap/{year}/table                                       roadmap:read       ok
GET    /api/designations/{year}                                        roadmap:edit       ok
GET    /api/designations/{year}/list                                   roadmap:edit       ok
PUT    /api/designations/{year}/list                                   roadmap:edit       ok
DELETE /api/designations/{year}/list                                   roadmap:edit       ok
POST   /api/designations/{year}/list/force                             roadmap:edit       ok
POST   /api/designations/{year}/list/pasted                            roadmap:edit       ok
POST   /api/roadmap/{year}/import                                      roadmap:edit       ok
GET    /api/roadmap/{year}/history                                     roadmap:read       ok
GET    /api/roadmap/{year}/versions/{version}                          roadmap:read       ok
POST   /api/roadmap/{year}/overrides                                   roadmap:edit       ok
POST   /api/roadmap/{year}/overrides/{override}/end                    roadmap:edit       ok
GET    /api/schools/{id}/roadmap-status/{year}                         roadmap:read       own
GET    /api/schools/{id}/designations                                  roadmap:read       own
PUT    /api/schools/{id}/designations/{year}                           roadmap:edit       own
GET    /api/evidence-kinds                                              evidence:read      ok
GET    /api/evidence                                                   evidence:read      ok
POST   /api/evidence                                                   evidence:write     ok
GET    /api/evidence/{id}                                              evidence:read      own
PUT    /api/evidence/{id}                                              evidence:write     own
POST   /api/evidence/{id}/withdraw                                     evidence:write     own
POST   /api/evidence/{id}/restore                                      evidence:write     own
GET    /api/evidence/{id}/history                                      evidence:read      own
GET    /api/evidence/{id}/agreement                                    evidence:read      own
GET    /api/evidence/{id}/word                                         evidence:read      own
POST   /api/evidence/{id}/word                                         evidence:write     own
PUT    /api/evidence/{id}/attendance                                   evidence:write     own
POST   /api/evidence/{id}/files                                        evidence:write     own
GET    /api/evidence/{id}/files/{file}                                 evidence:read      own
DELETE /api/evidence/{id}/files/{file}                                 evidence:write     own
GET    /api/publications                                               publications:read  ok
POST   /api/publications                                               publications:write ok
GET    /api/publications/{id}                                          publications:read  own
PUT    /api/publications/{id}                                          publications:write own
GET    /api/publications/{id}/history                                  publications:read  own
POST   /api/publications/{id}/steps                                    publications:step  own
GET    /api/publications/{id}/file                                     publications:read  own
GET    /api/publications/{id}/poster                                   publications:read  own
GET    /api/schools/{id}/answer-proposal                               publications:write own
GET    /api/schools/{id}/report-proposal                               publications:write own
PUT    /api/publications/{id}/file                                     publications:write own
DELETE /api/publications/{id}/file                                     publications:write own
GET    /api/jobs                                                       jobs:manage        ok
POST   /api/jobs/{kind}/{id}/cancel                                    jobs:manage        ok
POST   /api/jobs/{kind}/{id}/retry                                     jobs:manage        ok
GET    /api/audit                                                      audit:read         ok
GET    /api/audit/words                                                audit:read         ok
GET    /api/audit/export                                               audit:read         ok
GET    /api/survey/{code}                                              public
POST   /api/survey/{code}/submissions                                  public
POST   /api/survey/submissions                                         public
POST   /api/survey/{code}/ticket                                       public
`;

export type Verdict = 'ok' | '–' | 'own';
export type Row = { method: string; path: string; access: string; reach: 'ok' | 'own' };

export function readTable(text: string): Row[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [method, path, access, reach = 'ok'] = line.split(/\s+/);
      return { method, path, access, reach } as Row;
    });
}

export function verdictOf({ access, reach }: Row, who: Role | 'stranger'): Verdict {
  if (access === 'public') return 'ok';
  if (who === 'stranger') return '–';
  if (access === 'session') return 'ok';
  return permissionsOf(who).includes(access) ? reach : '–';
}
