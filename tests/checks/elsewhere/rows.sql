do $$
declare name text;
begin
    for name in select format('%I.%I', nspname, relname) from pg_class join pg_namespace n on n.oid = relnamespace
                 where nspname = 'shop' and relkind in ('r', 'm') loop
        execute format('alter table %s set (autovacuum_enabled = false)', name); end loop; end $$;
select setseed(0.5);
insert into shop.customers
select n, 'user' || n || '@example.org',
       (array['Bern', 'Basel', 'Lyon', 'Lille', 'Rome', 'Pisa', 'Graz', 'Linz'])[1 + least(7, floor(-ln(1 - random()) * 2)::int)]
         || case when n % 40 = 0 then ' ' || n % 977 else '' end,
       'x', lpad((n % 3000)::text, 8, 'k'),
       array(select 'tag' || (n * k) % 50 from generate_series(1, n % 5) k),
       array(select (n * k) % 30 from generate_series(1, n % 4) k),
       jsonb_build_object('plan', (array['free', 'team', 'firm'])[1 + n % 3], 'ref', n % 2000),
       case when n % 10 > 0 then date '1950-01-01' + (n * 7919 % 20000)::int end,
       md5(n::text)::uuid, n % 12 > 0
  from generate_series(1, 30000) n;
update shop.customers
   set country = case when city ~ 'Be|Ba' then 'Switzerland' when city ~ 'Ly|Lil' then 'France' when city ~ 'Ro|Pi' then 'Italy' else 'Austria' end;
insert into shop.orders (customer_id, state, placed_at, total, weight, note, during)
select 1 + floor(30000 * random() ^ 2)::int,
       (array['done', 'done', 'done', 'done', 'done', 'done', 'shipped', 'paid', 'new', 'disputed'])[1 + least(9, floor(random() * 9.02)::int)]::shop.state,
       timestamptz '2026-01-01' + n * interval '2 minutes', round((random() ^ 3 * 1000)::numeric, 2), random(),
       case when n % 3 = 0 then 'parcel ' || (array['red', 'green', 'blue', 'fragile'])[1 + n % 4] || ' lot' || n % 300 end,
       tstzrange(timestamptz '2026-01-01' + n * interval '2 minutes', timestamptz '2026-01-01' + (n + n % 700) * interval '2 minutes')
  from generate_series(1, 90000) n;
insert into shop.lines select n / 2, n % 2, 1 + floor(2000 * random() ^ 2)::int, 1 + n % 9 from generate_series(2, 120000) n;
insert into shop.events
select n, timestamptz '2026-01-05' + n * interval '3 minutes', (array['view', 'view', 'buy', 'leave'])[1 + n % 4], 1 + n % 30000
  from generate_series(1, 40000) n;
insert into shop.readings select n % 100, timestamptz '2026-01-01' + n * interval '1 minute', random() from generate_series(1, 60000) n;
refresh materialized view shop.by_city;
vacuum (analyze) shop.customers, shop.orders, shop.lines, shop.events, shop.readings, shop.by_city;
analyze;
update shop.orders set weight = weight + 1 where id % 15 = 0;
insert into shop.orders (customer_id, state, placed_at, total, note)
select 1 + n % 30000, 'new', timestamptz '2026-06-01' + n * interval '1 minute', n % 100, 'parcel late' from generate_series(1, 4000) n;
insert into shop.readings select n % 120, timestamptz '2026-03-01' + n * interval '1 minute', random() from generate_series(1, 9000) n
