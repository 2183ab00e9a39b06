-- The database of the corpus: an application's tables, large enough that each fault shows. Vacuum runs in no
-- transaction: what follows `next` is sent on its own.
create extension pg_trgm;
create schema "Sales";

create table accounts (
    id bigint generated always as identity primary key, email text not null unique, name text, nick varchar(40),
    country text, plan text, is_active boolean, created_at timestamptz, signed_up timestamp, birthday date,
    login_count int, interests int[], settings jsonb, referrer_id bigint);
create table orders (
    id bigint generated always as identity primary key, account_id bigint not null references accounts, status text,
    placed_at timestamptz, shipped_at timestamptz, total numeric(10, 2), coupon varchar(20), notes text);
create table lines (order_id bigint, line int, product_id bigint, qty int, price numeric, primary key (order_id, line));
create table payments (
    id uuid primary key, order_id bigint references orders, amount numeric, method text, meta jsonb, paid_on date);
create table products (
    id bigint generated always as identity primary key, sku varchar(20) unique, title text, brand text, price numeric,
    tags text[], attrs jsonb, words tsvector);
create table events (
    id bigint generated always as identity, tenant int not null, at timestamptz not null, kind text, payload jsonb)
    partition by range (at);
create table events_01 partition of events for values from ('2026-01-01') to ('2026-02-01');
create table events_02 partition of events for values from ('2026-02-01') to ('2026-03-01');
create table events_rest partition of events default;
create table ledger (id int primary key, owner text, balance numeric) partition by hash (id);
create table ledger_0 partition of ledger for values with (modulus 2, remainder 0);
create table ledger_1 partition of ledger for values with (modulus 2, remainder 1);
create table jobs (
    id bigint generated always as identity primary key, queue text, state text, priority int, run_at timestamptz,
    locked_by text, attempts int, payload jsonb);
create table messages (
    id bigint generated always as identity primary key, room int, author bigint, sent_at timestamptz, body text);
create table bookings (id bigint generated always as identity primary key, room int, during tstzrange, guest text);
create table prices (product_id bigint, valid daterange, price numeric);
create table docs (id bigint generated always as identity primary key, tenant int, title text, body text, is_secret boolean);
create table readings (device int, at timestamptz, value float8);
create table sessions (token text primary key, account_id bigint, expires_at timestamptz);
create table nodes (id int primary key, parent int, name text);
create table employees (id int primary key, boss int, name text);
create table categories (id int primary key, parent_id int references categories, name text);
create table countries (code text primary key, name text);
create table visits (id bigint generated always as identity primary key, address inet, spot point, at timestamptz);
create table stock (product_id bigint primary key, warehouse int, on_hand int);
create table stock_log (id bigint generated always as identity primary key, product_id bigint, at timestamptz default now(), note text);
create table "Sales"."Invoice" ("Id" bigint primary key, "Customer Ref" bigint, "Due Date" date, amount numeric);
create table tickets (id bigint primary key, state text, kind text, opened_at timestamptz, pad text);
create table imports (source text, external_id text, pad text);
create table places (region int, city int, pad text);
create table feeds (id int, kind text, pad text) with (autovacuum_enabled = false);
create table scans (id int, code text, pad text) with (autovacuum_enabled = false);
create table broken (id bigint primary key, code text, pad text);

insert into countries select 'c' || g, 'Country ' || g from generate_series(0, 39) g;
insert into accounts (email, name, nick, country, plan, is_active, created_at, signed_up, birthday, login_count, interests, settings, referrer_id)
    select 'user' || g || '@example.org', 'Name ' || md5(g::text), 'nick' || g, 'c' || g % 40,
           case when g % 500 = 0 then 'gold' else 'free' end, g % 1000 <> 0,
           timestamptz '2024-01-01' + g * interval '20 minutes', timestamp '2024-01-01' + g * interval '20 minutes',
           date '1960-01-01' + g % 15000, g % 10000, array[g % 700, g % 900 + 1000],
           jsonb_build_object('theme', 't' || g % 400, 'size', g % 3000), nullif(g / 10, 0)
      from generate_series(1, 40000) g;
insert into orders (account_id, status, placed_at, shipped_at, total, coupon, notes)
    select 1 + g * 7 % 40000, case when g > 99000 and g % 4 = 0 then 'disputed' when g % 200 = 0 then 'open' else 'done' end,
           timestamptz '2026-01-01' + g * interval '1 minute',
           case when g % 500 <> 0 then timestamptz '2026-01-03' + g * interval '1 minute' end, g % 900,
           case when g % 20 = 0 then 'C' || g % 3000 end, 'note ' || g
      from generate_series(1, 100000) g;
insert into lines select 1 + g / 2, 1 + g % 2, 1 + g * 13 % 20000, 1 + g % 5, g % 100 from generate_series(0, 160000) g;
insert into payments
    select md5(g::text)::uuid, g, g % 900, case g % 2 when 0 then 'card' else 'cash' end,
           jsonb_build_object('ref', g, 'risk', jsonb_build_object('score', g % 4000)), date '2026-01-01' + g / 1000
      from generate_series(1, 60000) g;
insert into products (sku, title, brand, price, tags, attrs, words)
    select 'SKU' || g, 'title ' || g || ' word' || g % 400, 'brand' || g % 600, g % 1000, array['t' || g % 300, 'u' || g % 70],
           jsonb_build_object('color', 'shade' || g % 300, 'weight', g % 5000), to_tsvector('simple', 'title ' || g || ' word' || g % 400)
      from generate_series(1, 20000) g;
insert into events (tenant, at, kind, payload)
    select g % 500, timestamptz '2026-01-01' + g * interval '45 seconds', 'k' || g % 900, jsonb_build_object('user', g % 9000)
      from generate_series(1, 100000) g;
insert into ledger select g, 'owner' || g % 5000, 100 from generate_series(1, 20000) g;
insert into jobs (queue, state, priority, run_at, locked_by, attempts, payload)
    select 'q' || g % 5, case when g % 2000 = 0 then 'ready' when g % 900 = 0 then 'failed' else 'done' end, g % 3,
           timestamptz '2026-06-01' + g * interval '1 second', 'worker' || g % 2000, g % 4, '{}'
      from generate_series(1, 80000) g;
insert into messages (room, author, sent_at, body)
    select g % 300, g % 9000, timestamptz '2026-01-01' + g * interval '1 second', 'hello ' || md5(g::text)
      from generate_series(1, 100000) g;
insert into bookings (room, during, guest)
    select g % 200, tstzrange(timestamptz '2026-01-01' + g * interval '10 minutes', timestamptz '2026-01-01' + (g + 5) * interval '10 minutes'),
           'guest' || g % 4000
      from generate_series(1, 20000) g;
insert into prices select g % 20000, daterange(date '2026-01-01' + g / 100, date '2026-01-02' + g / 100), g % 100 from generate_series(1, 40000) g;
insert into docs (tenant, title, body, is_secret)
    select g % 200, 'doc ' || g % 9000, 'lorem ipsum ' || md5(g::text) || ' dolor term' || g % 3000, g % 10 = 0 from generate_series(1, 20000) g;
insert into readings select g % 400, timestamptz '2026-01-01' + g * interval '10 seconds', g * 7919 % 100000 from generate_series(1, 100000) g;
insert into sessions select md5(g::text), g % 20000, timestamptz '2026-01-01' + g * interval '1 minute' from generate_series(1, 40000) g;
insert into nodes select g, g / 3, 'node' || g from generate_series(1, 40000) g;
insert into employees select g, nullif(g / 5, 0), 'employee' || g from generate_series(1, 5000) g;
insert into categories select g, nullif(g / 3, 0), 'category' || g from generate_series(1, 300) g order by g;
insert into visits (address, spot, at)
    select inet '10.0.0.0' + g, point(g % 200, g / 200), timestamptz '2026-01-01' + g * interval '1 second' from generate_series(1, 40000) g;
insert into stock select g, g % 5, g % 50 from generate_series(1, 20000) g;
insert into stock_log (product_id, note) select g % 20000, 'moved' from generate_series(1, 60000) g;
insert into "Sales"."Invoice" select g, g % 8000, date '2026-01-01' + g % 3000, g from generate_series(1, 40000) g;
insert into tickets select g, case when g > 79000 then 'stalled' else 'closed' end, 'kind' || g % 20, timestamptz '2026-01-01' + g * interval '1 minute', repeat('x', 60)
  from generate_series(1, 80000) g;
insert into imports select 's' || g % 20, 'e' || g, repeat('x', 60) from generate_series(1, 40000) g;
insert into places select g % 300, g % 300, repeat('x', 60) from generate_series(1, 60000) g;
insert into broken select g, 'code' || g % 5000, repeat('x', 60) from generate_series(1, 30000) g;

create index orders_account on orders (account_id);
create index orders_placed_at on orders (placed_at);
create index orders_open on orders (placed_at) where status = 'open';
create index lines_product on lines (product_id);
create index accounts_created_at on accounts (created_at);
create index accounts_signed_up on accounts (signed_up);
create index accounts_nick on accounts (nick);
create index products_tags on products using gin (tags);
create index products_attrs on products using gin (attrs jsonb_path_ops);
create index products_words on products using gin (words);
create index products_title on products using gin (title gin_trgm_ops);
create index events_tenant_at on events (tenant, at);
create index jobs_ready on jobs (run_at) where state = 'ready';
create index messages_room_sent on messages (room, sent_at desc);
create index bookings_during on bookings using gist (during);
create index docs_tenant on docs (tenant);
create index readings_device_at on readings (device, at);
create index readings_at on readings using brin (at);
create index sessions_expires on sessions (expires_at);
create index employees_boss on employees (boss);
create index categories_parent on categories (parent_id);
create index stock_warehouse on stock (warehouse);
create index invoice_customer on "Sales"."Invoice" ("Customer Ref");
create index places_region on places (region);
create index tickets_opened on tickets (opened_at);
create index broken_code on broken (code);
update pg_index set indisvalid = false where indexrelid = 'broken_code'::regclass;

create view open_orders as select o.*, a.email from orders o join accounts a on a.id = o.account_id where o.status = 'open';
create view order_payments as select o.id as order_id, o.account_id, p.amount, p.method from orders o join payments p on p.order_id = o.id;
create materialized view account_totals as select account_id, count(*) as orders, sum(total) as total from orders group by 1;
create function orders_of(account bigint) returns setof orders language sql stable as 'select * from orders where account_id = account';
create function paid(of_order bigint) returns numeric language sql stable
    as 'select coalesce(sum(amount), 0) from payments where order_id = of_order limit 1';
create function paid_by(account bigint) returns numeric language plpgsql stable as $$
declare
    found record;
    total numeric := 0;
begin
    for found in select id from orders where account_id = account loop
        total := total + (select coalesce(sum(amount), 0) from payments where order_id = found.id);
    end loop;
    return total;
end $$;
create function last_message(of_author bigint) returns timestamptz language plpgsql stable as $$
begin
    return (select max(sent_at) from messages where author = of_author);
end $$;
create function name_of(account bigint) returns text language plpgsql stable as $$
begin
    return (select name from accounts where id = account);
end $$;
create function log_stock() returns trigger language plpgsql as $$
begin
    if (select count(*) from stock_log where product_id = new.product_id) < 1000 then
        insert into stock_log (product_id, note) values (new.product_id, 'changed');
    end if;
    return new;
end $$;
create trigger stock_logged after update on stock for each row execute function log_stock();
alter table docs enable row level security;
create policy own on docs using (tenant = current_setting('app.tenant', true)::int);

-- next
vacuum (analyze) accounts, orders, lines, payments, products, events, ledger, jobs, messages, bookings, prices, docs, readings,
    sessions, nodes, employees, categories, countries, visits, stock, stock_log, "Sales"."Invoice", tickets, imports, places, broken;
-- next
analyze account_totals;
insert into feeds select g, 'old', repeat('x', 100) from generate_series(1, 3000) g;
create index feeds_kind on feeds (kind);
analyze feeds;
insert into feeds select g, 'new', repeat('x', 100) from generate_series(1, 40000) g;
insert into scans select g, 'code' || g % 5000, repeat('x', 100) from generate_series(1, 40000) g;
