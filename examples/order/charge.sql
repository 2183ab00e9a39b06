-- $1: the step's key; $2: the order; $3: the reservation's token; $4: the amount.
insert into shop_charges (step_key, order_id, token, amount)
values ($1, $2, $3, $4)
returning order_id, amount
