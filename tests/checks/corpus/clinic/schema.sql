-- A second database of the corpus: a clinic of many tenants with devices, a ledger, a site with articles, and tables as
-- ORMs make them. Its queries were labelled before any of them was checked.
create extension pg_trgm;
create type visit_state as enum ('booked', 'arrived', 'done', 'missed', 'cancelled');
create type staff_role as enum ('doctor', 'nurse', 'clerk');

create table tenants (id int primary key, slug text unique, name text);
create table staff (
    tenant_id int not null references tenants, id int not null, email varchar(120), full_name text, role staff_role,
    deleted_at timestamptz, primary key (tenant_id, id));
create table patients (
    tenant_id int not null references tenants, id bigint not null, mrn text not null, full_name text, email varchar(200),
    phone text, born date, profile jsonb, allergies text[], deleted_at timestamptz, updated_at timestamp,
    primary key (tenant_id, id));
create table visits (
    id uuid primary key, tenant_id int not null, patient_id bigint not null, staff_id int, slot tstzrange, state visit_state,
    starts_at timestamptz, created_at timestamp, note text, foreign key (tenant_id, patient_id) references patients);
create table vitals (
    device_id uuid not null, patient_id bigint, taken_at timestamptz not null, kind smallint, value real)
    partition by range (taken_at);
create table vitals_2026_01 partition of vitals for values from ('2026-01-01') to ('2026-02-01');
create table vitals_2026_02 partition of vitals for values from ('2026-02-01') to ('2026-03-01');
create table vitals_2026_03 partition of vitals for values from ('2026-03-01') to ('2026-04-01');
create table vitals_later partition of vitals default;
create table devices (
    id uuid primary key, serial varchar(32), firmware text, last_seen timestamptz, mac macaddr, ip inet, labels jsonb,
    is_retired boolean not null default false);
create table ledger_accounts (id int primary key, iban char(22) unique, owner text, currency char(3), opened date);
create table postings (
    id bigint primary key, account_id int not null references ledger_accounts, booked_at timestamptz not null,
    amount numeric(12, 2), memo text, transfer_id uuid, reversed_by bigint references postings);
create table articles (
    id bigint primary key, tenant_id int, slug text, title text, body text,
    search tsvector generated always as (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(body, ''))) stored,
    published_at timestamp, author_id int, state text, deleted_at timestamptz, meta json, rating int);
create table tags (id int primary key, name text unique);
create table article_tags (article_id bigint references articles, tag_id int references tags, primary key (article_id, tag_id));
create table comments (
    id bigint primary key, article_id bigint references articles, parent_id bigint, author text, created_at timestamptz,
    body text, score int);
create table outbox (
    id bigint primary key, topic text, aggregate_id uuid, payload json, created_at timestamptz, processed_at timestamptz,
    attempts int);
create table audit (id bigint primary key, entity_type text, entity_id bigint, at timestamptz, actor text, diff jsonb);
create table "User" ("id" text primary key, "email" text, "name" text, "createdAt" timestamp(3), "orgId" int);
create table "Post" ("id" int primary key, "authorId" text, "title" text, "published" boolean, "createdAt" timestamp(3), "views" int);
create table folders (id int primary key, path text, owner int);
create table translations (key text, lang text, text text, primary key (key, lang));
create table rates (currency char(3), valid_from date, rate numeric, primary key (currency, valid_from));
create table settings (tenant_id int, name text, value text, primary key (tenant_id, name));

insert into tenants select g, 'tenant-' || g, 'Tenant ' || g from generate_series(1, 50) g;
insert into staff select 1 + g % 50, g, 'staff' || g || '@clinic.example', 'Staff ' || md5(g::text),
       (array['doctor', 'nurse', 'clerk'])[1 + g % 3]::staff_role, case when g % 400 = 0 then timestamptz '2026-01-01' end
  from generate_series(1, 20000) g;
insert into patients select 1 + g % 50, g, 'MRN' || lpad(g::text, 8, '0'), 'Patient ' || md5(g::text), 'p' || g || '@mail.example',
       '+49' || 1000000 + g, date '1930-01-01' + g % 30000,
       jsonb_build_object('insurer', 'ins' || g % 300, 'blood', (array['A', 'B', '0'])[1 + g % 3], 'address', jsonb_build_object('zip', (10000 + g % 9000)::text)),
       array['al' || g % 250, 'al' || 250 + g % 90], case when g % 900 = 0 then timestamptz '2026-01-01' + g * interval '1 minute' end,
       timestamp '2026-01-01' + g * interval '2 minutes'
  from generate_series(1, 60000) g;
insert into visits select md5(g::text)::uuid, 1 + g % 50, g % 60000 / 50 * 50 + case when g % 50 = 0 then 50 else g % 50 end, g % 20000,
       tstzrange(timestamptz '2026-01-01' + g * interval '5 minutes', timestamptz '2026-01-01' + (g + 6) * interval '5 minutes'),
       (case when g % 1500 = 0 then 'missed' when g % 400 = 0 then 'arrived' when g % 3 = 0 then 'booked' else 'done' end)::visit_state,
       timestamptz '2026-01-01' + g * interval '5 minutes', timestamp '2025-12-01' + g * interval '5 minutes', 'note ' || g
  from generate_series(1, 59900) g;
insert into vitals select md5((g % 1000)::text)::uuid, g % 6000, timestamptz '2026-01-01' + g * interval '1 minute', g % 8, g % 200
  from generate_series(1, 140000) g;
insert into devices select md5(g::text)::uuid, 'SN' || g, 'fw' || g % 40, timestamptz '2026-01-01' + g * interval '3 minutes',
       ('08:00:2b:' || substr(md5(g::text), 1, 2) || ':' || substr(md5(g::text), 3, 2) || ':' || substr(md5(g::text), 5, 2))::macaddr,
       inet '10.1.0.0' + g, jsonb_build_object('site', 's' || g % 500, 'ward', g % 90), g % 700 = 0
  from generate_series(1, 20000) g;
insert into ledger_accounts select g, 'DE' || lpad(g::text, 20, '0'), 'owner' || g % 6000, 'EUR', date '2020-01-01' + g % 2000 from generate_series(1, 15000) g;
insert into postings select g, 1 + g * 7 % 15000, timestamptz '2026-01-01' + g * interval '1 minute', g % 1000 - 500, 'memo ' || md5(g::text),
       md5((g / 2)::text)::uuid, case when g % 5000 = 0 then g - 1 end
  from generate_series(1, 120000) g;
insert into articles (id, tenant_id, slug, title, body, published_at, author_id, state, deleted_at, meta, rating)
  select g, 1 + g % 50, 'article-' || g, 'Title ' || g || ' about topic' || g % 700, 'body ' || md5(g::text) || ' term' || g % 900,
       timestamp '2025-01-01' + g * interval '15 minutes', g % 4000, case when g % 800 = 0 then 'draft' else 'live' end,
       case when g % 1000 = 0 then timestamptz '2026-01-01' end, json_build_object('lang', 'l' || g % 300, 'words', g % 2500), g % 5000
  from generate_series(1, 30000) g;
insert into tags select g, 'tag' || g from generate_series(1, 2000) g;
insert into article_tags select 1 + g / 3, 1 + (g * 17 + g % 3) % 2000 from generate_series(0, 89999) g on conflict do nothing;
insert into comments select g, 1 + g % 30000, case when g % 4 = 0 then g - 1 end, 'author' || g % 7000, timestamptz '2026-01-01' + g * interval '1 minute', 'comment ' || md5(g::text), g % 3000
  from generate_series(1, 80000) g;
insert into outbox select g, 'topic' || g % 6, md5((g % 9000)::text)::uuid, '{}', timestamptz '2026-01-01' + g * interval '1 minute',
       case when g % 1000 <> 0 then timestamptz '2026-01-02' + g * interval '1 minute' end, g % 4
  from generate_series(1, 60000) g;
insert into audit select g, (array['Patient', 'Visit', 'Article'])[1 + g % 3], g % 9000, timestamptz '2026-01-01' + g * interval '1 minute', 'actor' || g % 3000, jsonb_build_object('field', 'f' || g % 600)
  from generate_series(1, 80000) g;
insert into "User" select 'cuid' || md5(g::text), 'user' || g || '@app.example', 'User ' || g, timestamp '2026-01-01' + g * interval '1 minute', g % 2000 from generate_series(1, 30000) g;
insert into "Post" select g, 'cuid' || md5((g % 6000)::text), 'Post ' || md5(g::text), g % 600 <> 0, timestamp '2026-01-01' + g * interval '1 minute', g % 4000 from generate_series(1, 40000) g;
insert into folders select g, '/root/' || g % 40 || '/' || g % 1500 || '/' || g, g % 3000 from generate_series(1, 30000) g;
insert into translations select 'key.' || g / 4, (array['de', 'en', 'fr', 'it'])[1 + g % 4], 'text ' || g from generate_series(0, 19999) g;
insert into rates select (array['USD', 'CHF', 'GBP', 'JPY'])[1 + g % 4], date '2000-01-01' + g / 4, 1 + g % 100 from generate_series(0, 29999) g;
insert into settings select 1 + g % 50, 'name' || g / 50, 'value' from generate_series(0, 999) g;

create index patients_mrn on patients (tenant_id, mrn);
create index patients_email on patients (email);
create index patients_updated on patients (updated_at);
create index patients_living on patients (tenant_id, full_name) where deleted_at is null;
create index visits_patient on visits (tenant_id, patient_id);
create index visits_starts on visits (tenant_id, starts_at);
create index visits_created on visits (created_at);
create index vitals_device on vitals (device_id, taken_at desc);
create index vitals_taken on vitals using brin (taken_at);
create index devices_serial on devices (serial);
create index devices_mac on devices (mac);
create index devices_last_seen on devices (last_seen);
create index devices_labels on devices using gin (labels);
create index postings_account on postings (account_id, booked_at);
create index articles_search on articles using gin (search);
create index articles_published on articles (published_at desc nulls last);
create index articles_slug on articles (tenant_id, slug) where deleted_at is null;
create index articles_rating on articles (rating);
create index outbox_pending on outbox (created_at) where processed_at is null;
create index outbox_aggregate on outbox (aggregate_id);
create index audit_at on audit (at);
create unique index "User_email_key" on "User" ("email");
create index "Post_createdAt_idx" on "Post" ("createdAt");
create index folders_path on folders (path text_pattern_ops);

create view active_patients as select * from patients where deleted_at is null;
create view article_feed as
    select a.id, a.tenant_id, a.title, a.published_at, count(c.id) as comments
      from articles a left join comments c on c.article_id = a.id
     where a.state = 'live' group by a.id;
create view balances as select account_id, sum(amount) as balance from postings group by account_id;
create function balance_of(account int) returns numeric language plpgsql stable as $$
begin
    return (select sum(amount) from postings where account_id = account);
end $$;
create function transfers_of(of_transfer uuid) returns bigint language plpgsql stable as $$
begin
    return (select count(*) from postings where transfer_id = of_transfer);
end $$;
create function comments_under(of_article bigint) returns bigint language sql stable
    as 'select count(*) from comments where article_id = of_article limit 1';
create function touch_author() returns trigger language plpgsql as $$
begin
    perform 1 from articles where author_id = new.author_id and state = 'draft';
    return new;
end $$;
create trigger articles_touched after update of title on articles for each row execute function touch_author();
create function touch_device() returns trigger language plpgsql as $$
begin
    perform 1 from devices where id = new.id;
    return new;
end $$;
create trigger devices_touched after update on devices for each row execute function touch_device();

-- next
vacuum (analyze);
