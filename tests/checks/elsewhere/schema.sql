create schema shop;

create type shop.state as enum ('new', 'paid', 'shipped', 'done', 'disputed');
create domain shop.email as text not null check (value like '%@%');

create table shop.customers (
    id bigint primary key,
    email shop.email,
    city text not null,
    country varchar(40) not null,
    code character(8) not null,
    tags text[] not null default '{}',
    scores integer[] not null default '{}',
    profile jsonb not null default '{}',
    born date,
    key uuid not null,
    is_active boolean not null,
    unique (email)
);

create table shop.orders (
    id bigint generated always as identity primary key,
    customer_id bigint not null references shop.customers,
    state shop.state not null,
    placed_at timestamptz not null,
    total numeric(10, 2) not null check (total >= 0),
    weight double precision,
    note text,
    words tsvector generated always as (to_tsvector('simple', coalesce(note, ''))) stored,
    during tstzrange,
    changed_at timestamptz not null default now()
);

create table shop.lines (
    order_id bigint not null references shop.orders,
    number smallint not null,
    product integer not null,
    quantity integer not null,
    primary key (order_id, number)
);

create table shop.events (
    id bigint not null,
    at timestamptz not null,
    kind text not null,
    customer_id bigint
) partition by range (at);

create table shop.events_1 partition of shop.events for values from ('2026-01-01') to ('2026-02-01');
create table shop.events_2 partition of shop.events for values from ('2026-02-01') to ('2026-03-01');
create table shop.events_3 partition of shop.events for values from ('2026-03-01') to ('2027-01-01');

create table shop.readings (
    sensor integer not null,
    at timestamptz not null,
    value real not null
);

create table shop.empty (id integer primary key, name text);

create index customers_city on shop.customers (city, country);
create index customers_lower_city on shop.customers (lower(city));
create index customers_tags on shop.customers using gin (tags);
create index customers_profile on shop.customers using gin (profile jsonb_path_ops);
create index customers_key on shop.customers (key);
create index customers_code on shop.customers using hash (code);
create index customers_born on shop.customers (born desc nulls last);
create index orders_customer on shop.orders (customer_id, placed_at);
create index orders_customer_state on shop.orders (customer_id, state);
create index orders_placed on shop.orders (placed_at);
create index orders_open on shop.orders (placed_at) where state in ('new', 'paid');
create index orders_words on shop.orders using gin (words);
create index orders_during on shop.orders using gist (during);
create index orders_total on shop.orders (total) include (customer_id);
create index lines_product on shop.lines (product);
create index events_at on shop.events (at);
create index events_customer on shop.events (customer_id);
create index readings_at on shop.readings using brin (at) with (pages_per_range = 16);
create index readings_sensor on shop.readings (sensor);

create statistics shop.customers_place (ndistinct, dependencies, mcv) on city, country from shop.customers;
create statistics shop.orders_state (mcv) on state, customer_id from shop.orders;
create statistics shop.customers_computed on (lower(city)), (id % 10) from shop.customers;

create materialized view shop.by_city as
    select city, count(*) as customers from shop.customers group by city;
create unique index by_city_city on shop.by_city (city);

create view shop.open_orders as
    select id, customer_id, placed_at from shop.orders where state in ('new', 'paid');
