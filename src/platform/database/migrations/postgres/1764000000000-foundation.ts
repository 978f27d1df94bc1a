import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `create table accounts (
    id uuid not null primary key,
    email text not null,
    state text not null check (state in ('invited', 'active')),
    display_name text not null,
    profession text,
    territory text,
    time_zone text not null,
    locale text not null check (locale in ('fr-FR', 'fr-CA', 'en')),
    is_admin boolean not null,
    revision integer not null,
    created_at bigint not null,
    seen_at bigint
  )`,
  `create table sign_in_links (
    id uuid not null primary key,
    email text not null,
    token_hash text not null,
    wrong_codes integer not null,
    locale text not null,
    next text,
    created_at bigint not null,
    used_at bigint
  )`,
  `create table sessions (
    id uuid not null primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    token_hash text not null,
    shared boolean not null,
    device text not null,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
  )`,
  `create table access_tokens (
    id uuid not null primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    name text not null,
    token_hash text not null,
    created_at bigint not null,
    used_at bigint
  )`,
  `create table communities (
    id uuid not null primary key,
    slug text not null,
    name text not null,
    description text not null,
    territory text not null,
    time_zone text not null,
    join_policy text not null check (join_policy in ('open', 'approval', 'invitation')),
    charter text not null,
    revision integer not null,
    created_at bigint not null
  )`,
  `create table memberships (
    id uuid not null primary key,
    community_id uuid not null references communities (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    role text not null check (role in ('member', 'cohost', 'moderator', 'organiser')),
    status text not null check (status in ('pending', 'active', 'removed')),
    charter_accepted_at bigint not null,
    created_at bigint not null
  )`,
  `create table events (
    id uuid not null primary key,
    uid text not null,
    community_id uuid not null references communities (id) on delete restrict,
    kind text not null,
    format text not null check (format in ('in-person', 'video', 'hybrid')),
    title text not null,
    description text not null,
    starts_local text not null,
    duration_minutes integer not null,
    time_zone text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    tzdata text not null,
    place text,
    room_url text,
    capacity integer,
    max_guests integer not null,
    audience text not null check (audience in ('public', 'members')),
    rsvp_deadline_local text,
    rsvp_deadline_at bigint,
    status text not null check (status in ('draft', 'scheduled', 'cancelled')),
    cancellation_word text,
    sequence integer not null,
    revision integer not null,
    notice_revision integer not null,
    notices text not null,
    revised_at bigint not null,
    created_at bigint not null
  )`,
  `create table event_hosts (
    event_id uuid not null references events (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    rank integer not null,
    primary key (event_id, account_id)
  )`,
  `create table event_invitations (
    id uuid not null primary key,
    event_id uuid not null references events (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    invited_by uuid references accounts (id) on delete set null,
    created_at bigint not null,
    withdrawn_at bigint
  )`,
  `create table rsvps (
    id uuid not null primary key,
    event_id uuid not null references events (id) on delete cascade,
    account_id uuid not null references accounts (id) on delete cascade,
    answer text not null check (answer in ('yes', 'maybe', 'no')),
    outcome text not null check (outcome in ('going', 'waitlisted', 'maybe', 'declined')),
    guests integer not null,
    note text not null,
    discreet boolean not null,
    queued_at bigint not null,
    version integer not null,
    answered_at bigint not null,
    created_at bigint not null
  )`,
  `create table invites (
    id uuid not null primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    event_id uuid not null references events (id) on delete cascade,
    uid text not null,
    token_version integer not null,
    answer_token_hash text not null,
    reply_token_hash text not null,
    refusal_token_hash text not null,
    told_state text not null check (told_state in ('none', 'invited', 'going', 'waitlisted', 'maybe', 'declined', 'gone')),
    told_revision integer not null,
    holds text not null check (holds in ('nothing', 'request')),
    bumps integer not null,
    mails integer not null,
    told_at bigint,
    created_at bigint not null
  )`,
  `create table invitation_refusals (
    address_hash text not null primary key,
    created_at bigint not null
  )`,
  `create table outbox (
    id uuid not null primary key,
    subscriber text not null,
    kind text not null,
    payload text not null,
    dedupe_key text not null,
    state text not null check (state in ('pending', 'done', 'parked')),
    available_at bigint not null,
    attempts integer not null,
    lease_owner text,
    lease_until bigint,
    last_error text,
    created_at bigint not null,
    settled_at bigint
  )`,
  `create table audit_entries (
    id uuid not null primary key,
    at bigint not null,
    actor_id uuid,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    details text
  )`,
  `create table idempotency_keys (
    account_id uuid not null references accounts (id) on delete cascade,
    key text not null,
    fingerprint text not null,
    result text not null,
    created_at bigint not null,
    primary key (account_id, key)
  )`,
  `create table instance_facts (
    name text not null primary key,
    value text not null
  )`,
  `create table mailbox_messages (
    id uuid not null primary key,
    message_id text not null,
    to_address text not null,
    subject text not null,
    received_at bigint not null,
    raw text not null,
    text text not null,
    html text not null,
    ics text,
    ics_method text
  )`,
  `create unique index accounts_email on accounts (email)`,
  `create unique index sign_in_links_token on sign_in_links (token_hash)`,
  `create index sign_in_links_email on sign_in_links (email, created_at)`,
  `create unique index sessions_token on sessions (token_hash)`,
  `create index sessions_account on sessions (account_id, created_at)`,
  `create unique index access_tokens_token on access_tokens (token_hash)`,
  `create index access_tokens_account on access_tokens (account_id, created_at)`,
  `create unique index communities_slug on communities (slug)`,
  `create unique index memberships_once on memberships (community_id, account_id)`,
  `create index memberships_account on memberships (account_id, status)`,
  `create index memberships_roll on memberships (community_id, status, created_at, id)`,
  `create index communities_by_name on communities (name, id)`,
  `create unique index events_uid on events (uid)`,
  `create index events_community on events (community_id, starts_at, id)`,
  `create index events_agenda on events (starts_at, id)`,
  `create index event_hosts_account on event_hosts (account_id)`,
  `create unique index event_invitations_once on event_invitations (event_id, account_id)`,
  `create index event_invitations_account on event_invitations (account_id)`,
  `create unique index rsvps_once on rsvps (event_id, account_id)`,
  `create index rsvps_queue on rsvps (event_id, outcome, queued_at, id)`,
  `create index rsvps_account on rsvps (account_id, outcome)`,
  `create unique index invites_once on invites (account_id, uid)`,
  `create index invites_event on invites (event_id, id)`,
  `create unique index invites_answer_token on invites (answer_token_hash)`,
  `create unique index invites_reply_token on invites (reply_token_hash)`,
  `create unique index invites_refusal_token on invites (refusal_token_hash)`,
  `create unique index outbox_once on outbox (subscriber, kind, dedupe_key)`,
  `create index audit_entries_subject on audit_entries (subject_type, subject_id, at)`,
  `create unique index mailbox_messages_message_id on mailbox_messages (message_id)`,
  `create index outbox_due on outbox (available_at) where state = 'pending'`,
  `create index outbox_settled on outbox (settled_at) where state <> 'pending'`,
  `create index mailbox_messages_newest on mailbox_messages (received_at, id)`,
];

export class Foundation1764000000000 implements MigrationInterface {
  name = 'Foundation1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The foundation has nothing before it: restore a backup instead.');
  }
}
