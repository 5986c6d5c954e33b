-- What the migrations add up to. A test compares this file; `npx vitest run tests/server/ground/db/schema --update=all` renews it.

create table access_code (
  digest bytea not null,
  batch_id integer not null,
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  place integer not null,
  constraint access_code_digest_check CHECK ((length(digest) = 32)),
  constraint access_code_place_check CHECK ((place >= 0)),
  constraint access_code_pkey PRIMARY KEY (digest),
  constraint access_code_school_id_campaign_id_audience_grade_place_key UNIQUE (school_id, campaign_id, audience, grade, place)
);

create table account (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  username text,
  "displayUsername" text,
  "twoFactorEnabled" boolean default false not null,
  disabled_at timestamp with time zone,
  deleted_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_email_key UNIQUE (email),
  constraint account_username_key UNIQUE (username)
);

create table account_credential (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint account_credential_pkey PRIMARY KEY (id)
);

create table account_link (
  id integer generated always as identity not null,
  kind text not null,
  token_hash bytea not null,
  account_id text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint account_link_check CHECK (((kind = 'setup'::text) = (account_id IS NULL))),
  constraint account_link_kind_check CHECK ((kind = ANY (ARRAY['setup'::text, 'invitation'::text, 'password'::text]))),
  constraint account_link_pkey PRIMARY KEY (id),
  constraint account_link_token_hash_key UNIQUE (token_hash)
);

create table account_second_factor (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean default false not null,
  "failedVerificationCount" integer default 0 not null,
  "lockedUntil" timestamp with time zone,
  constraint account_second_factor_pkey PRIMARY KEY (id),
  constraint "account_second_factor_userId_key" UNIQUE ("userId")
);

create table account_session (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint account_session_pkey PRIMARY KEY (id),
  constraint account_session_token_key UNIQUE (token)
);

create table account_verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint account_verification_pkey PRIMARY KEY (id)
);

create table arrived (
  school_id integer not null,
  campaign_id integer not null,
  digest bytea not null,
  constraint arrived_pkey PRIMARY KEY (school_id, campaign_id, digest)
);

create table audit_entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  account_id text,
  action text not null,
  record_kind text not null,
  record_id text not null,
  school_id integer,
  territory_id integer,
  details jsonb not null,
  constraint audit_entry_pkey PRIMARY KEY (id)
);

create table calendar_feed (
  account_id text not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  constraint calendar_feed_pkey PRIMARY KEY (account_id),
  constraint calendar_feed_token_hash_key UNIQUE (token_hash)
);

create table campaign (
  id integer generated always as identity not null,
  territory_id integer not null,
  title jsonb not null,
  year smallint not null,
  opens_on date not null,
  closes_on date not null,
  state text not null,
  model jsonb not null,
  targets jsonb default '{"parent": 0.8, "student": 0.8, "teacher": 0.9, "director": 1}'::jsonb not null,
  seals_on date,
  constraint campaign_check CHECK ((closes_on >= opens_on)),
  constraint campaign_seals_on CHECK (((seals_on IS NOT NULL) = (state = 'closed'::text))),
  constraint campaign_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text, 'sealed'::text]))),
  constraint campaign_pkey PRIMARY KEY (id)
);

create table campaign_event (
  id integer generated always as identity not null,
  campaign_id integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_account text,
  closes_on date,
  reason text,
  answers integer,
  people jsonb,
  constraint campaign_event_kind_check CHECK ((kind = ANY (ARRAY['planned'::text, 'changed'::text, 'opened'::text, 'extended'::text, 'closed'::text, 'reopened'::text, 'targets'::text, 'people'::text, 'sealed'::text, 'keysLate'::text, 'keysLost'::text]))),
  constraint campaign_event_people_check CHECK (((people IS NOT NULL) = (kind = 'people'::text))),
  constraint campaign_event_pkey PRIMARY KEY (id)
);

create table campaign_form (
  campaign_id integer not null,
  audience text not null,
  definition json not null,
  hash text not null,
  constraint campaign_form_audience_check CHECK ((audience = ANY (ARRAY['director'::text, 'teacher'::text, 'student'::text, 'parent'::text]))),
  constraint campaign_form_pkey PRIMARY KEY (campaign_id, audience)
);

create table campaign_key (
  id uuid not null,
  campaign_id integer not null,
  purpose text not null,
  public_key bytea,
  made_on date not null,
  current boolean not null,
  constraint campaign_key_check CHECK (((public_key IS NOT NULL) = (purpose = 'inbox'::text))),
  constraint campaign_key_purpose_check CHECK ((purpose = ANY (ARRAY['inbox'::text, 'ids'::text]))),
  constraint campaign_key_pkey PRIMARY KEY (id)
);

create table campaign_school (
  campaign_id integer not null,
  school_id integer not null,
  constraint campaign_school_pkey PRIMARY KEY (campaign_id, school_id)
);

create table campaign_way (
  campaign_id integer not null,
  school_id integer not null,
  audience text not null,
  way text not null,
  constraint campaign_way_audience_check CHECK ((audience = ANY (ARRAY['teacher'::text, 'student'::text, 'parent'::text]))),
  constraint campaign_way_way_check CHECK ((way = ANY (ARRAY['codes'::text, 'link'::text, 'paper'::text]))),
  constraint campaign_way_pkey PRIMARY KEY (campaign_id, school_id, audience)
);

create table card_sheet (
  batch_id integer not null,
  label text not null,
  made_on date not null,
  constraint card_sheet_pkey PRIMARY KEY (batch_id)
);

create table cell (
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  roll integer,
  target real not null,
  sealed integer default 0 not null,
  roll_next integer,
  constraint cell_audience_check CHECK ((audience = ANY (ARRAY['teacher'::text, 'student'::text, 'parent'::text]))),
  constraint cell_roll_check CHECK ((roll >= 0)),
  constraint cell_roll_next_check CHECK ((roll_next >= 1)),
  constraint cell_target_check CHECK (((target > (0)::double precision) AND (target <= (1)::double precision))),
  constraint cell_pkey PRIMARY KEY (school_id, campaign_id, audience, grade)
);

create table change_components (
  campaign_id integer not null,
  quality text not null,
  against_id integer not null,
  components json not null,
  constraint change_components_quality_check CHECK ((quality = ANY (ARRAY['all'::text, 'kept'::text]))),
  constraint change_components_pkey PRIMARY KEY (campaign_id, quality)
);

create table changed_school (
  id bigint generated always as identity not null,
  campaign_id integer not null,
  school_id integer not null,
  constraint changed_school_pkey PRIMARY KEY (id)
);

create table code_batch (
  id integer generated always as identity not null,
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  codes integer not null,
  constraint code_batch_codes_check CHECK ((codes > 0)),
  constraint code_batch_pkey PRIMARY KEY (id)
);

create table code_use (
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  marks bytea not null,
  constraint code_use_pkey PRIMARY KEY (school_id, campaign_id, audience, grade)
);

create table designation (
  school_id integer not null,
  year smallint not null,
  kind text not null,
  constraint designation_kind_check CHECK ((kind = ANY (ARRAY['lowResults'::text, 'hardConditions'::text]))),
  constraint designation_pkey PRIMARY KEY (school_id, year, kind)
);

create table designation_entry (
  id integer generated always as identity not null,
  school_id integer not null,
  year integer not null,
  kinds text[] not null,
  note text not null,
  on_day date not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint designation_entry_pkey PRIMARY KEY (id)
);

create table designation_list (
  id integer generated always as identity not null,
  territory_id integer not null,
  year integer not null,
  order_number text not null,
  order_date date,
  schools jsonb not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  in_force_on date,
  in_force_by text,
  constraint designation_list_order_number_check CHECK ((length(order_number) <= 100)),
  constraint designation_list_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint designation_list_pkey PRIMARY KEY (id)
);

create table district_profile (
  campaign_id integer not null,
  territory_id integer not null,
  model_version text not null,
  result jsonb not null,
  quality text default 'all'::text not null,
  components json,
  estimated_at timestamp with time zone default now() not null,
  computed_at timestamp with time zone default now() not null,
  answers integer default 0 not null,
  schools integer default 0 not null,
  moved double precision default 0 not null,
  constraint district_profile_quality_check CHECK ((quality = ANY (ARRAY['all'::text, 'kept'::text]))),
  constraint district_profile_pkey PRIMARY KEY (campaign_id, territory_id, quality)
);

create table evidence (
  id integer generated always as identity not null,
  territory_id integer not null,
  school_id integer,
  kind text not null,
  occurs_on date not null,
  data jsonb not null,
  withdrawn boolean not null,
  version integer not null,
  sent_key text,
  made_by text,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_sent_key_key UNIQUE (sent_key)
);

create table evidence_file (
  id integer generated always as identity not null,
  evidence_id integer not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  added_by text,
  added_at timestamp with time zone not null,
  removed_by text,
  removed_at timestamp with time zone,
  constraint evidence_file_pkey PRIMARY KEY (id)
);

create table evidence_version (
  evidence_id integer not null,
  version integer not null,
  occurs_on date not null,
  data jsonb not null,
  withdrawn boolean not null,
  note text not null,
  on_day date not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint evidence_version_pkey PRIMARY KEY (evidence_id, version)
);

create table exit_criteria (
  territory_id integer not null,
  version integer not null,
  action text not null,
  criteria json not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint exit_criteria_action_check CHECK ((action = ANY (ARRAY['confirm'::text, 'edit'::text, 'reset'::text]))),
  constraint exit_criteria_pkey PRIMARY KEY (territory_id, version)
);

create table exit_judgement (
  id integer generated always as identity not null,
  school_id integer not null,
  status text not null,
  criterion text not null,
  year smallint not null,
  holds boolean,
  note text not null,
  judged_by text not null,
  judged_at timestamp with time zone not null,
  constraint exit_judgement_status_check CHECK ((status = ANY (ARRAY['lowResults'::text, 'hardConditions'::text]))),
  constraint exit_judgement_pkey PRIMARY KEY (id)
);

create table inbox (
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  id uuid not null,
  key_id uuid not null,
  sealed bytea not null,
  constraint inbox_pkey1 PRIMARY KEY (school_id, campaign_id, audience, grade, id)
);

create table invitation_letter (
  account_id text not null,
  state text not null,
  days integer not null,
  tries integer not null,
  fault text,
  asked_by text,
  tried_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint invitation_letter_days_check CHECK (((days >= 1) AND (days <= 30))),
  constraint invitation_letter_fault_check CHECK ((fault = ANY (ARRAY['refused'::text, 'away'::text]))),
  constraint invitation_letter_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint invitation_letter_pkey PRIMARY KEY (account_id)
);

create table job_progress (
  job_id uuid not null,
  done integer not null,
  total integer not null,
  step text,
  constraint job_progress_pkey PRIMARY KEY (job_id)
);

create table meeting_note (
  territory_id integer not null,
  year smallint not null,
  slide text not null,
  version integer not null,
  text text not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint meeting_note_version_check CHECK ((version > 0)),
  constraint meeting_note_pkey PRIMARY KEY (territory_id, year, slide, version)
);

create table membership (
  id integer generated always as identity not null,
  account_id text not null,
  role text not null,
  territory_id integer,
  school_id integer,
  starts_on date,
  ends_on date,
  constraint membership_check CHECK (((territory_id IS NULL) <> (school_id IS NULL))),
  constraint membership_pkey PRIMARY KEY (id)
);

create table migration (
  name character varying(255) not null,
  "timestamp" character varying(255) not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table migration_lock (
  id character varying(255) not null,
  is_locked integer default 0 not null,
  constraint migration_lock_pkey PRIMARY KEY (id)
);

create table notice (
  account_id text not null,
  key text not null,
  stage text not null,
  kind text not null,
  title jsonb not null,
  school_id integer,
  due_on date not null,
  path text not null,
  made_on date not null,
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (account_id, key)
);

create table objectivity_baseline (
  id integer generated always as identity not null,
  territory_id integer not null,
  file_name text not null,
  baseline jsonb not null,
  loaded_by text,
  loaded_at timestamp with time zone not null,
  ended_by text,
  ended_at timestamp with time zone,
  constraint objectivity_baseline_pkey PRIMARY KEY (id)
);

create table objectivity_case (
  id integer generated always as identity not null,
  school_id integer not null,
  sign text not null,
  seen jsonb not null,
  state text not null,
  outcome text,
  partner_id integer,
  due_on date,
  note text not null,
  day date not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint objectivity_case_check CHECK (((state = 'closed'::text) = (outcome IS NOT NULL))),
  constraint objectivity_case_check1 CHECK (((state = 'crossMarking'::text) = (partner_id IS NOT NULL))),
  constraint objectivity_case_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'explained'::text, 'notConfirmed'::text]))),
  constraint objectivity_case_state_check CHECK ((state = ANY (ARRAY['noted'::text, 'recheck'::text, 'crossMarking'::text, 'expert'::text, 'closed'::text]))),
  constraint objectivity_case_pkey PRIMARY KEY (school_id, id)
);

create table objectivity_case_version (
  school_id integer not null,
  case_id integer not null,
  version integer not null,
  state text not null,
  outcome text,
  partner_id integer,
  due_on date,
  note text not null,
  day date not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint objectivity_case_version_pkey PRIMARY KEY (school_id, case_id, version)
);

create table objectivity_finding (
  school_id integer not null,
  territory_id integer not null,
  n integer not null,
  level text not null,
  signals jsonb not null,
  constraint objectivity_finding_level_check CHECK ((level = ANY (ARRAY['none'::text, 'watch'::text, 'look'::text, 'tooFew'::text]))),
  constraint objectivity_finding_pkey PRIMARY KEY (school_id, territory_id)
);

create table objectivity_list (
  id integer generated always as identity not null,
  territory_id integer not null,
  year integer not null,
  file_name text not null,
  rows integer not null,
  loaded_by text,
  loaded_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint objectivity_list_pkey PRIMARY KEY (id)
);

create table objectivity_list_mark (
  school_id integer not null,
  list_id integer not null,
  grade integer not null,
  subject text not null,
  marked boolean not null,
  constraint objectivity_list_mark_pkey PRIMARY KEY (school_id, list_id, grade, subject)
);

create table objectivity_measure (
  id integer generated always as identity not null,
  school_id integer not null,
  case_id integer not null,
  measure text,
  title text not null,
  owner text not null,
  assigned_on date not null,
  due_on date not null,
  state text not null,
  note text not null,
  day date not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint objectivity_measure_state_check CHECK ((state = ANY (ARRAY['assigned'::text, 'done'::text, 'dropped'::text]))),
  constraint objectivity_measure_pkey PRIMARY KEY (school_id, id)
);

create table objectivity_measure_version (
  school_id integer not null,
  measure_id integer not null,
  version integer not null,
  title text not null,
  owner text not null,
  due_on date not null,
  state text not null,
  note text not null,
  day date not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint objectivity_measure_version_pkey PRIMARY KEY (school_id, measure_id, version)
);

create table objectivity_run (
  territory_id integer not null,
  run integer not null,
  at timestamp with time zone not null,
  imports integer[] not null,
  constraint objectivity_run_pkey PRIMARY KEY (territory_id, run)
);

create table objectivity_state (
  territory_id integer not null,
  wanted integer not null,
  computed integer default 0 not null,
  failed integer default 0 not null,
  computed_at timestamp with time zone,
  summary jsonb,
  constraint objectivity_state_pkey PRIMARY KEY (territory_id)
);

create table objectivity_table (
  id integer generated always as identity not null,
  school_id integer not null,
  case_id integer not null,
  year integer not null,
  subject text not null,
  grade integer not null,
  file_name text not null,
  rows integer not null,
  loaded_by text,
  loaded_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint objectivity_table_pkey PRIMARY KEY (school_id, id)
);

create table objectivity_table_result (
  school_id integer not null,
  table_id integer not null,
  pupil bytea not null,
  total smallint not null,
  mark smallint not null,
  constraint objectivity_table_result_pkey PRIMARY KEY (school_id, table_id, pupil)
);

create table objectivity_test_finding (
  school_id integer not null,
  territory_id integer not null,
  year integer not null,
  subject text not null,
  grade integer not null,
  n integer not null,
  mean double precision not null,
  level text,
  picture jsonb not null,
  constraint objectivity_test_finding_level_check CHECK ((level = ANY (ARRAY['none'::text, 'watch'::text, 'look'::text, 'tooFew'::text]))),
  constraint objectivity_test_finding_pkey PRIMARY KEY (school_id, territory_id, year, subject, grade)
);

create table official_level (
  school_id integer not null,
  profile_id integer not null,
  factor text not null,
  level text not null,
  constraint official_level_level_check CHECK ((level = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint official_level_pkey PRIMARY KEY (school_id, profile_id, factor)
);

create table official_profile (
  id integer generated always as identity not null,
  territory_id integer not null,
  year integer not null,
  file_name text not null,
  rows integer not null,
  loaded_by text,
  loaded_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint official_profile_pkey PRIMARY KEY (id)
);

create table pace (
  campaign_id integer not null,
  school_id integer not null,
  audience text not null,
  grade smallint not null,
  week date not null,
  received integer not null,
  constraint pace_week_check CHECK ((EXTRACT(isodow FROM week) = (1)::numeric)),
  constraint pace_pkey PRIMARY KEY (school_id, campaign_id, audience, grade, week)
);

create table plan_line (
  id integer generated always as identity not null,
  school_id integer not null,
  campaign_id integer,
  factor text,
  measure text,
  roadmap_year integer not null,
  activity integer,
  owner text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  note text not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  title text,
  joint boolean not null,
  done_on date,
  from_school integer,
  from_line integer,
  constraint plan_line_check CHECK ((ends_on >= starts_on)),
  constraint plan_line_check1 CHECK (((measure IS NULL) = (title IS NOT NULL))),
  constraint plan_line_check2 CHECK (((measure IS NULL) OR (factor IS NOT NULL))),
  constraint plan_line_check3 CHECK (((factor IS NULL) = (campaign_id IS NULL))),
  constraint plan_line_check4 CHECK (((state = 'done'::text) = (done_on IS NOT NULL))),
  constraint plan_line_check5 CHECK (((from_school IS NULL) = (from_line IS NULL))),
  constraint plan_line_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'underWay'::text, 'done'::text, 'dropped'::text]))),
  constraint plan_line_pkey PRIMARY KEY (school_id, id)
);

create table plan_line_version (
  school_id integer not null,
  line_id integer not null,
  version integer not null,
  activity integer,
  owner text not null,
  starts_on date not null,
  ends_on date not null,
  state text not null,
  note text not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  title text,
  joint boolean not null,
  done_on date,
  constraint plan_line_version_pkey PRIMARY KEY (school_id, line_id, version)
);

create table practice_request (
  id integer generated always as identity not null,
  school_id integer not null,
  line_id integer not null,
  asked_by_school integer not null,
  question text not null,
  asked_by text,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone,
  constraint practice_request_check CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint practice_request_pkey PRIMARY KEY (id)
);

create table profile (
  school_id integer not null,
  campaign_id integer not null,
  factor text not null,
  model_version text not null,
  result json not null,
  quality text default 'all'::text not null,
  look text generated always as (
CASE
    WHEN ((result ->> 'kind'::text) = 'withheld'::text) THEN
    CASE
        WHEN ((result ->> 'reason'::text) = 'fewAnswers'::text) THEN 'hidden'::text
        ELSE 'noData'::text
    END
    WHEN ((result ->> 'state'::text) = 'few'::text) THEN 'few'::text
    ELSE (result ->> 'level'::text)
END) stored not null,
  constraint profile_quality_check CHECK ((quality = ANY (ARRAY['all'::text, 'kept'::text]))),
  constraint profile_pkey PRIMARY KEY (school_id, campaign_id, quality, factor)
);

create table profile_change (
  school_id integer not null,
  campaign_id integer not null,
  against_id integer not null,
  quality text not null,
  factor text not null,
  result json not null,
  constraint profile_change_quality_check CHECK ((quality = ANY (ARRAY['all'::text, 'kept'::text]))),
  constraint profile_change_pkey PRIMARY KEY (school_id, campaign_id, quality, factor)
);

create table publication (
  id integer generated always as identity not null,
  territory_id integer not null,
  school_id integer,
  kind text not null,
  year integer not null,
  document text,
  title text not null,
  body text not null,
  link text not null,
  place text not null,
  appeared_on date,
  state text not null,
  version integer not null,
  made_by text,
  changed_by text,
  changed_at timestamp with time zone not null,
  findings jsonb,
  campaign_id integer,
  html text,
  constraint publication_document_check CHECK ((document = ANY (ARRAY['developmentProgramme'::text, 'act'::text, 'other'::text]))),
  constraint publication_kind_check CHECK ((kind = ANY (ARRAY['document'::text, 'report'::text, 'news'::text, 'schoolRoadmap'::text, 'answerBack'::text]))),
  constraint publication_place_check CHECK ((place = ANY (ARRAY['departmentSite'::text, 'schoolSite'::text, 'media'::text]))),
  constraint publication_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'tutorConfirmed'::text, 'groupConfirmed'::text, 'published'::text, 'withdrawn'::text]))),
  constraint publication_pkey PRIMARY KEY (id)
);

create table publication_file (
  publication_id integer not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  added_by text,
  added_at timestamp with time zone not null,
  constraint publication_file_pkey PRIMARY KEY (publication_id)
);

create table publication_step (
  id integer generated always as identity not null,
  publication_id integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  version integer not null,
  on_day date not null,
  at timestamp with time zone not null,
  by_account text,
  by_role text not null,
  note text not null,
  constraint publication_step_step_check CHECK ((step = ANY (ARRAY['submit'::text, 'confirm'::text, 'return'::text, 'publish'::text, 'withdraw'::text]))),
  constraint publication_step_pkey PRIMARY KEY (id)
);

create table publication_version (
  publication_id integer not null,
  version integer not null,
  year integer not null,
  document text,
  title text not null,
  body text not null,
  link text not null,
  place text not null,
  appeared_on date,
  file_name text,
  changed_by text,
  changed_at timestamp with time zone not null,
  findings jsonb,
  campaign_id integer,
  constraint publication_version_pkey PRIMARY KEY (publication_id, version)
);

create table register_import (
  id integer generated always as identity not null,
  kind text not null,
  territory_id integer,
  file_name text not null,
  counts jsonb not null,
  changes jsonb not null,
  made_by text,
  made_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint register_import_kind_check CHECK ((kind = ANY (ARRAY['schools'::text, 'accounts'::text, 'enrolment'::text]))),
  constraint register_import_pkey PRIMARY KEY (id)
);

create table released_tally (
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  released json not null,
  doubtful integer,
  constraint released_tally_pkey PRIMARY KEY (school_id, campaign_id, audience, grade)
);

create table reminder_choice (
  account_id text not null,
  notices boolean not null,
  mail text not null,
  constraint reminder_choice_mail_check CHECK ((mail = ANY (ARRAY['off'::text, 'daily'::text, 'weekly'::text]))),
  constraint reminder_choice_pkey PRIMARY KEY (account_id)
);

create table result_mean (
  school_id integer not null,
  table_id integer not null,
  year smallint not null,
  subject text not null,
  grade smallint not null,
  pupils integer not null,
  mean double precision not null,
  sd double precision,
  withheld boolean default false not null,
  constraint result_mean_pupils_check CHECK ((pupils > 0)),
  constraint result_mean_sd_check CHECK ((sd >= (0)::double precision)),
  constraint result_mean_pkey PRIMARY KEY (school_id, table_id, year, subject, grade)
);

create table result_table (
  id integer generated always as identity not null,
  territory_id integer not null,
  file_name text not null,
  state text not null,
  faults json not null,
  fault_count integer not null,
  uploaded_by text,
  uploaded_at timestamp with time zone not null,
  imported_by text,
  imported_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  answers jsonb default '{}'::jsonb not null,
  left_out integer default 0 not null,
  constraint result_table_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'imported'::text, 'undone'::text]))),
  constraint result_table_pkey PRIMARY KEY (id)
);

create table risk_programme (
  school_id integer not null,
  year integer not null,
  factor text not null,
  aim text not null,
  tasks jsonb not null,
  indicators jsonb not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint risk_programme_pkey PRIMARY KEY (school_id, year, factor)
);

create table risk_programme_version (
  school_id integer not null,
  year integer not null,
  factor text not null,
  aim text not null,
  tasks jsonb not null,
  indicators jsonb not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint risk_programme_version_pkey PRIMARY KEY (school_id, year, factor, version)
);

create table roadmap (
  id integer generated always as identity not null,
  territory_id integer not null,
  year integer not null,
  content jsonb not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint roadmap_pkey PRIMARY KEY (id),
  constraint roadmap_territory_id_year_key UNIQUE (territory_id, year)
);

create table roadmap_override (
  id integer generated always as identity not null,
  roadmap_id integer not null,
  activity integer not null,
  school_id integer,
  state text not null,
  reason text not null,
  made_on date not null,
  made_by text,
  made_at timestamp with time zone not null,
  ended_on date,
  ended_by text,
  ended_at timestamp with time zone,
  constraint roadmap_override_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'underWay'::text, 'done'::text, 'late'::text, 'nothingDue'::text, 'notApplicable'::text]))),
  constraint roadmap_override_pkey PRIMARY KEY (id)
);

create table roadmap_version (
  roadmap_id integer not null,
  version integer not null,
  content jsonb not null,
  note text not null,
  on_day date not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint roadmap_version_pkey PRIMARY KEY (roadmap_id, version)
);

create table school (
  id integer generated always as identity not null,
  territory_id integer not null,
  name jsonb not null,
  short_name jsonb not null,
  school_type text default ''::text not null,
  address text default ''::text not null,
  oko_login text,
  own_code text,
  aliases text[] default '{}'::text[] not null,
  contact jsonb default '{"email": "", "phone": "", "person": ""}'::jsonb not null,
  site text default ''::text not null,
  opened_on date,
  closed_on date,
  successor_id integer,
  register_version integer default 1 not null,
  constraint school_days_check CHECK ((opened_on <= closed_on)),
  constraint school_oko_login_check CHECK (((oko_login = lower(oko_login)) AND (oko_login <> ''::text))),
  constraint school_own_code_check CHECK ((own_code <> ''::text)),
  constraint school_successor_check CHECK (((successor_id IS NULL) OR ((closed_on IS NOT NULL) AND (successor_id <> id)))),
  constraint school_pkey PRIMARY KEY (id)
);

create table school_return (
  school_id integer not null,
  campaign_id integer not null,
  version integer not null,
  facts jsonb not null,
  signed_by text not null,
  signed_at timestamp with time zone not null,
  constraint school_return_pkey PRIMARY KEY (school_id, campaign_id, version)
);

create table school_roadmap (
  school_id integer not null,
  year integer not null,
  aim text not null,
  state text not null,
  note text not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  constraint school_roadmap_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text]))),
  constraint school_roadmap_pkey PRIMARY KEY (school_id, year)
);

create table school_roadmap_version (
  school_id integer not null,
  year integer not null,
  aim text not null,
  state text not null,
  note text not null,
  version integer not null,
  changed_by text,
  changed_at timestamp with time zone not null,
  lines jsonb not null,
  constraint school_roadmap_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text]))),
  constraint school_roadmap_version_pkey PRIMARY KEY (school_id, year, version)
);

create table school_version (
  school_id integer not null,
  version integer not null,
  data jsonb not null,
  import_id integer,
  changed_by text,
  changed_at timestamp with time zone,
  constraint school_version_pkey PRIMARY KEY (school_id, version)
);

create table school_year (
  school_id integer not null,
  audience text not null,
  grade smallint not null,
  as_of date not null,
  people integer not null,
  recorded_at timestamp with time zone,
  recorded_by text,
  constraint school_year_people_check CHECK ((people >= 0)),
  constraint school_year_pkey PRIMARY KEY (school_id, audience, grade, as_of)
);

create table setting (
  name text not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (name)
);

create table sign_in_delay (
  name_hash bytea not null,
  failures integer not null,
  last_failed_at timestamp with time zone not null,
  constraint sign_in_delay_failures_check CHECK ((failures > 0)),
  constraint sign_in_delay_pkey PRIMARY KEY (name_hash)
);

create table submission (
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  id uuid not null,
  answers bytea not null,
  doubtful boolean default false not null,
  constraint submission_pkey PRIMARY KEY (school_id, campaign_id, audience, grade, id)
);

create table survey_link (
  code text not null,
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  label text not null,
  cap integer not null,
  used integer default 0 not null,
  people integer,
  kind text default 'group'::text not null,
  closed boolean default false not null,
  constraint survey_link_cap_check CHECK ((cap > 0)),
  constraint survey_link_check CHECK ((used <= cap)),
  constraint survey_link_kind_check CHECK ((kind = ANY (ARRAY['group'::text, 'paper'::text]))),
  constraint survey_link_people_check CHECK ((people > 0)),
  constraint survey_link_pkey PRIMARY KEY (code)
);

create table tally (
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  tally json not null,
  doubtful json,
  constraint tally_pkey PRIMARY KEY (school_id, campaign_id, audience, grade)
);

create table territory (
  id integer generated always as identity not null,
  parent_id integer,
  kind text not null,
  name jsonb not null,
  began_on date,
  constraint territory_kind_check CHECK ((kind = ANY (ARRAY['federation'::text, 'region'::text, 'municipality'::text]))),
  constraint territory_pkey PRIMARY KEY (id)
);

create table territory_version (
  territory_id integer not null,
  version integer not null,
  data jsonb not null,
  changed_by text,
  changed_at timestamp with time zone,
  constraint territory_version_pkey PRIMARY KEY (territory_id, version)
);

create table ticket_key (
  id integer generated always as identity not null,
  school_id integer not null,
  campaign_id integer not null,
  audience text not null,
  grade smallint not null,
  public_key bytea not null,
  private_key bytea,
  constraint ticket_key_pkey PRIMARY KEY (id)
);

create table vpr_confirmation (
  id integer generated always as identity not null,
  territory_id integer not null,
  hash text not null,
  confirmed_by text not null,
  confirmed_at timestamp with time zone not null,
  withdrawn_by text,
  withdrawn_at timestamp with time zone,
  constraint vpr_confirmation_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint vpr_confirmation_pkey PRIMARY KEY (id)
);

create table vpr_import (
  id integer generated always as identity not null,
  territory_id integer not null,
  year smallint not null,
  subject text not null,
  grade smallint not null,
  file_name text not null,
  state text not null,
  shape text not null,
  header json not null,
  example json not null,
  mapping json not null,
  remembered boolean not null,
  school_id integer,
  rows integer not null,
  bytes bytea,
  preview json,
  uploaded_by text,
  uploaded_at timestamp with time zone not null,
  imported_by text,
  imported_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  sheet text default ''::text not null,
  heading_line integer default 1 not null,
  heading_rows integer default 1 not null,
  answers jsonb default '{}'::jsonb not null,
  constraint vpr_import_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'imported'::text, 'undone'::text]))),
  constraint vpr_import_pkey PRIMARY KEY (id)
);

create table vpr_import_school (
  school_id integer not null,
  import_id integer not null,
  rows integer not null,
  absent integer[],
  mean double precision,
  squares double precision,
  marked integer,
  low integer,
  constraint vpr_import_school_absent_check CHECK ((cardinality(absent) = 5)),
  constraint vpr_import_school_pkey PRIMARY KEY (school_id, import_id)
);

create table vpr_mapping (
  territory_id integer not null,
  shape text not null,
  mapping json not null,
  constraint vpr_mapping_pkey PRIMARY KEY (territory_id, shape)
);

create table vpr_release (
  id integer generated always as identity not null,
  school_id integer not null,
  year smallint not null,
  subject text not null,
  grade smallint not null,
  import_id integer,
  waits boolean not null,
  constraint vpr_release_pkey PRIMARY KEY (id)
);

create table vpr_report (
  id integer generated always as identity not null,
  territory_id integer not null,
  kind text not null,
  year integer not null,
  subject text not null,
  grade integer not null,
  unit text not null,
  decimals integer not null,
  reference_rows jsonb not null,
  file_name text not null,
  loaded_by text,
  loaded_at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint vpr_report_kind_check CHECK ((kind = ANY (ARRAY['markStatistics'::text, 'journalComparison'::text, 'scoreDistribution'::text, 'itemResults'::text]))),
  constraint vpr_report_unit_check CHECK ((unit = ANY (ARRAY['percent'::text, 'count'::text]))),
  constraint vpr_report_pkey PRIMARY KEY (id)
);

create table vpr_report_line (
  school_id integer not null,
  report_id integer not null,
  participants integer not null,
  "values" double precision[] not null,
  constraint vpr_report_line_pkey PRIMARY KEY (school_id, report_id)
);

create table vpr_result (
  school_id integer not null,
  import_id integer not null,
  pupil bytea not null,
  class text not null,
  variant text not null,
  items bytea not null,
  total smallint not null,
  mark smallint,
  journal smallint,
  constraint vpr_result_pkey PRIMARY KEY (school_id, import_id, pupil)
);

create table vpr_test (
  territory_id integer not null,
  year smallint not null,
  subject text not null,
  grade smallint not null,
  test json not null,
  imported_by text,
  imported_at timestamp with time zone not null,
  constraint vpr_test_pkey PRIMARY KEY (territory_id, year, subject, grade)
);

alter table access_code
  add constraint access_code_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES code_batch(id);

alter table account_credential
  add constraint "account_credential_userId_fkey" FOREIGN KEY ("userId") REFERENCES account(id) ON DELETE CASCADE;

alter table account_link
  add constraint account_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table account_second_factor
  add constraint "account_second_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES account(id) ON DELETE CASCADE;

alter table account_session
  add constraint "account_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES account(id) ON DELETE CASCADE;

alter table calendar_feed
  add constraint calendar_feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table campaign
  add constraint campaign_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table campaign_event
  add constraint campaign_event_by_account_fkey FOREIGN KEY (by_account) REFERENCES account(id);

alter table campaign_event
  add constraint campaign_event_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id) ON DELETE CASCADE;

alter table campaign_form
  add constraint campaign_form_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table campaign_key
  add constraint campaign_key_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id) ON DELETE CASCADE;

alter table campaign_school
  add constraint campaign_school_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id) ON DELETE CASCADE;

alter table campaign_school
  add constraint campaign_school_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table campaign_way
  add constraint campaign_way_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id) ON DELETE CASCADE;

alter table campaign_way
  add constraint campaign_way_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table card_sheet
  add constraint card_sheet_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES code_batch(id) ON DELETE CASCADE;

alter table cell
  add constraint cell_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table cell
  add constraint cell_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table change_components
  add constraint change_components_against_id_fkey FOREIGN KEY (against_id) REFERENCES campaign(id);

alter table change_components
  add constraint change_components_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table changed_school
  add constraint changed_school_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table changed_school
  add constraint changed_school_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table code_batch
  add constraint code_batch_school_id_campaign_id_audience_grade_fkey FOREIGN KEY (school_id, campaign_id, audience, grade) REFERENCES cell(school_id, campaign_id, audience, grade);

alter table code_use
  add constraint code_use_school_id_campaign_id_audience_grade_fkey FOREIGN KEY (school_id, campaign_id, audience, grade) REFERENCES cell(school_id, campaign_id, audience, grade);

alter table designation
  add constraint designation_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table designation_entry
  add constraint designation_entry_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table designation_entry
  add constraint designation_entry_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table designation_list
  add constraint designation_list_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table designation_list
  add constraint designation_list_in_force_by_fkey FOREIGN KEY (in_force_by) REFERENCES account(id) ON DELETE SET NULL;

alter table designation_list
  add constraint designation_list_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table district_profile
  add constraint district_profile_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table district_profile
  add constraint district_profile_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table evidence
  add constraint evidence_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table evidence
  add constraint evidence_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id) ON DELETE SET NULL;

alter table evidence
  add constraint evidence_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table evidence
  add constraint evidence_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table evidence_file
  add constraint evidence_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES account(id) ON DELETE SET NULL;

alter table evidence_file
  add constraint evidence_file_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id);

alter table evidence_file
  add constraint evidence_file_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table evidence_version
  add constraint evidence_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table evidence_version
  add constraint evidence_version_evidence_id_fkey FOREIGN KEY (evidence_id) REFERENCES evidence(id);

alter table exit_criteria
  add constraint exit_criteria_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id);

alter table exit_criteria
  add constraint exit_criteria_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table exit_judgement
  add constraint exit_judgement_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES account(id);

alter table exit_judgement
  add constraint exit_judgement_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table invitation_letter
  add constraint invitation_letter_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table invitation_letter
  add constraint invitation_letter_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id) ON DELETE SET NULL;

alter table meeting_note
  add constraint meeting_note_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id);

alter table meeting_note
  add constraint meeting_note_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table membership
  add constraint membership_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table membership
  add constraint membership_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table membership
  add constraint membership_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table notice
  add constraint notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table notice
  add constraint notice_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table objectivity_baseline
  add constraint objectivity_baseline_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_baseline
  add constraint objectivity_baseline_loaded_by_fkey FOREIGN KEY (loaded_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_baseline
  add constraint objectivity_baseline_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table objectivity_case
  add constraint objectivity_case_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_case
  add constraint objectivity_case_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES school(id);

alter table objectivity_case
  add constraint objectivity_case_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table objectivity_case_version
  add constraint objectivity_case_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_case_version
  add constraint objectivity_case_version_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES school(id);

alter table objectivity_case_version
  add constraint objectivity_case_version_school_id_case_id_fkey FOREIGN KEY (school_id, case_id) REFERENCES objectivity_case(school_id, id);

alter table objectivity_finding
  add constraint objectivity_finding_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table objectivity_finding
  add constraint objectivity_finding_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table objectivity_list
  add constraint objectivity_list_loaded_by_fkey FOREIGN KEY (loaded_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_list
  add constraint objectivity_list_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table objectivity_list
  add constraint objectivity_list_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_list_mark
  add constraint objectivity_list_mark_list_id_fkey FOREIGN KEY (list_id) REFERENCES objectivity_list(id);

alter table objectivity_list_mark
  add constraint objectivity_list_mark_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table objectivity_measure
  add constraint objectivity_measure_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_measure
  add constraint objectivity_measure_school_id_case_id_fkey FOREIGN KEY (school_id, case_id) REFERENCES objectivity_case(school_id, id);

alter table objectivity_measure_version
  add constraint objectivity_measure_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_measure_version
  add constraint objectivity_measure_version_school_id_measure_id_fkey FOREIGN KEY (school_id, measure_id) REFERENCES objectivity_measure(school_id, id);

alter table objectivity_run
  add constraint objectivity_run_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table objectivity_state
  add constraint objectivity_state_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table objectivity_table
  add constraint objectivity_table_loaded_by_fkey FOREIGN KEY (loaded_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_table
  add constraint objectivity_table_school_id_case_id_fkey FOREIGN KEY (school_id, case_id) REFERENCES objectivity_case(school_id, id);

alter table objectivity_table
  add constraint objectivity_table_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id) ON DELETE SET NULL;

alter table objectivity_table_result
  add constraint objectivity_table_result_school_id_table_id_fkey FOREIGN KEY (school_id, table_id) REFERENCES objectivity_table(school_id, id);

alter table objectivity_test_finding
  add constraint objectivity_test_finding_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table objectivity_test_finding
  add constraint objectivity_test_finding_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table official_level
  add constraint official_level_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES official_profile(id);

alter table official_level
  add constraint official_level_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table official_profile
  add constraint official_profile_loaded_by_fkey FOREIGN KEY (loaded_by) REFERENCES account(id) ON DELETE SET NULL;

alter table official_profile
  add constraint official_profile_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table official_profile
  add constraint official_profile_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id) ON DELETE SET NULL;

alter table plan_line
  add constraint plan_line_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table plan_line
  add constraint plan_line_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table plan_line
  add constraint plan_line_from_school_from_line_fkey FOREIGN KEY (from_school, from_line) REFERENCES plan_line(school_id, id);

alter table plan_line
  add constraint plan_line_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table plan_line_version
  add constraint plan_line_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table plan_line_version
  add constraint plan_line_version_school_id_line_id_fkey FOREIGN KEY (school_id, line_id) REFERENCES plan_line(school_id, id);

alter table practice_request
  add constraint practice_request_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES account(id) ON DELETE SET NULL;

alter table practice_request
  add constraint practice_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES account(id) ON DELETE SET NULL;

alter table practice_request
  add constraint practice_request_asked_by_school_fkey FOREIGN KEY (asked_by_school) REFERENCES school(id);

alter table practice_request
  add constraint practice_request_school_id_line_id_fkey FOREIGN KEY (school_id, line_id) REFERENCES plan_line(school_id, id);

alter table profile
  add constraint profile_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table profile
  add constraint profile_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table profile_change
  add constraint profile_change_against_id_fkey FOREIGN KEY (against_id) REFERENCES campaign(id);

alter table profile_change
  add constraint profile_change_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table profile_change
  add constraint profile_change_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table publication
  add constraint publication_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table publication
  add constraint publication_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table publication
  add constraint publication_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id) ON DELETE SET NULL;

alter table publication
  add constraint publication_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table publication
  add constraint publication_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table publication_file
  add constraint publication_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES account(id) ON DELETE SET NULL;

alter table publication_file
  add constraint publication_file_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id);

alter table publication_step
  add constraint publication_step_by_account_fkey FOREIGN KEY (by_account) REFERENCES account(id) ON DELETE SET NULL;

alter table publication_step
  add constraint publication_step_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id);

alter table publication_version
  add constraint publication_version_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table publication_version
  add constraint publication_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table publication_version
  add constraint publication_version_publication_id_fkey FOREIGN KEY (publication_id) REFERENCES publication(id);

alter table register_import
  add constraint register_import_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id);

alter table register_import
  add constraint register_import_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table register_import
  add constraint register_import_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id);

alter table released_tally
  add constraint released_tally_school_id_campaign_id_audience_grade_fkey FOREIGN KEY (school_id, campaign_id, audience, grade) REFERENCES cell(school_id, campaign_id, audience, grade);

alter table reminder_choice
  add constraint reminder_choice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;

alter table result_mean
  add constraint result_mean_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table result_mean
  add constraint result_mean_table_id_fkey FOREIGN KEY (table_id) REFERENCES result_table(id) ON DELETE CASCADE;

alter table result_table
  add constraint result_table_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES account(id);

alter table result_table
  add constraint result_table_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table result_table
  add constraint result_table_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id);

alter table result_table
  add constraint result_table_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES account(id);

alter table risk_programme
  add constraint risk_programme_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table risk_programme
  add constraint risk_programme_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table risk_programme_version
  add constraint risk_programme_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table risk_programme_version
  add constraint risk_programme_version_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table roadmap
  add constraint roadmap_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table roadmap
  add constraint roadmap_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table roadmap_override
  add constraint roadmap_override_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES account(id) ON DELETE SET NULL;

alter table roadmap_override
  add constraint roadmap_override_made_by_fkey FOREIGN KEY (made_by) REFERENCES account(id) ON DELETE SET NULL;

alter table roadmap_override
  add constraint roadmap_override_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES roadmap(id);

alter table roadmap_override
  add constraint roadmap_override_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table roadmap_version
  add constraint roadmap_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table roadmap_version
  add constraint roadmap_version_roadmap_id_fkey FOREIGN KEY (roadmap_id) REFERENCES roadmap(id);

alter table school
  add constraint school_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES school(id);

alter table school
  add constraint school_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table school_return
  add constraint school_return_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);

alter table school_return
  add constraint school_return_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table school_return
  add constraint school_return_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES account(id);

alter table school_roadmap
  add constraint school_roadmap_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table school_roadmap
  add constraint school_roadmap_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table school_roadmap_version
  add constraint school_roadmap_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id) ON DELETE SET NULL;

alter table school_roadmap_version
  add constraint school_roadmap_version_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table school_version
  add constraint school_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id);

alter table school_version
  add constraint school_version_import_id_fkey FOREIGN KEY (import_id) REFERENCES register_import(id);

alter table school_version
  add constraint school_version_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id) ON DELETE CASCADE;

alter table school_year
  add constraint school_year_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES account(id);

alter table school_year
  add constraint school_year_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table survey_link
  add constraint survey_link_school_id_campaign_id_audience_grade_fkey FOREIGN KEY (school_id, campaign_id, audience, grade) REFERENCES cell(school_id, campaign_id, audience, grade);

alter table tally
  add constraint tally_school_id_campaign_id_audience_grade_fkey FOREIGN KEY (school_id, campaign_id, audience, grade) REFERENCES cell(school_id, campaign_id, audience, grade);

alter table territory
  add constraint territory_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES territory(id);

alter table territory_version
  add constraint territory_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES account(id);

alter table territory_version
  add constraint territory_version_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;

alter table ticket_key
  add constraint ticket_key_school_id_campaign_id_audience_grade_fkey FOREIGN KEY (school_id, campaign_id, audience, grade) REFERENCES cell(school_id, campaign_id, audience, grade);

alter table vpr_confirmation
  add constraint vpr_confirmation_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES account(id);

alter table vpr_confirmation
  add constraint vpr_confirmation_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table vpr_confirmation
  add constraint vpr_confirmation_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES account(id);

alter table vpr_import
  add constraint vpr_import_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES account(id);

alter table vpr_import
  add constraint vpr_import_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table vpr_import
  add constraint vpr_import_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table vpr_import
  add constraint vpr_import_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id);

alter table vpr_import
  add constraint vpr_import_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES account(id);

alter table vpr_import_school
  add constraint vpr_import_school_import_id_fkey FOREIGN KEY (import_id) REFERENCES vpr_import(id) ON DELETE CASCADE;

alter table vpr_import_school
  add constraint vpr_import_school_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table vpr_mapping
  add constraint vpr_mapping_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table vpr_release
  add constraint vpr_release_import_id_fkey FOREIGN KEY (import_id) REFERENCES vpr_import(id);

alter table vpr_release
  add constraint vpr_release_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table vpr_report
  add constraint vpr_report_loaded_by_fkey FOREIGN KEY (loaded_by) REFERENCES account(id) ON DELETE SET NULL;

alter table vpr_report
  add constraint vpr_report_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

alter table vpr_report
  add constraint vpr_report_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES account(id) ON DELETE SET NULL;

alter table vpr_report_line
  add constraint vpr_report_line_report_id_fkey FOREIGN KEY (report_id) REFERENCES vpr_report(id);

alter table vpr_report_line
  add constraint vpr_report_line_school_id_fkey FOREIGN KEY (school_id) REFERENCES school(id);

alter table vpr_result
  add constraint vpr_result_school_id_import_id_fkey FOREIGN KEY (school_id, import_id) REFERENCES vpr_import_school(school_id, import_id) ON DELETE CASCADE;

alter table vpr_test
  add constraint vpr_test_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES account(id);

alter table vpr_test
  add constraint vpr_test_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id);

CREATE INDEX access_code_batch ON public.access_code USING btree (batch_id);

CREATE INDEX account_credential_user ON public.account_credential USING btree ("userId");

CREATE INDEX account_link_account ON public.account_link USING btree (account_id);

CREATE INDEX account_session_user ON public.account_session USING btree ("userId");

CREATE INDEX account_verification_identifier ON public.account_verification USING btree (identifier);

CREATE INDEX audit_entry_account ON public.audit_entry USING btree (account_id, id);

CREATE INDEX audit_entry_at ON public.audit_entry USING btree (at);

CREATE INDEX audit_entry_record ON public.audit_entry USING btree (record_kind, record_id, id);

CREATE INDEX audit_entry_school ON public.audit_entry USING btree (school_id, id);

CREATE INDEX campaign_event_campaign ON public.campaign_event USING btree (campaign_id, id);

CREATE UNIQUE INDEX campaign_key_current ON public.campaign_key USING btree (campaign_id, purpose) WHERE current;

CREATE INDEX campaign_school_school ON public.campaign_school USING btree (school_id);

CREATE INDEX cell_campaign ON public.cell USING btree (campaign_id);

CREATE INDEX change_components_against ON public.change_components USING btree (against_id);

CREATE INDEX code_batch_campaign ON public.code_batch USING btree (campaign_id, school_id);

CREATE INDEX designation_entry_of ON public.designation_entry USING btree (school_id, year, id);

CREATE UNIQUE INDEX designation_list_draft ON public.designation_list USING btree (territory_id, year) WHERE (in_force_on IS NULL);

CREATE INDEX evidence_school ON public.evidence USING btree (school_id, kind);

CREATE INDEX evidence_territory ON public.evidence USING btree (territory_id, kind, occurs_on);

CREATE INDEX evidence_file_of ON public.evidence_file USING btree (evidence_id);

CREATE INDEX evidence_version_day ON public.evidence_version USING btree (evidence_id, on_day, version);

CREATE INDEX exit_judgement_school ON public.exit_judgement USING btree (school_id, status, criterion, year, id);

CREATE INDEX inbox_key ON public.inbox USING btree (key_id);

CREATE INDEX invitation_letter_waiting ON public.invitation_letter USING btree (changed_at) WHERE (state = 'waiting'::text);

CREATE UNIQUE INDEX membership_once ON public.membership USING btree (account_id, role, territory_id, school_id) NULLS NOT DISTINCT WHERE (ends_on IS NULL);

CREATE INDEX membership_school ON public.membership USING btree (school_id);

CREATE INDEX membership_territory ON public.membership USING btree (territory_id);

CREATE UNIQUE INDEX objectivity_case_once ON public.objectivity_case USING btree (school_id, sign) WHERE (state <> 'closed'::text);

CREATE INDEX objectivity_finding_territory ON public.objectivity_finding USING btree (territory_id);

CREATE INDEX objectivity_test_finding_test ON public.objectivity_test_finding USING btree (territory_id, year, subject, grade);

CREATE INDEX official_profile_territory ON public.official_profile USING btree (territory_id, year);

CREATE INDEX pace_campaign ON public.pace USING btree (campaign_id);

CREATE UNIQUE INDEX plan_line_once ON public.plan_line USING btree (school_id, campaign_id, factor, measure) WHERE (state <> 'dropped'::text);

CREATE INDEX plan_line_source ON public.plan_line USING btree (from_school, from_line) WHERE (from_school IS NOT NULL);

CREATE INDEX practice_request_asked ON public.practice_request USING btree (school_id, asked_at);

CREATE INDEX practice_request_by ON public.practice_request USING btree (asked_by_school, asked_at);

CREATE INDEX profile_campaign ON public.profile USING btree (campaign_id);

CREATE INDEX profile_change_against ON public.profile_change USING btree (against_id);

CREATE INDEX profile_change_campaign ON public.profile_change USING btree (campaign_id);

CREATE INDEX publication_school ON public.publication USING btree (school_id);

CREATE INDEX publication_territory ON public.publication USING btree (territory_id, state);

CREATE INDEX publication_step_of ON public.publication_step USING btree (publication_id, id);

CREATE INDEX register_import_place ON public.register_import USING btree (territory_id, kind, id);

CREATE INDEX released_tally_campaign ON public.released_tally USING btree (campaign_id);

CREATE INDEX result_mean_table ON public.result_mean USING btree (table_id);

CREATE INDEX result_table_territory ON public.result_table USING btree (territory_id, id);

CREATE UNIQUE INDEX roadmap_override_open ON public.roadmap_override USING btree (roadmap_id, activity, COALESCE(school_id, 0)) WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX school_oko_login ON public.school USING btree (oko_login);

CREATE UNIQUE INDEX school_own_code ON public.school USING btree (own_code);

CREATE INDEX school_successor ON public.school USING btree (successor_id) WHERE (successor_id IS NOT NULL);

CREATE INDEX school_territory ON public.school USING btree (territory_id);

CREATE INDEX survey_link_campaign ON public.survey_link USING btree (campaign_id, school_id);

CREATE INDEX survey_link_digest ON public.survey_link USING btree (sha256((code)::bytea));

CREATE UNIQUE INDEX survey_link_paper ON public.survey_link USING btree (campaign_id, school_id, audience, grade) WHERE (kind = 'paper'::text);

CREATE UNIQUE INDEX ticket_key_signing ON public.ticket_key USING btree (school_id, campaign_id, audience, grade) WHERE (private_key IS NOT NULL);

CREATE UNIQUE INDEX vpr_confirmation_in_force ON public.vpr_confirmation USING btree (territory_id, hash) WHERE (withdrawn_at IS NULL);

CREATE INDEX vpr_import_territory ON public.vpr_import USING btree (territory_id, id);

CREATE INDEX vpr_import_school_import ON public.vpr_import_school USING btree (import_id);

CREATE INDEX vpr_release_school ON public.vpr_release USING btree (school_id, year, subject, grade, id);

CREATE INDEX vpr_report_territory ON public.vpr_report USING btree (territory_id, year);

create view cell_count as
 SELECT school_id,
    campaign_id,
    audience,
    grade,
    ( SELECT (COALESCE(sum(pace.received), (0)::bigint))::integer AS "coalesce"
           FROM pace
          WHERE ((pace.school_id = cell.school_id) AND (pace.campaign_id = cell.campaign_id) AND (pace.audience = cell.audience) AND (pace.grade = cell.grade))) AS received,
    ( SELECT (count(*))::integer AS count
           FROM inbox
          WHERE ((inbox.school_id = cell.school_id) AND (inbox.campaign_id = cell.campaign_id) AND (inbox.audience = cell.audience) AND (inbox.grade = cell.grade))) AS waiting
   FROM cell;

CREATE OR REPLACE FUNCTION public.refuse_change_of_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception 'audit_entry only grows: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
    end
  $function$;

CREATE OR REPLACE FUNCTION public.store_arrivals(schools integer[], campaigns integer[], audiences text[], grades integer[], codes text[], digests bytea[], keys uuid[], ids uuid[], answers bytea[], this_week date)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  declare
    campaign int;
    outcomes text[];
    remembered bytea[];
  begin
    for campaign in select distinct c from unnest(campaigns) as c order by c loop
      perform pg_advisory_xact_lock_shared(1, campaign);
    end loop;
    perform from survey_link where code = any(codes) order by code for no key update;

    select array_agg(coalesce(outcome, case when turn > 1 then 'again' when fits then 'fresh' else 'full' end) order by n)
    into outcomes
    from (
      select n, outcome, turn,
        code is null or row_number() over (partition by code, outcome is null and turn = 1 order by n) <= room as fits
      from (
        select n, code, outcome, room,
          row_number() over (partition by school_id, campaign_id, digest, outcome is null order by n) as turn
        from (
          select w.*, l.cap - l.used as room,
            case
              when a.digest is not null then 'known'
              when c.state not in ('open', 'closed') then 'closed'
              when c.id is null or w.code is not null and l.code is null then 'gone'
              when l.closed then 'linkClosed'
              when k.id is null then 'keyEnded'
            end as outcome
          from unnest(schools, campaigns, codes, digests, keys) with ordinality
            as w (school_id, campaign_id, code, digest, key_id, n)
          left join campaign c on c.id = w.campaign_id
          left join arrived a on a.school_id = w.school_id and a.campaign_id = w.campaign_id and a.digest = w.digest
          left join survey_link l on l.code = w.code
          left join campaign_key k on k.id = w.key_id and k.current
        ) as looked_up
      ) as counted
    ) as judged;

    with put as (
      insert into arrived (school_id, campaign_id, digest)
      select school_id, campaign_id, digest
      from unnest(schools, campaigns, digests, outcomes) as w (school_id, campaign_id, digest, outcome)
      where outcome = 'fresh' order by 1, 2, 3
      on conflict do nothing
      returning digest
    )
    select coalesce(array_agg(digest), '{}') into remembered from put;
    if cardinality(remembered) < cardinality(array_positions(outcomes, 'fresh')) then
      -- Another batch has just stored the same.
      select array_agg(case when outcome = 'fresh' and digest <> all(remembered) then 'known' else outcome end order by n)
      into outcomes
      from unnest(digests, outcomes) with ordinality as w (digest, outcome, n);
    end if;

    insert into inbox (school_id, campaign_id, audience, grade, id, key_id, sealed)
    select school_id, campaign_id, audience, grade, id, key_id, sealed
    from unnest(schools, campaigns, audiences, grades, ids, keys, answers, outcomes)
      as w (school_id, campaign_id, audience, grade, id, key_id, sealed, outcome)
    where outcome = 'fresh' order by id;

    update survey_link set used = used + f.n
    from (
      select w.code, count(*)::int as n from unnest(codes, outcomes) as w (code, outcome)
      where outcome = 'fresh' and w.code is not null group by w.code
    ) as f
    where survey_link.code = f.code;

    insert into pace (school_id, campaign_id, audience, grade, week, received)
    select school_id, campaign_id, audience, grade, this_week, count(*)
    from unnest(schools, campaigns, audiences, grades, outcomes) as w (school_id, campaign_id, audience, grade, outcome)
    where outcome = 'fresh' group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (school_id, campaign_id, audience, grade, week) do update set received = pace.received + excluded.received;

    return query
    select case outcome
        when 'fresh' then 'stored'
        when 'again' then (
          select case first.outcome when 'full' then 'full' else 'known' end
          from unnest(digests, outcomes) as first (digest, outcome)
          where first.digest = w.digest and first.outcome in ('fresh', 'full', 'known') limit 1
        )
        else outcome
      end
    from unnest(digests, outcomes) with ordinality as w (digest, outcome, n)
    order by n;
  end
  $function$;

CREATE TRIGGER audit_entry_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
