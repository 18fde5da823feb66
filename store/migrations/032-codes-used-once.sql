-- The time step of the second factor's code that was last taken: neither that code nor an earlier one is taken again
-- (RFC 6238, 5.2).
alter table people add column second_factor_step bigint;
